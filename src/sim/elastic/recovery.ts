import { enterPhase, enterTimedPhase, rollBack, settlePhase, work } from "../job-lifecycle.ts";
import { bookLoss } from "../job-ledger.ts";
import type { GpuSeconds, NodeId } from "../level.ts";
import type { Job } from "../job.ts";
import { jobOf, type SimState } from "../state.ts";
import { courseOf, isHealthy, pauseFor, regroupReplicas } from "./course.ts";
import type { Elastic } from "./elastic.ts";
import { noteThroughput } from "./history.ts";
import { setPace } from "./pace.ts";
import { homeOf, metersBetween } from "./ring.ts";
import { shortRoundTrip } from "./route.ts";

/** The shortest round trip through these replicas by meters of fiber. */
export function automaticRing(state: SimState, { replicas, network }: Elastic, members: readonly number[]): number[] {
  const homes = replicas.map(homeOf);
  return shortRoundTrip(members, (a, b) => metersBetween(state.hall, network, homes[a] ?? 0, homes[b] ?? 0));
}

/** Nodes of the data-parallel job went down in this second: it crashes, or is paused until its ring is closed again. */
export function breakRing(state: SimState, elastic: Elastic): void {
  const takingPart = new Set([...elastic.members, ...(elastic.closed ? elastic.ring : [])]);
  const broken = [...takingPart].filter((replica) => !isHealthy(state, elastic, replica));
  for (const known of [elastic.warm, elastic.joining]) {
    for (const replica of known) if (!isHealthy(state, elastic, replica)) known.delete(replica);
  }
  if (broken.length === 0) return;
  const job = jobOf(state, elastic.job);
  for (const replica of broken) elastic.members.delete(replica);
  elastic.firstFailureShare ??= broken.length / elastic.spec.replicas;
  const waited = isWaiting(elastic);
  beginRescale(state, elastic, "failure");
  let lost = 0;
  // With its last member the training's present state is gone, whatever the recovery mode.
  if (elastic.mode === "rigid" || elastic.members.size === 0) lost = crash(state, elastic, job);
  else if (!elastic.crashed) lost = loseStep(state, job);
  elastic.closed = false;
  state.events.push({ time: state.now, type: "ring-broken", job: job.id, replicas: broken, lost });
  if (waited) return;
  elastic.stage = "detecting";
  enterTimedPhase(state, job, "restarting", state.level.restart.detectSeconds);
}

/** Every process ends, and what was not saved is lost. */
function crash(state: SimState, elastic: Elastic, job: Job): GpuSeconds {
  elastic.crashed = true;
  return rollBack(state, job, "lostToFailures");
}

/** The step under way is lost; the replicas that are left hold the state it began with. */
function loseStep(state: SimState, job: Job): GpuSeconds {
  settlePhase(state, job);
  const { pace } = job;
  if (job.phase !== "working" || pace === null) return 0;
  const micros = ((state.now - job.phaseStart) * 1e6) % pace.stepMicros;
  const made = Math.floor(((micros / 1e6) * pace.stepWork) / pace.stepMicros);
  const lost = Math.min(made, job.done - job.captured);
  job.done -= lost;
  bookLoss(state, job, "lostToFailures", lost);
  return lost;
}

/** What happens when the job has detected a failure, or its ring has been built. */
export function stageEnds(state: SimState, elastic: Elastic): void {
  const job = jobOf(state, elastic.job);
  if (elastic.stage === "detecting") return resumeOrWait(state, elastic);
  elastic.stage = "working";
  elastic.crashed = false;
  for (const replica of elastic.ring) {
    elastic.members.add(replica);
    elastic.warm.delete(replica);
    elastic.joining.delete(replica);
  }
  settlePhase(state, job);
  setPace(state, elastic, job);
  endRescale(state, elastic, job);
  work(state, job);
  state.events.push({ time: state.now, type: "ring-built", job: job.id, replicas: elastic.ring.length });
}

/** Goes on as the recovery mode says, or waits for what it lacks. */
export function resumeOrWait(state: SimState, elastic: Elastic): void {
  if (elastic.mode === "regroup") regroupBroken(state, elastic);
  const course = courseOf(state, elastic);
  if (typeof course === "string") return wait(state, elastic, course);
  const { replicas, order } = course;
  build(state, elastic, order === "automatic" ? automaticRing(state, elastic, replicas) : replicas);
}

function wait(state: SimState, elastic: Elastic, what: "ring" | "replicas" | "nodes"): void {
  const stage = what === "nodes" ? "waiting-for-nodes" : "waiting-for-ring";
  if (elastic.stage === stage) return;
  elastic.stage = stage;
  const job = jobOf(state, elastic.job);
  enterPhase(state, job, "stalled");
  state.events.push({ time: state.now, type: "training-waits", job: job.id, for: what });
}

