import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import { elasticLesson as words } from "../text/pages.ts";
import { debriefText } from "../../../text/pages.ts";
import { fleetFacts } from "../brief/fleet-facts.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { trainingMade } from "../../../insight/elastic/accounts.ts";
import { elasticAnswers } from "./elastic-answers.ts";
import { madeBy } from "./elastic-plays-panel.tsx";
import { elasticAdvice } from "./elastic-verdict.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** What it was about, and what this run has shown to be wrong. */
export function ElasticLesson({
  hud,
  frame: { view, score },
}: {
  readonly hud: HudState;
  readonly frame: Frame;
}): JSX.Element {
  const facts = fleetFacts(view);
  const share = view.elastic?.firstFailureShare ?? null;
  const waited = hud.app.baselines.value.find(({ id }) => id === "rigid");
  const advice = elasticAdvice(view, score);
  const answers = elasticAnswers(view);
  return (
    <section class="panel training-lesson">
      <h2>{debriefText.lesson}</h2>
      <p>
        {facts !== null && share !== null && (
          <Words>
            {words.paradox({ failed: facts.feed, nodes: facts.nodes, share, perReplica: facts.nodesPerReplica })}
          </Words>
        )}{" "}
        {waited !== undefined && score.stars > 0 && (
          <Words>{words.elastic(trainingMade(view), madeBy(waited), waited.lost)}</Words>
        )}
      </p>
      {advice !== null && (
        <p class="advice">
          <Words>{advice}</Words>
        </p>
      )}
      {answers.length > 0 && (
        <>
          <h3>{words.misconceptions}</h3>
          <ul class="findings">
            {answers.map((answer) => (
              <li key={answer}>
                <Words>{answer}</Words>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
