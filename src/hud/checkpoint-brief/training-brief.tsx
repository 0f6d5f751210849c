import type { JSX } from "preact";
import type { ClusterView } from "../../sim/index.ts";
import { trainingBrief as words } from "../../text/checkpoint-pages.ts";
import { badgeText } from "../../text/header.ts";
import { briefText } from "../../text/pages.ts";
import { promisedOf } from "../checkpoint/training.ts";
import type { HudState } from "../hud-state.ts";
import { Stars } from "../stars.tsx";

interface TrainingBriefProps {
  readonly hud: HudState;
  readonly view: ClusterView;
}

/** The persona's brief of a checkpoint lesson, and what was promised. */
export function TrainingBrief({ hud, view }: TrainingBriefProps): JSX.Element {
  const { level } = view;
  const costs = view.checkpointCosts(view.tier);
  const paragraphs = words.voice({
    gpus: view.gpuCount,
    job: level.jobs.find(({ checkpointInterval }) => checkpointInterval === "lever")?.name ?? "",
    perHour: view.gpuCount * level.prices.gpuHourDollars,
    mttf: view.mttf ?? 0,
    pause: costs?.pause ?? 0,
    restart: costs?.restart ?? 0,
    days: Math.round(level.duration / 86_400),
  });
  return (
    <>
      <blockquote>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
      <Promises hud={hud} view={view} />
    </>
  );
}

function Promises({ hud, view }: TrainingBriefProps): JSX.Element {
  const { level } = view;
  const { goodputAbove, fragmentationBelow, thirdStar } = hud.app.goals;
  const clause = level.clauses.find(({ id }) => id === "training-time-lost");
  return (
    <div class="promises">
      <section>
        <h2>{briefText.promises}</h2>
        <ul>
          <li>
            <strong>{words.promise(promisedOf(view) ?? 0, level.duration)}</strong>
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
            {words.goodput(goodputAbove, level.goodputWindow)}
            <span class="quiet">: {words.goodputMeaning}</span>
          </li>
          <li>{words.sla}</li>
          <li class="quiet">
            {badgeText.fragmentation(fragmentationBelow)}: {words.fragmentationMeaning}
          </li>
        </ul>
      </section>
      <section>
        <h2>{briefText.stars}</h2>
        <ul>
          {words.starRules(thirdStar.atMost).map((rule, index) => (
            <li key={rule} class="star-rule">
              <Stars count={index + 1} /> <span>{rule}</span>
            </li>
          ))}
        </ul>
        {level.storage.length > 1 && <p class="quiet brief-storage">{words.storage}</p>}
      </section>
    </div>
  );
}
