import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ClusterView, ElasticView, RecoveryMode } from "../../../sim/index.ts";
import { leverCost, recoveryText as words } from "../text/elastic.ts";
import { recoveries } from "../../../text/recoveries.ts";
import { formatCount, formatGpuHours } from "../../../text/numbers.ts";
import { refusals } from "../../../text/refusals.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { usePrice } from "../../../hud/use-price.ts";
import { ChoiceSegments } from "./choice-segments.tsx";
import { pausePrice } from "./pause-price.ts";
import { coldStartOf, replicasThat } from "../../../insight/elastic/replicas.ts";
import { nextFailure } from "./ring-choices.ts";
import { useElastic } from "./use-elastic.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** What becomes of the job when a node fails: what each mode does, what the next failure would mean, and its price now. */
export function RecoveryLever({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const now = useElastic(hud);
  const [looked, setLooked] = useState<RecoveryMode | null>(null);
  const prices = {
    rigid: usePrice(hud, { type: "set-recovery", mode: "rigid" }),
    elastic: usePrice(hud, { type: "set-recovery", mode: "elastic" }),
    regroup: usePrice(hud, { type: "set-recovery", mode: "regroup" }),
  };
  if (now === null) return null;
  const { view, elastic } = now;
  const shown = looked ?? elastic.mode;
  const costOf = (mode: RecoveryMode): string => {
    const priced = prices[mode];
    if (mode === elastic.mode) return words.now;
    if (priced?.ok !== true) return words.notNow;
    return leverCost(priced.price.seconds);
  };
  const priced = shown === elastic.mode ? null : prices[shown];
  return (
    <fieldset class="lever recovery-lever">
      <ChoiceSegments
        name="recovery"
        heading={words.heading}
        chosen={elastic.mode}
        choices={(["rigid", "elastic", "regroup"] as const).map((id) => ({ id, ...recoveries[id], cost: costOf(id) }))}
        onChoose={(mode) => hud.send({ type: "set-recovery", mode })}
        onLook={setLooked}
      />
      <div class="lever-words">
        <p class="lever-does">
          <Words>{`${recoveries[shown].name}: ${recoveries[shown].does}`}</Words>
        </p>
        <p class="lever-does cost-words">
          <Words>{nextWords(view, elastic, shown)}</Words>
        </p>
        {priced?.ok === true && (
          <p class="lever-does cost-words">
            <Words>{words.switchTo(recoveries[shown].name, pausePrice(priced.price))}</Words>
          </p>
        )}
        {priced?.ok === false && (
          <p class="lever-does late">
            <Words>{refusals[priced.refusal]}</Words>
          </p>
        )}
      </div>
    </fieldset>
  );
}

/** What the next failed node would mean under a mode, as far as the run now tells. */
function nextWords(view: ClusterView, elastic: ElasticView, mode: RecoveryMode): string {
  if (mode === "rigid") {
    const job = view.job(elastic.job);
    return words.rigidNext(formatGpuHours(view.atRiskOf(elastic.job)), formatCount(job.gpus));
  }
  const next = nextFailure(view, elastic);
  const open = next === null ? words.openNow : words.openNext(next.share, next.still, elastic.routing === "by-hand");
  if (mode === "elastic") return open;
  const broken = replicasThat(elastic, "broken").length;
  const more =
    elastic.regroupable > 0
      ? words.regroupable(broken, elastic.regroupable, coldStartOf(view, elastic))
      : words.regroupNone;
  return `${open} ${more}`;
}
