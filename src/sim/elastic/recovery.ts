import { enterPhase, enterTimedPhase, rollBack, settlePhase, work } from "../job-lifecycle.ts";
import type { GpuSeconds, NodeId, Seconds } from "../level.ts";
import { jobOf, type Job, type SimState } from "../state.ts";
import { costsOf, tierOf } from "../tiers.ts";
import type { Elastic } from "./elastic.ts";
import { noteThroughput } from "./history.ts";
import { gpusPerReplica, setPace } from "./pace.ts";
import { regroup } from "./replicas.ts";
import { homeOf, metersBetween, secondsFor } from "./ring.ts";
import { shortRoundTrip } from "./route.ts";

/** Whether all nodes of a replica are up. */
export function isWhole(state: SimState, elastic: Elastic, replica: number): boolean {
  return elastic.replicas[replica]?.every((node) => state.nodeDown[node] === 0) ?? false;
}

/** The shortest round trip through these replicas by meters of fiber. */
export function automaticRing(state: SimState, { replicas, network }: Elastic, members: readonly number[]): number[] {
  const homes = replicas.map(homeOf);
  return shortRoundTrip(members, (a, b) => metersBetween(state.hall, network, homes[a] ?? 0, homes[b] ?? 0));
}

/** Nodes of the data-parallel job went down in this second: it crashes, or stands still until its ring is closed again. */
export function breakRing(state: SimState, elastic: Elastic): void {
  const broken = [...elastic.members].filter((replica) => !isWhole(state, elastic, replica));
  for (const known of [elastic.warm, elastic.mended]) {
    for (const replica of known) if (!isWhole(state, elastic, replica)) known.delete(replica);
  }
  if (broken.length === 0) return;
  const job = jobOf(state, elastic.job);
  for (const replica of broken) elastic.members.delete(replica);
  elastic.firstBlow ??= broken.length / elastic.spec.replicas;
  const stood = elastic.stage === "waiting-for-ring" || elastic.stage === "waiting-for-nodes";
  beginRescale(state, elastic, "failure");
  let lost = 0;
  if (elastic.mode === "rigid") lost = crash(state, elastic, job);
  else if (!elastic.crashed) lost = loseStep(state, job);
  elastic.closed = false;
  state.events.push({ time: state.now, type: "ring-broken", job: job.id, replicas: broken, lost });
  if (stood) return;
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
  state.totals.useful -= lost;
  state.totals.lostToFailures += lost;
  return lost;
}

/** What happens when the job has detected a failure, or its ring has been built. */
export function stageEnds(state: SimState, elastic: Elastic): void {
  const job = jobOf(state, elastic.job);
  if (elastic.stage === "detecting") return resolve(state, elastic);
  elastic.stage = "working";
  elastic.crashed = false;
  settlePhase(state, job);
  setPace(state, elastic, job);
  endRescale(state, elastic, job);
  work(state, job);
  state.events.push({ time: state.now, type: "ring-built", job: job.id, replicas: elastic.ring.length });
}

/** Goes on as the recovery mode says, or waits for what it lacks. */
export function resolve(state: SimState, elastic: Elastic): void {
  if (elastic.mode === "rigid") {
    if (elastic.ring.every((replica) => isWhole(state, elastic, replica))) return build(state, elastic, elastic.ring);
    return wait(state, elastic, "nodes");
  }
  if (elastic.mode === "regroup") putTogether(state, elastic);
  if (elastic.routing === "by-hand") {
    return elastic.closed ? build(state, elastic, elastic.ring) : wait(state, elastic, "ring");
  }
  const members = membersToBe(state, elastic);
  if (members.length < 2) return wait(state, elastic, "ring");
  return build(state, elastic, automaticRing(state, elastic, members));
}

/** Whom the automatic route would take in: those of the ring that can go on, and those that regrouping made whole. */
export function membersToBe(state: SimState, elastic: Elastic): readonly number[] {
  const kept = elastic.ring.filter((replica) => isFit(state, elastic, replica));
  return [...new Set([...kept, ...elastic.mended])];
}

/** Whether a replica can go on without its processes being started: after a crash any whole one has to load anyway. */
function isFit(state: SimState, elastic: Elastic, replica: number): boolean {
  return elastic.members.has(replica) || (elastic.crashed && isWhole(state, elastic, replica));
}

