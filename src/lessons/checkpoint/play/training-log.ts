import type { ClusterView, Level, Seconds, SimEvent, StorageTierId } from "../../../sim/index.ts";
import { trainingLog } from "../text/news.ts";
import { nodeName } from "../../../text/places.ts";
import { plainLog, type LessonLog, type LogDraft } from "../../../hud/story.ts";
import { requiredTrainingOf } from "../../../insight/checkpoint/training.ts";

type Failure = Extract<SimEvent, { type: "node-failed" }>;
type View = Pick<ClusterView, "level" | "job" | "checkpointCosts">;

/** Saves that come sooner after a line about saves wait for the next one. */
const savesEvery = 3 * 3600;

/** The story of a level with a job that follows the checkpoint lever, from its beginning. */
export function trainingLogOf({ jobs, storage }: Level): LessonLog {
  const [first] = storage;
  const trains = jobs.some(({ checkpointInterval }) => checkpointInterval === "lever");
  return trains && first !== undefined ? createTrainingLog(first.id) : plainLog;
}

function createTrainingLog(first: StorageTierId): LessonLog {
  let restarting = false;
  let tier = first;
  let untold = 0;
  let told = -Infinity;
  let safe = false;

  const follow = (event: SimEvent): void => {
    if (event.type === "restart-started") restarting = true;
    else if (event.type === "restart-done") restarting = false;
    else if (event.type === "command-done" && event.command.type === "choose-storage") tier = event.command.tier;
  };

  const written = (
    event: Extract<SimEvent, { type: "checkpoint-written" }>,
    view: View,
    nth: number,
    kept: Seconds,
  ) => {
    const required = requiredTrainingOf(view);
    untold += 1;
    if (required !== null && kept >= required && !safe) {
      safe = true;
      return { tone: "good", text: trainingLog.safe(required), nodes: [] } as const;
    }
    if (event.time - told < savesEvery) return null;
    const { gpus, stateBytes } = view.job(event.job);
    const pause = view.checkpointCosts(tier)?.pause ?? 0;
    const text = untold === 1 ? trainingLog.saved(nth, stateBytes, pause, kept) : trainingLog.savedMany(untold, kept);
    const lost = untold * pause * gpus;
    told = event.time;
    untold = 0;
    return { tone: "note", text, nodes: [], lost } as const;
  };

  /** What a failure did to the job, told from the events of the same second. */
  const failed = ({ node, cause, lost, time, jobs }: Failure, view: View, batch: readonly SimEvent[]): LogDraft => {
    const name = nodeName(view.level.topology, node);
    const rollback = batch.find((event) => event.type === "job-rolled-back" && event.time === time);
    const start = batch.find((event) => event.type === "restart-started" && event.time === time);
    const restart = start?.type === "restart-started" ? start.until - time : 0;
    const voided = rollback?.type === "job-rolled-back" && rollback.voided;
    const gpus = jobs[0] === undefined ? 0 : view.job(jobs[0]).gpus;
    const text = restarting
      ? trainingLog.failedAgain(name, cause, restart)
      : lost === 0
        ? trainingLog.failedNone(name, cause, restart)
        : trainingLog.failed({ node: name, cause, gpus, lost: lost / gpus, voided, restart });
    return { tone: "bad", text, nodes: [node], lost };
  };

  return {
    read(event, batch, view, { saves }) {
      if ("burst" in event) {
        const [first] = event.burst;
        return first?.type === "node-failed" ? failed(first, view, batch) : null;
      }
      follow(event);
      if (event.type === "checkpoint-written") {
        const nth = saves.findLastIndex(({ time }) => time === event.time);
        return written(event, view, nth + 1, saves[nth]?.saved ?? 0);
      }
      return otherLine(event, view);
    },
  };
}

function otherLine(event: SimEvent, view: View): LogDraft | null {
  if (event.type === "storage-offered") {
    const { pause, dollarsPerHour } = termsOf(event.tier, view);
    return { tone: "gang", text: trainingLog.offered(event.tier, pause, dollarsPerHour), nodes: [] };
  }
  if (event.type === "hardware-aged") return { tone: "bad", text: trainingLog.aged(event.mttf), nodes: [] };
  if (event.type !== "command-done") return null;
  const { command, price } = event;
  if (command.type === "set-checkpoint-interval") {
    return { tone: "note", text: trainingLog.interval(command.interval), nodes: [] };
  }
  if (command.type !== "choose-storage") return null;
  const { pause, dollarsPerHour } = termsOf(command.tier, view);
  const text = trainingLog.signed(command.tier, pause, dollarsPerHour);
  return { tone: "paid", text, nodes: [], dollars: price.dollars };
}

function termsOf(tier: StorageTierId, view: View): { readonly pause: Seconds; readonly dollarsPerHour: number } {
  const contract = view.level.storage.find(({ id }) => id === tier);
  return { pause: view.checkpointCosts(tier)?.pause ?? 0, dollarsPerHour: contract?.dollarsPerHour ?? 0 };
}
