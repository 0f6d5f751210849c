import type { Seconds } from "../level.ts";
import { jobOf, type SimState } from "../state.ts";
import { costsOf, tierOf } from "../tiers.ts";
import { copyElastic, type Elastic } from "./elastic.ts";
import { gpusPerReplica } from "./pace.ts";
import { regroup } from "./replicas.ts";
import { secondsBySize } from "./ring.ts";

/** What a job that is paused goes on with, or what it waits for: see `training-waits`. */
export type Course =
  | { readonly replicas: readonly number[]; readonly order: "as-named" | "automatic" }
  | "ring"
  | "replicas"
  | "nodes";

/** What the job goes on with as its replicas are now: the very rule that carries it out, and that prices foresee. */
export function courseOf(state: SimState, elastic: Elastic): Course {
  const { mode, ring, routing, closed } = elastic;
  const isFull = ring.every((replica) => isHealthy(state, elastic, replica));
  if (mode === "rigid") return isFull ? { replicas: ring, order: "as-named" } : "nodes";
  if (closed) return { replicas: ring, order: "as-named" };
  if (routing === "by-hand") return "ring";
  const replicas = automaticMembers(state, elastic);
  return replicas.length < 2 ? "replicas" : { replicas, order: "automatic" };
}

/**
 * Which replicas the automatic route includes: those of the ring that can go on, and those that are to join. If fewer than
 * two are left, all healthy ones, which then have to start; as soon as two are healthy.
 */
function automaticMembers(state: SimState, elastic: Elastic): readonly number[] {
  const kept = elastic.ring.filter((replica) => isFit(state, elastic, replica));
  const able = [...new Set([...kept, ...elastic.joining])];
  if (able.length > 1) return able;
  return [...elastic.replicas.keys()].filter((replica) => isHealthy(state, elastic, replica));
}

/**
 * How long the job is paused from now on for what `change` makes of it: 0 if that moves its next ring to no other
 * time; null if it waits where it would have gone on. Worked out on a copy. `change` says whether it names the ring that
 * comes next.
 */
export function pauseCausedBy(state: SimState, elastic: Elastic, change: (copy: Elastic) => boolean): Seconds | null {
  const copy = copyElastic(elastic);
  if (change(copy)) return detectingFor(state, copy) + pauseFor(state, copy, copy.ring).pauseSeconds;
  const after = secondsToRing(state, copy);
  return after === secondsToRing(state, elastic) ? 0 : after;
}

/** Seconds until the job has its next ring, as things are; null: it waits, or has its ring. */
export function secondsToRing(state: SimState, elastic: Elastic): Seconds | null {
  const { stage, mode } = elastic;
  if (stage === "working") return null;
  if (stage === "building") return jobOf(state, elastic.job).phaseEnds - state.now;
  const copy = copyElastic(elastic);
  if (mode === "regroup") regroupReplicas(state, copy);
  const course = courseOf(state, copy);
  if (typeof course === "string") return null;
  return detectingFor(state, copy) + pauseFor(state, copy, course.replicas).pauseSeconds;
}

/** Seconds until the failure under detection is found. */
function detectingFor(state: SimState, { stage, job }: Elastic): Seconds {
  return stage === "detecting" ? jobOf(state, job).phaseEnds - state.now : 0;
}

/** Regroups broken replicas and returns those made healthy by it: their processes have to start, and they are to join. */
export function regroupReplicas(state: SimState, elastic: Elastic): readonly number[] {
  const healthyAgain = regroup(state.hall, elastic.replicas, (node) => state.nodeDown[node] === 1);
  for (const replica of healthyAgain) {
    elastic.warm.delete(replica);
    elastic.joining.add(replica);
  }
  return healthyAgain;
}

/** Whether all nodes of a replica are up. */
export function isHealthy(state: SimState, elastic: Elastic, replica: number): boolean {
  return elastic.replicas[replica]?.every((node) => state.nodeDown[node] === 0) ?? false;
}

/** Whether a replica can go on without its processes being started: after a crash any healthy one has to load anyway. */
function isFit(state: SimState, elastic: Elastic, replica: number): boolean {
  return elastic.members.has(replica) || (elastic.crashed && isHealthy(state, elastic, replica));
}

/** A stop for a ring to be built. */
interface Pause {
  readonly pauseSeconds: Seconds;
  /** Whether processes have to start for it. */
  readonly cold: boolean;
}

/** Whether processes have to start for a ring of these replicas, and how long the job is paused for it. */
export function pauseFor(state: SimState, elastic: Elastic, replicas: readonly number[]): Pause {
  const cold = replicas.some((replica) => !isFit(state, elastic, replica) && !elastic.warm.has(replica));
  const gpus = replicas.length * gpusPerReplica(state, elastic);
  const seconds = secondsBySize(cold ? elastic.spec.coldStart : elastic.spec.rebuild, gpus);
  if (!elastic.crashed) return { pauseSeconds: seconds, cold };
  const { restart } = costsOf(state.level, jobOf(state, elastic.job), tierOf(state.level, state.storage.tier));
  return { pauseSeconds: seconds + restart - state.level.restart.detectSeconds, cold };
}
