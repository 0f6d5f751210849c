import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { ClusterView } from "../sim/index.ts";
import { coachText } from "../text/pages.ts";
import { formatCount, formatMany } from "../text/numbers.ts";
import { trainingTip } from "./checkpoint/training-coach.ts";
import { elasticTip } from "./elastic/elastic-coach.ts";
import type { HudState } from "./hud-state.ts";
import { Icon } from "./icons.tsx";

/** One line of help at its time; each can be sent away, and goes by itself once it has been followed. */
export function Coach({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const closed = useMemo(() => signal<ReadonlySet<string>>(new Set()), []);
  const known = (hud.app.progress.value?.stars ?? 0) >= 2;
  const line = resumedLine(hud) ?? (known ? null : lineNow(hud));
  if (line === null || closed.value.has(line.id)) return null;
  return (
    <aside class="coach">
      <p>{line.text}</p>
      <button
        type="button"
        class="ghost-button square"
        aria-label={coachText.close}
        title={coachText.close}
        onClick={() => (closed.value = new Set([...closed.peek(), line.id]))}
      >
        <Icon name="close" />
      </button>
    </aside>
  );
}

/** A run that is taken up again stands still until its player is ready. */
function resumedLine(hud: HudState): { readonly id: string; readonly text: string } | null {
  const frame = hud.frame.value;
  const at = hud.resumedAt.value;
  const still = hud.app.page.value === "play" && at !== null && frame?.paused === true && frame.view.time === at;
  return still ? { id: `resumed ${at}`, text: coachText.resumed } : null;
}

/** The giant is seated, but idle GPUs lie about in pieces too small for those that wait. */
function crumbsLine(hud: HudState, view: ClusterView): { readonly id: string; readonly text: string } | null {
  const badge = hud.frame.value?.score.badges.find(({ id }) => id === "fragmentation");
  if (badge?.state !== "red" || view.queue.length === 0) return null;
  const widest = view.queue.reduce((most, id) => Math.max(most, view.job(id).gpus), 0);
  return {
    id: "crumbs",
    text: coachText.crumbs(view.queue.length, formatMany(widest, "GPU"), formatCount(view.idleGpus)),
  };
}

function lineNow(hud: HudState): { readonly id: string; readonly text: string } | null {
  const view = hud.frame.value?.view;
  const { carry, dropped } = hud.app.interaction;
  if (
    hud.app.page.value !== "play" ||
    view === undefined ||
    view.ended !== null ||
    carry.value !== null ||
    dropped.value !== null
  )
    return null;
  if (hud.app.lesson === "checkpoint") return trainingTip(view, hud.course.value);
  if (hud.app.lesson === "elastic") return elasticTip(view);
  const gang = hud.gangs.value.find((one) => one.job.status === "pending");
  if (gang !== undefined) {
    return gang.window === null
      ? { id: "arrived", text: coachText.arrived(gang.job.name) }
      : { id: "reserved", text: coachText.reserved };
  }
  const coming = view.level.jobs.find((job) => job.contiguous && job.arrives > view.time);
  if (coming === undefined) return crumbsLine(hud, view);
  const needed = Math.ceil(coming.gpus / view.level.topology.gpusPerNode);
  return {
    id: "look",
    text: coachText.look(formatCount(view.idleGpus), view.longestEmptyRun, formatMany(needed, "node")),
  };
}