/** Regroups broken replicas, and says which are healthy by it. */
export function regroupBroken(state: SimState, elastic: Elastic): void {
  const healthyAgain = regroupReplicas(state, elastic);
  if (healthyAgain.length === 0) return;
  state.events.push({ time: state.now, type: "replicas-regrouped", job: elastic.job, healthy: healthyAgain });
}

/** Builds a ring of healthy replicas; while a failure is being detected it is only noted. */
export function setRing(state: SimState, elastic: Elastic, order: readonly number[]): void {
  if (elastic.stage !== "detecting") return build(state, elastic, order);
  elastic.ring = order;
  elastic.closed = true;
}

/** Pauses until the ring is built. */
export function build(state: SimState, elastic: Elastic, order: readonly number[]): void {
  const job = jobOf(state, elastic.job);
  beginRescale(state, elastic, "player");
  const { pauseSeconds, cold } = pauseFor(state, elastic, order);
  elastic.ring = order;
  elastic.closed = true;
  elastic.cold = cold;
  const inRing = new Set(order);
  for (const replica of elastic.members) if (!inRing.has(replica)) elastic.members.delete(replica);
  elastic.joining.clear();
  for (const replica of order) if (!elastic.members.has(replica)) elastic.joining.add(replica);
  elastic.stage = "building";
  enterTimedPhase(state, job, "restarting", pauseSeconds);
  const { phaseEnds: until } = job;
  state.events.push({ time: state.now, type: "ring-building", job: job.id, replicas: order.length, cold, until });
}

/** A node of the job is up again. */
export function nodeIsBack(state: SimState, elastic: Elastic, node: NodeId): void {
  const replica = elastic.replicas.findIndex((nodes) => nodes.includes(node));
  if (replica < 0) return;
  if (isHealthy(state, elastic, replica)) announceReady(state, elastic, replica);
  elastic.nodesBack = true;
}

/** What the nodes that came back in this second change, once all of them are. */
export function settleNodesBack(state: SimState, elastic: Elastic): void {
  if (elastic.nodesBack) reconsider(state, elastic);
  elastic.nodesBack = false;
}

/** Something that the job may have waited for has changed: it goes on if it can, and puts together what it may. */
export function reconsider(state: SimState, elastic: Elastic): void {
  if (isWaiting(elastic)) resumeOrWait(state, elastic);
  else if (elastic.mode === "regroup" && elastic.stage !== "detecting") regroupBroken(state, elastic);
}

function isWaiting({ stage }: Elastic): boolean {
  return stage === "waiting-for-ring" || stage === "waiting-for-nodes";
}

/** Says that a replica outside the ring is healthy. */
export function announceReady(state: SimState, elastic: Elastic, replica: number): void {
  if (elastic.members.has(replica) || elastic.joining.has(replica)) return;
  state.events.push({ time: state.now, type: "replica-ready", job: elastic.job, replica });
}

/** A node computes slower from now on. */
export function slowNode(state: SimState, elastic: Elastic, node: NodeId, permille: number): void {
  const job = jobOf(state, elastic.job);
  const before = job.pace?.stepMicros ?? 0;
  elastic.slow.set(node, permille);
  repace(state, elastic);
  const after = job.pace?.stepMicros ?? 0;
  if (after <= before) return;
  const [fromSeconds, toSeconds] = [before / 1e6, after / 1e6];
  state.events.push({ time: state.now, type: "steps-slowed", job: job.id, fromSeconds, toSeconds });
}

/** Works on at the speed that the ring has now. */
export function repace(state: SimState, elastic: Elastic): void {
  const job = jobOf(state, elastic.job);
  if (job.pace === null || !elastic.closed) return;
  settlePhase(state, job);
  setPace(state, elastic, job);
  if (elastic.stage === "working" && job.phase === "working") work(state, job);
}

/** Opens the record of a rescale, unless one is under way. */
function beginRescale(state: SimState, elastic: Elastic, by: "failure" | "player"): void {
  const last = elastic.rescales.at(-1);
  if (last?.built === null) return;
  const job = jobOf(state, elastic.job);
  settlePhase(state, job);
  elastic.rescales.push({
    time: state.now,
    by,
    before: job.pace?.replicas ?? elastic.ring.length,
    pausedBefore: elastic.pausedGpuSeconds,
    built: null,
  });
}

function endRescale(state: SimState, elastic: Elastic, job: Job): void {
  const last = elastic.rescales.at(-1);
  if (!last || last.built !== null) return;
  const cost = elastic.pausedGpuSeconds - last.pausedBefore;
  last.built = { at: state.now, after: elastic.ring.length, cold: elastic.cold, cost };
  noteThroughput(state, elastic, job);
}
