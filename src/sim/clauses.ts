import { fragmentation } from "./fragmentation.ts";
import { shrunkFor } from "./elastic/elastic-view.ts";
import { doneBy } from "./phase-share.ts";
import { keptAndAllocated } from "./ledger.ts";
import type { Clause, ClauseId, GpuSeconds, Seconds } from "./level.ts";
import type { Job } from "./job.ts";
import { jobOf, type SimState } from "./state.ts";
import type { ClauseView } from "./view.ts";
import { waitsOf } from "./waits.ts";

/** How many checks the recent fragmentation is a mean of. */
const recentChecks = 10;

/** Notes the share of the hall that is stranded this minute. */
export function noteFragmentation(state: SimState): void {
  state.fragmentationChecks = [...state.fragmentationChecks, strandedShare(state)].slice(-recentChecks);
}

/** Idle GPUs that those who wait cannot use, as a share of all GPUs, in [0, 1]. */
function strandedShare(state: SimState): number {
  return (fragmentation(state) * state.idleGpus) / state.hall.gpuCount;
}

/** The mean of that over the last ten minutes, by the minute. */
export function recentFragmentation(state: SimState): number {
  const { fragmentationChecks: checks } = state;
  return checks.length === 0 ? strandedShare(state) : checks.reduce((sum, value) => sum + value, 0) / checks.length;
}

/** Notes the accounts for the goodput that is judged, and forgets those from before its window. */
export function noteGoodput(state: SimState): void {
  const { goodputWindow } = state.level;
  if (goodputWindow === null) return;
  const { goodputChecks } = state;
  while ((goodputChecks[0]?.time ?? state.now) < state.now - goodputWindow) goodputChecks.shift();
  goodputChecks.push({ time: state.now, ...keptAndAllocated(state) });
}

/** Goodput since the oldest check within the goodput window, or since the beginning; 0 if nothing was allocated. */
export function recentGoodput(state: SimState): number {
  const { kept, allocated } = keptAndAllocated(state);
  const { goodputWindow } = state.level;
  const reaches = goodputWindow !== null && state.now > goodputWindow;
  const oldest = reaches ? state.goodputChecks.find(({ time }) => time >= state.now - goodputWindow) : undefined;
  const since = oldest ?? { kept: 0, allocated: 0 };
  return allocated === since.allocated ? 0 : (kept - since.kept) / (allocated - since.allocated);
}

/** Where every SLO stands now. */
export function clausesOf(state: SimState): ClauseView[] {
  return state.level.clauses.map((clause) => {
    const value = valueOf(state, clause.id);
    return { id: clause.id, limit: clause.limit, fatal: clause.fatal, value, state: standing(state, clause, value) };
  });
}

/** The SLOs together: missed if one is violated, waiting while one is undecided. */
export function slaOf(clauses: readonly ClauseView[]): "met" | "waiting" | "missed" {
  if (clauses.some(({ state }) => state === "violated")) return "missed";
  return clauses.some(({ state }) => state === "waiting") ? "waiting" : "met";
}

/** Reports SLOs that have just been violated, and ends the level on a fatal one. */
export function checkClauses(state: SimState): void {
  for (const { id, value, fatal, state: standing } of clausesOf(state)) {
    if (standing === "violated" && !state.violated.has(id)) {
      state.violated.add(id);
      state.events.push({ time: state.now, type: "clause-broken", clause: id, value });
    } else if (standing !== "violated") state.violated.delete(id);
    if (!state.ended && fatal !== null && value > fatal) endLevel(state, id);
  }
}

/** The run is over; nothing moves any more. */
export function endLevel(state: SimState, lostBy: ClauseId | null): void {
  state.ended = { time: state.now, lostBy };
  state.events.push({ time: state.now, type: "level-ended", lostBy });
}

/** GPU-seconds that the students' jobs hold over the whole level at the level's fill: what a killed share is a share of. */
export function studentGpuSeconds(state: SimState): GpuSeconds {
  return state.hall.gpuCount * (state.level.workload?.fill ?? 0) * state.level.duration;
}

function valueOf(state: SimState, id: ClauseId): number {
  if (id === "gang-starts") return gangWait(state);
  if (id === "student-p95-wait") return waitsOf(state).p95;
  if (id === "wide-p95-wait") return waitsOf(state, state.hall.gpusPerNode).p95;
  if (id === "longest-pause") return longestPause(state);
  if (id === "training-time-lost") return trainingTimeLost(state);
  if (id === "batch-shrunk") return Math.max(0, ...[...state.elastics.values()].map((one) => shrunkFor(state, one)));
  const booked = studentGpuSeconds(state);
  return booked === 0 ? 0 : state.totals.studentLostToKills / booked;
}

/** The longest wait among the gangs that have arrived: until they first started, or until now. */
function gangWait(state: SimState): number {
  let longest = 0;
  for (const id of state.gangs) {
    const job = jobOf(state, id);
    longest = Math.max(longest, (job.firstStart ?? state.now) - job.submitted);
  }
  return longest;
}

/** The most time a training job has not used for work that it still has. */
function trainingTimeLost(state: SimState): Seconds {
  let max = 0;
  for (const job of trainings(state)) {
    const until = job.status === "finished" ? job.settledTo : state.now;
    max = Math.max(max, until - job.submitted - Math.floor(doneBy(job, state.now) / job.gpus));
  }
  return max;
}

function trainings(state: SimState): Job[] {
  return [...state.trainings.keys(), ...state.elastics.keys()].map((id) => jobOf(state, id));
}

function longestPause(state: SimState): number {
  const ongoing = state.defragmentation ? state.now - state.defragmentation.started : 0;
  return Math.max(state.longestPause, ongoing);
}

function standing(state: SimState, clause: Clause, value: number): ClauseView["state"] {
  if (value > clause.limit) return "violated";
  if (clause.id === "training-time-lost") return hasTrained(state, clause) ? "met" : "waiting";
  if (clause.id !== "gang-starts") return "met";
  const expected = state.level.jobs.filter((job) => job.contiguous).length;
  const started = state.gangs.filter((id) => jobOf(state, id).firstStart !== null).length;
  return started === expected ? "met" : "waiting";
}

/** Whether the required training is certain: all but the time that may be lost is saved, or the level is over. */
function hasTrained(state: SimState, { limit }: Clause): boolean {
  const { duration } = state.level;
  if (state.now >= duration) return true;
  return trainings(state).every(
    ({ saved, gpus, submitted, status }) => status === "finished" || saved / gpus >= duration - submitted - limit,
  );
}