function wait(state: SimState, elastic: Elastic, what: "ring" | "nodes"): void {
  const stage = `waiting-for-${what}` as const;
  if (elastic.stage === stage) return;
  elastic.stage = stage;
  const job = jobOf(state, elastic.job);
  enterPhase(state, job, "stalled");
  state.events.push({ time: state.now, type: "training-waits", job: job.id, for: what });
}

/** Puts broken replicas together; the processes of those made whole by it have to start. */
export function putTogether(state: SimState, elastic: Elastic): void {
  const whole = regroup(state.hall, elastic.replicas, (node) => state.nodeDown[node] === 1);
  if (whole.length === 0) return;
  const job = jobOf(state, elastic.job);
  for (const replica of whole) {
    elastic.warm.delete(replica);
    elastic.mended.add(replica);
  }
  if (job.pace) {
    settlePhase(state, job);
    setPace(state, elastic, job);
  }
  state.events.push({ time: state.now, type: "replicas-regrouped", job: job.id, whole });
}

/** A stop for a ring to be built. */
interface Pause {
  readonly pauseSeconds: Seconds;
  /** Whether processes have to start for it. */
  readonly cold: boolean;
}

/** Whether processes have to start for a ring of these replicas, and how long the job stands still for it. */
export function pauseFor(state: SimState, elastic: Elastic, order: readonly number[]): Pause {
  const isCold = (replica: number): boolean => !isFit(state, elastic, replica) && !elastic.warm.has(replica);
  return pauseOf(state, elastic, order.length, order.some(isCold));
}

/** How long the job stands still for a ring of so many replicas. */
export function pauseOf(state: SimState, elastic: Elastic, replicas: number, cold: boolean): Pause {
  const gpus = replicas * gpusPerReplica(state, elastic);
  const seconds = secondsFor(cold ? elastic.spec.coldStart : elastic.spec.rebuild, gpus);
  if (!elastic.crashed) return { pauseSeconds: seconds, cold };
  const { restart } = costsOf(state.level, jobOf(state, elastic.job), tierOf(state.level, state.storage.tier));
  return { pauseSeconds: seconds + restart - state.level.restart.detectSeconds, cold };
}

/** Builds a ring of whole replicas; while a failure is being detected it is only noted. */
export function setRing(state: SimState, elastic: Elastic, order: readonly number[]): void {
  if (elastic.stage !== "detecting") return build(state, elastic, order);
  elastic.ring = order;
  elastic.closed = true;
}

/** Stands still until the ring is built. */
export function build(state: SimState, elastic: Elastic, order: readonly number[]): void {
  const job = jobOf(state, elastic.job);
  beginRescale(state, elastic, "player");
  const { pauseSeconds, cold } = pauseFor(state, elastic, order);
  elastic.ring = order;
  elastic.closed = true;
  elastic.cold = cold;
  elastic.members.clear();
  for (const replica of order) {
    elastic.members.add(replica);
    elastic.warm.delete(replica);
    elastic.mended.delete(replica);
  }
  elastic.stage = "building";
  enterTimedPhase(state, job, "restarting", pauseSeconds);
  const { phaseEnds: until } = job;
  state.events.push({ time: state.now, type: "ring-building", job: job.id, replicas: order.length, cold, until });
}

/** A node of the job is up again. */
export function nodeIsBack(state: SimState, elastic: Elastic, node: NodeId): void {
  const replica = elastic.replicas.findIndex((nodes) => nodes.includes(node));
  if (replica < 0) return;
  if (isWhole(state, elastic, replica)) announceReady(state, elastic, replica);
  if (elastic.mode === "regroup") putTogether(state, elastic);
  goOnIfWhole(state, elastic);
}

/** A rigid job that waits goes on as soon as its set is full. */
export function goOnIfWhole(state: SimState, elastic: Elastic): void {
  if (elastic.stage === "waiting-for-nodes") resolve(state, elastic);
}

/** Says that a replica outside the ring is whole. */
export function announceReady(state: SimState, elastic: Elastic, replica: number): void {
  if (elastic.members.has(replica)) return;
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
    stoodBefore: elastic.stood,
    built: null,
  });
}

function endRescale(state: SimState, elastic: Elastic, job: Job): void {
  const last = elastic.rescales.at(-1);
  if (!last || last.built !== null) return;
  const cost = elastic.stood - last.stoodBefore;
  last.built = { at: state.now, after: elastic.ring.length, cold: elastic.cold, cost };
  noteThroughput(state, elastic, job);
}
