import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { BatchRule } from "../../../sim/index.ts";
import { batchText as words, formatStep, formatTokens, recoveryText } from "../text/elastic.ts";
import { batches } from "../../../text/recoveries.ts";
import { draftOf } from "../../../session/ring-draft.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { usePrice } from "../../../hud/use-price.ts";
import { ChoiceSegments } from "./choice-segments.tsx";
import { specOf } from "../../../insight/elastic/replicas.ts";
import { batchPlans, closedPlan, type BatchPlan } from "./ring-choices.ts";
import { useElastic, type Fleet } from "./use-elastic.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** Whether fewer replicas compute more each or the batch gets smaller, with the numbers of both. */
export function BatchLever({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const now = useElastic(hud);
  const [looked, setLooked] = useState<BatchRule | null>(null);
  const other = now?.elastic.batch === "keep" ? "shrink" : "keep";
  const priced = usePrice(hud, { type: "set-batch", rule: other });
  if (now === null) return null;
  const { elastic } = now;
  const cost = priced?.ok === true ? recoveryText.free : recoveryText.notNow;
  return (
    <fieldset class="lever batch-lever">
      <ChoiceSegments
        name="batch"
        heading={words.heading}
        chosen={elastic.batch}
        choices={(["keep", "shrink"] as const).map((id) => ({
          id,
          ...batches[id],
          cost: id === elastic.batch ? recoveryText.now : cost,
        }))}
        onChoose={(rule) => hud.send({ type: "set-batch", rule })}
        onLook={setLooked}
      />
      <div class="lever-words">
        <p class="lever-does">
          <Words>{batches[looked ?? elastic.batch].does}</Words>
        </p>
      </div>
      <BatchNumbers now={now} />
      <ShrunkLine now={now} />
    </fieldset>
  );
}

function BatchNumbers({ now: { view, elastic } }: { readonly now: Fleet }): JSX.Element {
  const spec = specOf(view);
  // While the ring is open, the closed one that it would leave is what the rule will be about.
  const plan = elastic.plan ?? closedPlan(elastic, draftOf(elastic));
  if (spec === null || plan === null) return <></>;
  if (plan.order.length === spec.replicas)
    return (
      <p class="lever-does quiet">
        <Words>{words.same(spec.replicas)}</Words>
      </p>
    );
  return (
    <table class="rule-table">
      <caption class="sr">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="sr">
            {words.rule}
          </th>
          <th scope="col" title={words.eachMeaning}>
            {words.each}
          </th>
          <th scope="col">{words.step}</th>
          <th scope="col">{words.tokens}</th>
        </tr>
      </thead>
      <tbody>
        {batchPlans(spec, plan, elastic.batch).map((one) => (
          <BatchRow key={one.rule} plan={one} chosen={one.rule === elastic.batch} />
        ))}
      </tbody>
    </table>
  );
}

function BatchRow({ plan, chosen }: { readonly plan: BatchPlan; readonly chosen: boolean }): JSX.Element {
  return (
    <tr class={chosen ? "chosen" : undefined}>
      <th scope="row">{batches[plan.rule].name}</th>
      <td>{plan.each}</td>
      <td>{formatStep(plan.stepSeconds)}</td>
      <td>{formatTokens(plan.tokensPerSecond)}</td>
    </tr>
  );
}

function ShrunkLine({ now: { view, elastic } }: { readonly now: Fleet }): JSX.Element {
  const limit = view.level.clauses.find(({ id }) => id === "batch-shrunk")?.limit ?? null;
  if (limit === null || (elastic.shrunkFor === 0 && elastic.batch === "keep")) return <></>;
  const used = elastic.shrunkFor;
  const over = used > limit;
  return (
    <div class={over ? "shrunk over" : "shrunk"}>
      <p class="lever-does">
        <Words>{over ? words.over(used, limit) : words.shrunk(used, limit)}</Words>
      </p>
      <progress max={limit} value={Math.min(used, limit)} aria-hidden="true" />
    </div>
  );
}
