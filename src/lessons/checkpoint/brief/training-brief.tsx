import type { JSX } from "preact";
import type { ClusterView } from "../../../sim/index.ts";
import { trainingBrief as words, trainingMeasures } from "../text/pages.ts";
import { badgeText } from "../../../text/header.ts";
import { formatCount, formatDollars, formatDuration, formatMany } from "../../../text/numbers.ts";
import { briefText } from "../../../text/pages.ts";
import { thirdStarRule } from "../../../text/third-star.ts";
import { requiredTrainingOf } from "../../../insight/checkpoint/training.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { Voice } from "../../../hud/voice.tsx";
import { Stars } from "../../../hud/stars.tsx";
import { Words } from "../../../hud/codex/words.tsx";

interface TrainingBriefProps {
  readonly hud: HudState;
  readonly view: ClusterView;
}

/** The persona's brief of a checkpoint lesson, and the SLOs. */
export function TrainingBrief({ hud, view }: TrainingBriefProps): JSX.Element {
  return (
    <>
      <Voice hud={hud} facts={briefFacts(view)} />
      <Objectives hud={hud} view={view} />
    </>
  );
}

/** The facts that the brief of such a level can name. */
export function briefFacts(view: ClusterView): Readonly<Record<string, string>> {
  const { level } = view;
  const costs = view.checkpointCosts(view.tier);
  return {
    gpus: formatCount(view.gpuCount),
    job: level.jobs.find(({ checkpointInterval }) => checkpointInterval === "lever")?.name ?? "",
    perHour: formatDollars(view.gpuCount * level.prices.gpuHourDollars),
    mttf: formatDuration(view.mttf ?? 0),
    pause: formatDuration(costs?.pause ?? 0),
    restart: formatDuration(costs?.restart ?? 0),
    days: formatMany(Math.round(level.duration / 86_400), "day"),
  };
}

function Objectives({ hud, view }: TrainingBriefProps): JSX.Element {
  const { level } = view;
  const { goodputAbove, fragmentationBelow, thirdStar } = hud.app.goals;
  const clause = level.clauses.find(({ id }) => id === "training-time-lost");
  return (
    <div class="objectives">
      <section>
        <h2>
          <Words>{briefText.objectives}</Words>
        </h2>
        <ul>
          <li>
            <strong>{words.objective(requiredTrainingOf(view) ?? 0, level.duration)}</strong>
            <span class="quiet">
              {" "}
              {clause !== undefined && clause.penaltyDollars > 0 && `${words.penalty(clause.penaltyDollars)}; `}
              {clause?.fatal != null && words.fatal}
            </span>
          </li>
        </ul>
        <h2>{briefText.badges}</h2>
        <ul>
          <li>
            <Words>{words.goodput(goodputAbove, level.goodputWindow)}</Words>
            <span class="quiet">
              : <Words>{words.goodputMeaning}</Words>
            </span>
          </li>
          <li>
            <Words>{words.sla}</Words>
          </li>
          <li class="quiet">
            <Words>{`${badgeText.fragmentation(fragmentationBelow)}: ${words.fragmentationMeaning}`}</Words>
          </li>
        </ul>
      </section>
      <section>
        <h2>{briefText.stars}</h2>
        <ul>
          {[...words.starRules, thirdStarRule(trainingMeasures, thirdStar)].map((rule, index) => (
            <li key={rule} class="star-rule">
              <Stars count={index + 1} />{" "}
              <span>
                <Words>{rule}</Words>
              </span>
            </li>
          ))}
        </ul>
        <p class="quiet">
          <Words>{words.regret}</Words>
        </p>
        {level.storage.length > 1 && (
          <p class="quiet brief-storage">
            <Words>{words.storage}</Words>
          </p>
        )}
      </section>
    </div>
  );
}
