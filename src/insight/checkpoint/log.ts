import type { ClusterView, FailureCause, Level, NodeId, Seconds, SimEvent, StorageTierId } from "../../sim/index.ts";
import type { LessonLog, LogEntry } from "../log.ts";
import { requiredTrainingOf } from "./training.ts";

/** What becomes of the training job. */
export type TrainingEntry = LogEntry &
  (
    | {
        readonly kind: "training-failed-again";
        readonly node: NodeId;
        readonly cause: FailureCause;
        readonly restart: Seconds;
      }
    /** `back`: seconds of work that its GPUs lost; `voided`: with the save under way. */
    | {
        readonly kind: "training-failed";
        readonly node: NodeId;
        readonly cause: FailureCause;
        readonly restart: Seconds;
        readonly gpus: number;
        readonly back: Seconds;
        readonly voided: boolean;
      }
    | { readonly kind: "training-safe"; readonly required: Seconds }
    | {
        readonly kind: "saved";
        readonly nth: number;
        readonly stateBytes: number;
        readonly pause: Seconds;
        readonly kept: Seconds;
      }
    | { readonly kind: "saved-often"; readonly saves: number; readonly kept: Seconds }
    | {
        readonly kind: "storage-offered" | "storage-chosen";
        readonly tier: StorageTierId;
        readonly pause: Seconds;
        readonly dollarsPerHour: number;
      }
    | { readonly kind: "hardware-aged"; readonly mttf: Seconds }
    | { readonly kind: "training-interval-set"; readonly interval: Seconds | null }
  );

type Failure = Extract<SimEvent, { type: "node-failed" }>;
type Written = Extract<SimEvent, { type: "checkpoint-written" }>;
type View = Pick<ClusterView, "level" | "job" | "checkpointCosts">;

/** Saves that come sooner after a line about saves wait for the next one. */
const savesEvery = 3 * 3600;

/** The story of a level with a job that follows the checkpoint lever, from its beginning. */
export function createTrainingLog({ jobs, storage }: Level): LessonLog<TrainingEntry> {
  const [first] = storage;
  const trains = jobs.some(({ checkpointInterval }) => checkpointInterval === "lever");
  if (!trains || first === undefined) return { read: () => null };
  const saves = createSaves(first.id);
  let restarting = false;
  return {
    read(event, batch, view, { saves: written }) {
      if ("burst" in event) {
        const [failure] = event.burst;
        return failure?.type === "node-failed" ? failed(failure, restarting, view, batch) : null;
      }
      if (event.type === "restart-started") restarting = true;
      else if (event.type === "restart-done") restarting = false;
      saves.follow(event);
      if (event.type !== "checkpoint-written") return otherEntry(event, view);
      const nth = written.findLastIndex(({ time }) => time === event.time);
      return saves.written(event, view, nth + 1, written[nth]?.saved ?? 0);
    },
  };
}

/** Tells of saves: of those in quick succession once, and once that the training required is safe. */
function createSaves(first: StorageTierId): {
  follow(event: SimEvent): void;
  written(event: Written, view: View, nth: number, kept: Seconds): TrainingEntry | null;
} {
  let tier = first;
  let untold = 0;
  let told = -Infinity;
  let safe = false;
  return {
    follow(event) {
      if (event.type === "command-done" && event.command.type === "choose-storage") tier = event.command.tier;
    },
    written(event, view, nth, kept) {
      const required = requiredTrainingOf(view);
      untold += 1;
      if (required !== null && kept >= required && !safe) {
        safe = true;
        return { kind: "training-safe", tone: "good", nodes: [], required };
      }
      if (event.time - told < savesEvery) return null;
      const { gpus, stateBytes } = view.job(event.job);
      const pause = view.checkpointCosts(tier)?.pause ?? 0;
      const saves = untold;
      told = event.time;
      untold = 0;
      const base = { tone: "note", nodes: [], lost: saves * pause * gpus, kept } as const;
      return saves === 1 ? { kind: "saved", ...base, nth, stateBytes, pause } : { kind: "saved-often", ...base, saves };
    },
  };
}

/** What a failure did to the job, told from the events of the same second. */
function failed(
  { node, cause, lost, time, jobs }: Failure,
  restarting: boolean,
  view: View,
  batch: readonly SimEvent[],
): TrainingEntry {
  const start = batch.find((event) => event.type === "restart-started" && event.time === time);
  const restart = start?.type === "restart-started" ? start.until - time : 0;
  const base = { tone: "bad", nodes: [node], lost, node, cause, restart } as const;
  if (restarting) return { kind: "training-failed-again", ...base };
  const rollback = batch.find((event) => event.type === "job-rolled-back" && event.time === time);
  const voided = rollback?.type === "job-rolled-back" && rollback.voided;
  const gpus = jobs[0] === undefined ? 0 : view.job(jobs[0]).gpus;
  return { kind: "training-failed", ...base, gpus, back: lost === 0 ? 0 : lost / gpus, voided };
}

function otherEntry(event: SimEvent, view: View): TrainingEntry | null {
  if (event.type === "storage-offered") {
    return { kind: "storage-offered", tone: "gang", nodes: [], tier: event.tier, ...termsOf(event.tier, view) };
  }
  if (event.type === "hardware-aged") return { kind: "hardware-aged", tone: "bad", nodes: [], mttf: event.mttf };
  if (event.type !== "command-done") return null;
  const { command, price } = event;
  if (command.type === "set-checkpoint-interval") {
    return { kind: "training-interval-set", tone: "note", nodes: [], interval: command.interval };
  }
  if (command.type !== "choose-storage") return null;
  const { tier } = command;
  return { kind: "storage-chosen", tone: "paid", nodes: [], dollars: price.dollars, tier, ...termsOf(tier, view) };
}

function termsOf(tier: StorageTierId, view: View): { readonly pause: Seconds; readonly dollarsPerHour: number } {
  const contract = view.level.storage.find(({ id }) => id === tier);
  return { pause: view.checkpointCosts(tier)?.pause ?? 0, dollarsPerHour: contract?.dollarsPerHour ?? 0 };
}
