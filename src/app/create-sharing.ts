import { signal } from "@preact/signals";
import type { Sharing } from "../hud/app.ts";
import { pictureAsker } from "../picture/make-picture.ts";
import { handInOf } from "../replay/hand-in.ts";
import { packHandIn } from "../replay/pack-hand-in.ts";
import { codeOf } from "../replay/run-code.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { watchText } from "../text/watch.ts";
import { nobody, type Owner } from "./create-assigned.ts";
import { downloadReplay, fileName } from "./download-replay.ts";
import type { PageState } from "./page-state.ts";
import { inkOf } from "./picture-ink.ts";
import { saveBytes } from "./save-file.ts";

/** Ways to hand the run that is watched on: a link, a code, its file, a picture of the hall, a clip of the run. */
export function createSharing(
  { watched, interaction }: Pick<PageState, "watched" | "interaction">,
  owner: () => Owner,
): Sharing {
  const making = signal<Sharing["making"]["value"]>(null);
  let asker: ReturnType<typeof pictureAsker> | null = null;
  /** The code of the record that was asked about last: packing it takes some milliseconds. */
  let known: { readonly record: RunRecord; readonly code: string | null } | null = null;

  const code = (): string | null => {
    const record = watched.peek()?.player.record;
    if (record === undefined) return null;
    if (known?.record !== record) known = { record, code: codeOf(packHandIn(handInOf([record]))) };
    return known.code;
  };

  return {
    making,
    code,
    link() {
      const told = code();
      const time = watched.peek()?.session.view().time ?? 0;
      return told === null ? null : `${location.origin}${location.pathname}#${told}@${time}`;
    },
    saveFile() {
      const now = watched.peek();
      // Another's run does not get the player's name.
      if (now !== null) downloadReplay(now.player.record, now.source.kind === "mine" ? owner() : nobody);
    },
    savePicture(kind) {
      const now = watched.peek();
      if (now === null || (making.peek()?.done ?? null) !== null) return;
      const { act, player, session } = now;
      const { record } = player;
      asker?.stop();
      asker = pictureAsker();
      making.value = { kind, done: 0 };
      const request = {
        kind,
        file: act.file,
        record,
        time: kind === "png" ? session.view().time : player.end,
        title: `${act.about.number} · ${watchText.seed(record.seed)}`,
        ink: inkOf(interaction.theme.peek()),
      };
      const failed = (reason: unknown): void => {
        console.error(reason);
        making.value = { kind, done: null };
      };
      asker.ask(
        request,
        (answer) => {
          if ("done" in answer) making.value = { kind, done: answer.done };
          else {
            saveBytes(fileName(record, kind), answer.bytes);
            making.value = null;
          }
        },
        failed,
      );
    },
    stop() {
      asker?.stop();
      asker = null;
      making.value = null;
    },
  };
}
