import type { JSX } from "preact";
import type { ClusterView } from "../../../sim/index.ts";
import { clauseObjective } from "../../../text/clauses.ts";
import { elasticBrief as words, elasticMeasures, type FleetFacts } from "../text/pages.ts";
import { badgeText } from "../../../text/header.ts";
import { formatCount, formatDollars } from "../../../text/numbers.ts";
import { briefText } from "../../../text/pages.ts";
import { thirdStarRule } from "../../../text/third-star.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { Voice } from "../../../hud/voice.tsx";
import { Stars } from "../../../hud/stars.tsx";
import { fleetFacts, requiredTraining } from "./fleet-facts.ts";
import { RingDrawing } from "./ring-drawing.tsx";
import { Words } from "../../../hud/codex/words.tsx";

interface ElasticBriefProps {
  readonly hud: HudState;
  readonly view: ClusterView;
}

/** The persona's brief of an elastic lesson: what a fleet of replicas is, and the SLOs. */
export function ElasticBrief({ hud, view }: ElasticBriefProps): JSX.Element | null {
  const facts = fleetFacts(view);
  if (facts === null) return null;
  return (
    <>
      <div class="brief-split">
        <Voice hud={hud} facts={briefFacts(facts)} />
        <Parts facts={facts} />
      </div>
      <Objectives hud={hud} view={view} />
    </>
  );
}

/** The facts that the brief of such a level can name. */
export function briefFacts(fleet: FleetFacts): Readonly<Record<string, string>> {
  return {
    gpus: formatCount(fleet.gpus),
    job: fleet.job,
    replicas: formatCount(fleet.replicas),
    nodesPerReplica: formatCount(fleet.nodesPerReplica),
    feed: formatCount(fleet.feed),
    nodes: formatCount(fleet.nodes),
    dollarsPerHour: formatDollars(fleet.dollarsPerHour),
    hours: formatCount(fleet.hours),
  };
}

function Parts({ facts }: { readonly facts: FleetFacts }): JSX.Element {
  return (
    <section class="ring-parts">
      <RingDrawing facts={facts} />
      <p>
        {words.replica(facts)} {words.ring}
      </p>
    </section>
  );
}

function Objectives({ hud, view }: ElasticBriefProps): JSX.Element {
  const { level } = view;
  const { goodputAbove, fragmentationBelow, thirdStar } = hud.app.goals;
  return (
    <div class="objectives in-three">
      <section>
        <h2>
          <Words>{briefText.objectives}</Words>
        </h2>
        <ul>
          {level.clauses.map(({ id, limit, fatal, penaltyDollars }) => (
            <li key={id}>
              {id === "training-time-lost" ? (
                words.requiredTraining(requiredTraining(view), level.duration)
              ) : (
                <Words>{clauseObjective(id, limit)}</Words>
              )}
              <span class="quiet">
                {" "}
                {penaltyDollars > 0 && briefText.penalty(penaltyDollars)}
                {fatal === limit && ` ${briefText.fatalAtOnce}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{briefText.badges}</h2>
        <ul>
          <li>
            <Words>{badgeText.fragmentation(fragmentationBelow)}</Words>
          </li>
          <li>
            <Words>{words.goodput(goodputAbove, level.goodputWindow)}</Words>
          </li>
          <li>
            <Words>{badgeText.slaMet}</Words>
          </li>
        </ul>
      </section>
      <section>
        <h2>{briefText.stars}</h2>
        <ul>
          {[...words.starRules, thirdStarRule(elasticMeasures, thirdStar)].map((rule, index) => (
            <li key={rule} class="star-rule">
              <Stars count={index + 1} />{" "}
              <span>
                <Words>{rule}</Words>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
