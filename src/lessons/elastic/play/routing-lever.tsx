import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Routing } from "../../../sim/index.ts";
import { leverCost, recoveryText, routingText } from "../text/elastic.ts";
import { routings } from "../../../text/recoveries.ts";
import { refusals } from "../../../text/refusals.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { usePrice } from "../../../hud/use-price.ts";
import { ChoiceSegments } from "./choice-segments.tsx";
import { pausePrice } from "./pause-price.ts";
import { useElastic } from "./use-elastic.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** Who closes a broken ring: the player, or the program. */
export function RoutingLever({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const now = useElastic(hud);
  const [looked, setLooked] = useState<Routing | null>(null);
  const other = now?.elastic.routing === "by-hand" ? "automatic" : "by-hand";
  const priced = usePrice(hud, { type: "set-routing", routing: other });
  if (now === null) return null;
  const { routing } = now.elastic;
  const shown = looked ?? routing;
  const cost = priced?.ok === true ? leverCost(priced.price.seconds) : recoveryText.notNow;
  return (
    <fieldset class="lever routing-lever">
      <ChoiceSegments
        name="routing"
        heading={routingText.heading}
        chosen={routing}
        choices={(["by-hand", "automatic"] as const).map((id) => ({
          id,
          ...routings[id],
          cost: id === routing ? recoveryText.now : cost,
        }))}
        onChoose={(next) => hud.send({ type: "set-routing", routing: next })}
        onLook={setLooked}
      />
      <div class="lever-words">
        <p class="lever-does">
          <Words>{routings[shown].does}</Words>
        </p>
        {shown !== routing && priced?.ok === true && priced.price.total > 0 && (
          <p class="lever-does cost-words">
            <Words>{recoveryText.switchTo(routings[shown].name, pausePrice(priced.price))}</Words>
          </p>
        )}
        {shown !== routing && priced?.ok === false && (
          <p class="lever-does late">
            <Words>{refusals[priced.refusal]}</Words>
          </p>
        )}
      </div>
    </fieldset>
  );
}
