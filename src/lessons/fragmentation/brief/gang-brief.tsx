import type { JSX } from "preact";
import type { HudState } from "../../../hud/hud-state.ts";
import { Voice } from "../../../hud/voice.tsx";
import { Stars } from "../../../hud/stars.tsx";
import type { ClusterView } from "../../../sim/index.ts";
import { clauseObjective, clauseValue } from "../../../text/clauses.ts";
import { badgeText } from "../../../text/header.ts";
import { formatCount, formatDuration, formatMany, formatPercent } from "../../../text/numbers.ts";
import { briefText, disruptionMeasures } from "../../../text/pages.ts";
import { thirdStarRule } from "../../../text/third-star.ts";
import { Words } from "../../../hud/codex/words.tsx";

interface BriefProps {
  readonly hud: HudState;
  readonly view: ClusterView;
}

/** The persona's brief of a hall of students and a giant, and the SLOs. */
export function GangBrief({ hud, view }: BriefProps): JSX.Element {
  return (
    <>
      <Voice hud={hud} facts={briefFacts(view)} />
      <Objectives hud={hud} view={view} />
    </>
  );
}

/** The facts that the brief of such a level can name. */
export function briefFacts(view: ClusterView): Readonly<Record<string, string>> {
  const giant = view.level.jobs.find((job) => job.contiguous);
  return {
    gpus: formatCount(view.gpuCount),
    idle: formatCount(view.idleGpus),
    busy: formatPercent(1 - view.idleGpus / view.gpuCount),
    jobs: formatMany(view.counts.running, "student job"),
    giant: giant?.name ?? "",
    giantGpus: formatCount(giant?.gpus ?? 0),
    inside: formatDuration(giant?.arrives ?? 0),
  };
}

function Objectives({ hud, view }: BriefProps): JSX.Element {
  return (
    <div class="objectives">
      <section>
        <h2>
          <Words>{briefText.objectives}</Words>
        </h2>
        <ul>
          {view.level.clauses.map((clause) => (
            <li key={clause.id}>
              <Words>{clauseObjective(clause.id, clause.limit)}</Words>
              <span class="quiet">
                {" "}
                {clause.penaltyDollars > 0 && briefText.penalty(clause.penaltyDollars)}
                {clause.fatal !== null &&
                  (clause.fatal === clause.limit
                    ? ` ${briefText.fatalAtOnce}`
                    : `; ${briefText.fatal(clauseValue(clause.id, clause.fatal))}`)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{briefText.badges}</h2>
        <ul>
          <li>
            <Words>{badgeText.fragmentation(hud.app.goals.fragmentationBelow)}</Words>
          </li>
          <li>
            <Words>{badgeText.goodput(hud.app.goals.goodputAbove)}</Words>
          </li>
          <li>
            <Words>{badgeText.slaMet}</Words>
          </li>
        </ul>
        <h2>{briefText.stars}</h2>
        <ul>
          {[...briefText.starRules, thirdStarRule(disruptionMeasures, hud.app.goals.thirdStar)].map((rule, i) => (
            <li key={rule} class="star-rule">
              <Stars count={i + 1} />{" "}
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
