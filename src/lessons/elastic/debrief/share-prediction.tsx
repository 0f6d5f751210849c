import { MechanismCheck } from "../../../hud/debrief/mechanism-check.tsx";
import { mechanisms } from "../text/mechanisms.ts";
import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import type { ClusterView, Rescale } from "../../../sim/index.ts";
import { elasticPrediction as words, formatShare } from "../text/pages.ts";
import { debriefText } from "../../../text/pages.ts";
import { ShareBar } from "../../../hud/debrief/share-bar.tsx";
import { fleetFacts } from "../brief/fleet-facts.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { firstFailureOf } from "../../../insight/elastic/accounts.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** A prediction that is off by no more than this factor is called right. */
const asGood = 1.15;
/** Who was paused for longer waited for the failed nodes, seconds. */
const longWait = 1800;

/** The share that the student held for the first failure's, against what it took, and what the run's own way made of it. */
export function SharePrediction({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element | null {
  const { view } = frame;
  const said = hud.app.predicted.value;
  const facts = fleetFacts(view);
  const { elastic } = view;
  if (said === null || facts === null || elastic === null) return null;
  const took = elastic.firstFailureShare;
  const failure = firstFailureOf(elastic);
  return (
    <section class="panel">
      <h2>{debriefText.prediction}</h2>
      <dl class="versus bars">
        <div>
          <dt>{words.said}</dt>
          <dd>
            {formatShare(said)}
            <ShareBar
              share={said}
              tone={took !== null && isGood(said, took) ? "good" : "short"}
              words={words.replicas(said * facts.replicas, facts.replicas)}
            />
          </dd>
        </div>
        {took !== null && (
          <div>
            <dt>{words.happened}</dt>
            <dd>
              {formatShare(took)}
              <ShareBar share={took} tone="good" words={words.replicas(took * facts.replicas, facts.replicas)} />
            </dd>
          </div>
        )}
      </dl>
      <p class="headline">{took === null ? words.none : gapWords(said, took, view)}</p>
      <MechanismCheck hud={hud} frame={frame} words={mechanisms} />
      {failure !== null && <p>{ownWords(failure)}</p>}
      <p class="quiet">
        <Words>{words.failed(facts.feed / facts.nodes)}</Words>
      </p>
    </section>
  );
}

/** How far the prediction was off, and why. */
export function gapWords(said: number, took: number, view: Pick<ClusterView, "level" | "rowCount">): string {
  const facts = fleetFacts(view);
  if (facts === null || isGood(said, took)) return words.right;
  const left = Math.round((1 - took) * facts.replicas);
  return took > said ? words.more(took / said, facts.nodesPerReplica) : words.less(took / said, left);
}

function isGood(said: number, took: number): boolean {
  return Math.max(said, took) <= asGood * Math.min(said, took);
}

/** What the run's own way of going on made of the first failure. */
function ownWords({ before, after, pausedFor }: Rescale): string {
  if (after === 0) return words.never(pausedFor);
  return after === before && pausedFor >= longWait ? words.crashed(pausedFor) : words.continued(pausedFor, after);
}
