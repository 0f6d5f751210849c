import type { Level, Price, SimEvent } from "../sim/index.ts";

type Done = Extract<SimEvent, { type: "command-done" }>;

/**
 * The price of a command without those who are killed by force because of it, at once or when the world goes on: they get a
 * line of their own.
 */
export function withoutForced(done: Done, batch: readonly SimEvent[], level: Level): Price {
  const { price } = done;
  const own = { lost: 0, jobs: 0, gpus: 0 };
  for (const event of batch.slice(batch.indexOf(done) + 1)) {
    if (event.type === "command-done" || event.time > done.time) break;
    if (event.type !== "jobs-killed" || event.by === "preemption") continue;
    own.lost += event.lost;
    own.jobs += event.jobs.length;
    own.gpus += event.gpus;
  }
  const forced = price.lostToKills - own.lost;
  return {
    ...price,
    lostToKills: own.lost,
    total: price.total - forced,
    dollars: price.dollars - (forced / 3600) * level.prices.gpuHourDollars,
    kills: { jobs: own.jobs, gpus: own.gpus },
  };
}
