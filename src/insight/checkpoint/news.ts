import type { ClusterView, NodeId, Seconds, SimEvent, StorageTierId } from "../../sim/index.ts";
import { isFresh, type News } from "../news.ts";

/** A contract on offer, aged hardware, the very first failure. */
export type TrainingNews = News &
  (
    | { readonly kind: "hardware-aged"; readonly mttf: Seconds }
    | {
        readonly kind: "storage-offered";
        readonly tier: StorageTierId;
        /** What a save takes under it, and under today's contract. */
        readonly pause: Seconds;
        readonly pauseNow: Seconds;
      }
    | {
        readonly kind: "first-failure";
        readonly node: NodeId;
        /** Work of each GPU that is lost. */
        readonly lost: Seconds;
        readonly gpus: number;
      }
  );

type View = Pick<ClusterView, "level" | "time" | "job" | "failures" | "tier" | "checkpointCosts">;

const resets = ["set-checkpoint-interval", "choose-storage"] as const;

/** What is worth interrupting for in a training run. */
export function trainingNewsIn(events: readonly SimEvent[], view: View): TrainingNews | null {
  const fresh = events.filter(({ time }) => isFresh(time, view));
  const news = fresh.findLast(({ type }) => type === "storage-offered" || type === "hardware-aged");
  if (news?.type === "hardware-aged") return { kind: "hardware-aged", slows: true, answers: resets, mttf: news.mttf };
  if (news?.type === "storage-offered") {
    const now = view.checkpointCosts(view.tier);
    const then = view.checkpointCosts(news.tier);
    if (now === null || then === null) return null;
    const answers = ["choose-storage"] as const;
    return { kind: "storage-offered", slows: true, answers, tier: news.tier, pause: then.pause, pauseNow: now.pause };
  }
  const rollback = fresh.find((event) => event.type === "job-rolled-back");
  const failure = fresh.find((event) => event.type === "node-failed");
  const failures = events.filter(({ type }) => type === "node-failed").length;
  if (failures < view.failures || rollback?.type !== "job-rolled-back" || failure?.type !== "node-failed") return null;
  const { gpus } = view.job(rollback.job);
  const lost = rollback.lost / gpus;
  return { kind: "first-failure", slows: true, answers: resets, node: failure.node, lost, gpus };
}
