import { outcomeOf } from "../../../insight/checkpoint/outcome.ts";
import { MechanismCheck } from "../../../hud/debrief/mechanism-check.tsx";
import { mechanisms } from "../text/mechanisms.ts";
import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import { formatSpan, predictionText as words } from "../text/pages.ts";
import { debriefText } from "../../../text/pages.ts";
import { optimalPoint } from "../../../insight/checkpoint/theory.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { expectedGoodput } from "../../../insight/checkpoint/accounts.ts";
import { ShareBar } from "../../../hud/debrief/share-bar.tsx";
import { gpuDollars } from "../../../insight/hall-time.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** Points of goodput that two settings may differ by and still be called as good. */
const asGood = 0.01;

/** The interval that the student held for the best, against the one that is. */
export function PredictionPanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element | null {
  const { view } = frame;
  const interval = hud.app.predicted.value;
  const first = view.stints[0]?.setting;
  const optimal = first === undefined ? null : optimalPoint(view, first);
  if (interval === null || first === undefined || optimal === null) return null;
  const { tier, mttf } = first;
  const goodput = expectedGoodput(view, { tier, mttf, interval });
  const missing = optimal.goodput - goodput;
  const anHour = gpuDollars(view, missing * 3600 * view.gpuCount);
  const gap = interval > optimal.interval ? words.longer : words.shorter;
  const played = outcomeOf(view.stints.filter(({ setting }) => setting.tier === tier && setting.interval === interval));
  return (
    <section class="panel">
      <h2>{debriefText.prediction}</h2>
      <p class="quiet">
        <Words>{words.under(tier, mttf)}</Words>
      </p>
      <dl class="versus bars">
        <div>
          <dt>{words.said}</dt>
          <dd>
            {formatSpan(interval)}
            <ShareBar share={goodput} tone={missing < asGood ? "good" : "short"} words={words.keeps(goodput)} />
          </dd>
        </div>
        <div>
          <dt>{words.best}</dt>
          <dd>
            {formatSpan(optimal.interval)}
            <ShareBar share={optimal.goodput} tone="good" words={words.keeps(optimal.goodput)} />
          </dd>
        </div>
      </dl>
      <p class="headline">
        <Words>{words.sentence(interval, goodput, optimal.interval, optimal.goodput)}</Words>
      </p>
      <p>{missing < asGood ? words.good : gap(missing, anHour)}</p>
      <MechanismCheck hud={hud} frame={frame} words={mechanisms} />
      {played.shares !== null && (
        <p class="quiet">
          <Words>{words.measured(played.duration, played.failures, played.shares.goodput)}</Words>
        </p>
      )}
    </section>
  );
}
