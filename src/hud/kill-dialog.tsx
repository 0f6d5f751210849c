import type { JSX } from "preact";
import type { Command } from "../sim/index.ts";
import { killText } from "../text/levers.ts";
import { formatDollars, formatDuration, formatGpuHours, formatMany } from "../text/numbers.ts";
import { placeText } from "../text/place.ts";
import { refusals } from "../text/refusals.ts";
import { Dialog } from "./dialog.tsx";
import type { HudState } from "./hud-state.ts";
import { usePrice } from "./use-price.ts";

/** Asks before a command that kills more than its name says, with the price of it. */
export function KillDialog({ hud, command }: { readonly hud: HudState; readonly command: Command }): JSX.Element {
  const priced = usePrice(hud, command);
  const close = (): void => {
    hud.asked.value = null;
  };
  if (priced === null) return <></>;
  const jobs = priced.ok ? formatMany(priced.price.kills.jobs, "job") : "";
  return (
    <Dialog hud={hud} title={killText.question(command.type)} onClose={close}>
      {priced.ok ? (
        <>
          <p class="cost">
            {killText.price(
              jobs,
              formatMany(priced.price.kills.gpus, "GPU"),
              formatGpuHours(priced.price.total),
              formatDollars(priced.price.dollars),
            )}
          </p>
          <p>{killText.why}</p>
          {(priced.price.seconds ?? 0) > 0 && (
            <p class="quiet">{killText.later(formatDuration(priced.price.seconds ?? 0))}</p>
          )}
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
          class="danger-button"
          disabled={!priced.ok}
          onClick={() => {
            if (hud.carryOut(command).ok) close();
          }}
        >
          {placeText.kill(jobs)}
        </button>
      </footer>
    </Dialog>
  );
}
