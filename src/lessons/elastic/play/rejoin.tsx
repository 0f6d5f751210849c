import type { JSX } from "preact";
import type { ElasticView, RingPlan } from "../../../sim/index.ts";
import { replicasName, replicaText as words } from "../text/elastic.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { PauseButton } from "./pause-button.tsx";
import { paysBackAfter, readyOnes, ringWith } from "./ring-choices.ts";
import type { Fleet } from "./use-elastic.ts";

/** The way back up: what taking the ready ones in costs at once, and when it has paid for itself. */
export function Rejoin({ hud, now }: { readonly hud: HudState; readonly now: Fleet }): JSX.Element | null {
  const { view, elastic } = now;
  const ready = readyOnes(elastic);
  const plan = ringWith(elastic, ready);
  if (ready.length === 0 || plan === null || view.ended !== null) return null;
  return (
    <div class="rejoin" title={words.readyList(replicasName(ready))}>
      <PauseButton hud={hud} label={words.rejoin(ready.length)} command={{ type: "set-ring", order: plan.order }} />
      <p class="lever-does">{backWords(now, elastic, plan)}</p>
    </div>
  );
}

function backWords({ view }: Fleet, elastic: ElasticView, plan: RingPlan): string {
  if (elastic.tokensPerSecond === 0) return words.atOnce;
  const after = paysBackAfter(elastic.tokensPerSecond, plan);
  return after === null ? words.slower : words.paysBack(after, view.level.duration - view.time);
}
