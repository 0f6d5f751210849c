import { questions } from "../text/questions.ts";
import { knowsMttf } from "./knows-theory.ts";
import type { JSX } from "preact";
import type { ClusterView, JobView, Seconds } from "../../../sim/index.ts";
import { runText } from "../text/checkpoint.ts";
import { formatCount, formatDollars, formatDuration, formatGpuHours } from "../../../text/numbers.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { tipOf } from "../../../hud/tip.tsx";
import type { Rollback } from "../../../insight/checkpoint/progress-track.ts";
import { requiredTrainingOf, trainingOf } from "../../../insight/checkpoint/training.ts";
import { jobName } from "../../../text/job-names.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** The training job: what it does, what is safe, and what the next failure would take. */
export function RunCard({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const view = hud.frame.value?.view;
  const job = view === undefined ? null : trainingOf(view);
  if (view === undefined || job === null) return null;
  const saved = job.saved / job.gpus;
  const risk = view.atRiskOf(job.id) / job.gpus;
  const rollback = hud.course.value.rollbacks.at(-1) ?? null;
  return (
    <section class="run" aria-labelledby="run-name">
      <header>
        <h3 id="run-name">{jobName(view.level, job)}</h3>
        <span class="figures">{runText.gpus(job.gpus)}</span>
      </header>
      <p class="run-state" data-phase={phaseOf(job, view)}>
        {stateWords(job, view)}
      </p>
      <dl class="run-facts">
        <div tabIndex={0} {...tipOf(hud, () => runText.mttfMeaning)}>
          <dt>
            <Words>{runText.mttf}</Words>
          </dt>
          <dd>{mttfWords(hud, view)}</dd>
        </div>
        <div>
          <dt>{runText.failures}</dt>
          <dd>
            {formatCount(view.failures)}
            {knowsMttf(hud, view) && <small>, {runText.expected(expectedFailures(view))}</small>}
          </dd>
        </div>
      </dl>
      <SavedBar view={view} saved={saved} risk={risk} rollback={rollback} />
      <RiskBar view={view} job={job} risk={risk} rollback={rollback} />
    </section>
  );
}

function mttfWords(hud: HudState, view: ClusterView): string {
  if (view.mttf === null) return runText.noGap;
  return knowsMttf(hud, view) ? formatDuration(view.mttf) : questions.unknown;
}

function SavedBar({
  view,
  saved,
  risk,
  rollback,
}: {
  readonly view: ClusterView;
  readonly saved: Seconds;
  readonly risk: Seconds;
  readonly rollback: Rollback | null;
}): JSX.Element | null {
  const required = requiredTrainingOf(view);
  if (required === null) return null;
  const share = (seconds: Seconds): string => `${(100 * Math.min(1, Math.max(0, seconds / required))).toFixed(2)}%`;
  return (
    <div class="run-bar">
      <p>
        <span>{runText.saved}</span>
        <b class="figures">{saved >= required ? runText.savedSafe(saved) : runText.savedOf(saved, required)}</b>
      </p>
      <div class="bar" role="img" aria-label={runText.savedBar(saved, risk, required)}>
        <i class="bar-saved" style={{ width: share(saved) }} />
        <i class="bar-risk" style={{ width: share(Math.min(risk, required - saved)) }} />
        {rollback !== null && (
          <i
            key={rollback.time}
            class="bar-lost"
            style={{ left: share(rollback.after), width: share(Math.min(rollback.before, required) - rollback.after) }}
          />
        )}
      </div>
    </div>
  );
}

/** Grows until the next save, and rollbacks to nothing with it or with a failure. */
function RiskBar({
  view,
  job,
  risk,
  rollback,
}: {
  readonly view: ClusterView;
  readonly job: JobView;
  readonly risk: Seconds;
  readonly rollback: Rollback | null;
}): JSX.Element {
  const whole = Math.max(1, view.checkpointInterval ?? requiredTrainingOf(view) ?? view.level.duration);
  const share = (seconds: Seconds): string => `${(100 * Math.min(1, seconds / whole)).toFixed(1)}%`;
  return (
    <div class="run-bar">
      <p>
        <span>{runText.atRisk}</span>
        <b class="figures">
          {runText.risk(risk)} <span class="run-cost cost">{dollarsOf(risk, job, view)}</span>
        </b>
      </p>
      <div class="bar bar-wide" role="img" aria-label={runText.riskBar}>
        <i class="bar-risk" style={{ width: share(risk) }} />
        {rollback !== null && (
          <i
            key={rollback.time}
            class="bar-lost"
            style={{ left: "0", width: share(rollback.before - rollback.after) }}
          />
        )}
      </div>
      {rollback === null ? (
        <p class="run-rollback run-none-lost">{runText.noneLost}</p>
      ) : (
        <p key={rollback.time} class="run-rollback">
          <span class="sr">{runText.lostWord}</span>
          {runText.lost(rollback.before - rollback.after, ...partsOf(rollback.before - rollback.after, job, view))}
        </p>
      )}
    </div>
  );
}

/** Failures that the MTTF of each stretch of the run would have brought by now. */
function expectedFailures({ stints }: ClusterView): number {
  return stints.reduce((sum, { since, until, setting }) => sum + (until - since) / setting.mttf, 0);
}

function partsOf(seconds: Seconds, job: JobView, view: ClusterView): [hours: string, dollars: string] {
  return [formatGpuHours(seconds * job.gpus), dollarsOf(seconds, job, view)];
}

function dollarsOf(seconds: Seconds, { gpus }: JobView, { level }: ClusterView): string {
  return formatDollars(((seconds * gpus) / 3600) * level.prices.gpuHourDollars);
}

function phaseOf(job: JobView, view: ClusterView): string {
  if (view.ended !== null || job.status !== "running") return "over";
  return job.phase === "working" && job.drainEnds !== null ? "draining" : job.phase;
}

function stateWords(job: JobView, view: ClusterView): string {
  if (view.ended !== null) return runText.over;
  if (job.status === "finished") return runText.finished;
  if (job.status === "pending") return runText.pending;
  const through = (view.time - job.phaseStart) / Math.max(1, job.phaseEnds - job.phaseStart);
  const share = Math.min(1, Math.max(0, through));
  if (job.phase === "checkpointing") return runText.saving(share);
  if (job.phase === "restarting") return runText.restarting(share);
  if (job.drainEnds === null) return runText.working;
  const drain = view.checkpointCosts(view.tier)?.drain ?? 0;
  return runText.draining(drain === 0 ? 0 : Math.min(1, Math.max(0, 1 - (job.drainEnds - view.time) / drain)));
}
