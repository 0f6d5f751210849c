import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import { elasticCurve as words } from "../text/pages.ts";
import { debriefText } from "../../../text/pages.ts";
import { ThroughputTable } from "../play/elastic-tables.tsx";
import { ThroughputPlot } from "../play/throughput-plot.tsx";
import type { HudState } from "../../../hud/hud-state.ts";
import { tokensBetween } from "../../../insight/elastic/accounts.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** The run's throughput beside that of the same seed left to crash and wait. */
export function CurvePanel({
  hud,
  frame: { view },
}: {
  readonly hud: HudState;
  readonly frame: Frame;
}): JSX.Element | null {
  const { elastic, time, level } = view;
  if (elastic === null) return null;
  const ghost = hud.app.ghost.value;
  const full = elastic.fullTokensPerSecond;
  const mean = (history: typeof ghost): number => tokensBetween(history, 0, time) / full / Math.max(1, time);
  return (
    <section class="panel panel-wide elastic-curve">
      <h2>
        <Words>{words.heading}</Words>
      </h2>
      <div class="debrief-plot-body">
        <ThroughputPlot
          history={elastic.history}
          ghost={ghost}
          time={time}
          duration={level.duration}
          full={full}
          theme={hud.app.interaction.theme.value}
          instead={() => <ThroughputTable now={{ view, elastic }} ghost={ghost} />}
        />
      </div>
      <p class="curve-key">
        <span>
          <i aria-hidden="true" />
          {words.mean(mean(elastic.history))}
        </span>
        <span class="key-ghost">
          <i aria-hidden="true" />
          {ghost.length > 0
            ? words.ghost(mean(ghost))
            : hud.app.failedComparisons.value.has("ghost")
              ? debriefText.cannotCompare
              : words.ghostWait}
        </span>
      </p>
    </section>
  );
}
