import type { Job } from "../job.ts";
import type { SimState } from "../state.ts";
import type { Elastic } from "./elastic.ts";

/** Adds a point to the history if the job goes at another speed now. */
export function noteThroughput({ now }: SimState, { history }: Elastic, job: Job): void {
  const tokensPerSecond = job.phase === "working" ? (job.pace?.tokensPerSecond ?? 0) : 0;
  const replicas = job.pace?.replicas ?? 0;
  if (history.at(-1)?.time === now) history.pop();
  const last = history.at(-1);
  if (last?.tokensPerSecond === tokensPerSecond && last.replicas === replicas) return;
  history.push({ time: now, tokensPerSecond, replicas });
}
