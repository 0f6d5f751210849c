import type { JSX } from "preact";
import { emptyHand } from "../session/interaction.ts";
import type { Command, JobId, NodeId } from "../sim/index.ts";
import { formatDollars, formatGpuHours, formatMany, formatPercent } from "../text/numbers.ts";
import { moveText, placeText } from "../text/place.ts";
import { rackName } from "../text/places.ts";
import { refusals } from "../text/refusals.ts";
import { Dialog } from "./dialog.tsx";
import type { HudState } from "./hud-state.ts";
import { rackNodes } from "../insight/jobs.ts";
import { knownSeconds, durationWords } from "./price-words.ts";
import { usePrice } from "./use-price.ts";

/** Asks before carried jobs are moved onto a rack, with the price, or says why they cannot be. */
export function MoveDialog({
  hud,
  jobs,
  node,
}: {
  readonly hud: HudState;
  readonly jobs: readonly JobId[];
  readonly node: NodeId;
}): JSX.Element {
  const view = hud.frame.value?.view;
  const command: Command | null = view === undefined ? null : { type: "migrate", jobs, to: rackNodes(view, node) };
  const priced = usePrice(hud, command);
  const close = (): void => emptyHand(hud.app.interaction);
  if (view === undefined || command === null || priced === null) return <></>;
  return (
    <Dialog
      hud={hud}
      title={moveText.dialog(formatMany(jobs.length, "job"), rackName(view.level.topology, node))}
      onClose={close}
    >
      {priced.ok ? (
        <>
          <p class="cost">
            {moveText.price(
              formatGpuHours(priced.price.total),
              formatDollars(priced.price.dollars),
              durationWords(priced.price, knownSeconds(priced.price)),
            )}
          </p>
          {priced.price.stays.jobs > 0 && (
            <p class="warning">{moveText.stays(formatMany(priced.price.stays.jobs, "job"))}</p>
          )}
          <p class="quiet">{moveText.tax(formatPercent(view.level.migration.taxPermille / 1000))}</p>
        </>
      ) : (
        <p class="late">{refusals[priced.refusal]}</p>
      )}
      <footer class="dialog-foot">
        <span class="quiet">{placeText.paused}</span>
        <button type="button" class="ghost-button" onClick={close}>
          {placeText.cancel} <kbd>Esc</kbd>
        </button>
        <button
          type="button"
          class="main-button"
          disabled={!priced.ok}
          onClick={() => {
            if (hud.send(command).ok) close();
          }}
        >
          {moveText.confirm}
        </button>
      </footer>
    </Dialog>
  );
}
