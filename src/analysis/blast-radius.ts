import type { BlastCase, BlastRadius } from "../insight/elastic/blast-radius.ts";
import type { LevelFile } from "../levels/level-file.ts";
import {
  createSimulation,
  type Command,
  type DataParallel,
  type ElasticView,
  type Level,
  type Seconds,
  type Simulation,
  type ThroughputPoint,
} from "../sim/index.ts";

/** How fast the job goes from when on if nobody does anything: it crashes, and waits for a full set of nodes. */
export function crashAndWait(file: LevelFile, seed: string): readonly ThroughputPoint[] {
  const simulation = createSimulation(unjudged(file.level), seed);
  const { elastic } = simulation.view();
  if (elastic === null) throw new RangeError(`level ${file.level.id} has no data-parallel job`);
  if (elastic.mode !== "rigid") simulation.dispatch({ type: "set-recovery", mode: "rigid" });
  simulation.advanceTo(file.level.duration);
  return [...elastic.history];
}

/** Plays the first failure with replicas in racks, and with replicas along the power feeds, until the second strikes. */
export function blastRadius({ level }: LevelFile, seed: string): BlastRadius {
  return { spread: blastCase(level, "by-rack", seed), packed: blastCase(level, "by-feed", seed) };
}

function blastCase(original: Level, placement: DataParallel["placement"], seed: string): BlastCase {
  const level = placed(unjudged(original), placement);
  const [first = level.duration, second = level.duration] = level.failures.scripted
    .map(({ time }) => time)
    .toSorted((a, b) => a - b);
  const until = second - 1;
  const { simulation, elastic } = beginElastic(level, seed);
  const view = simulation.view();
  simulation.advanceTo(first - 1);
  const { stalled, down } = view.ledger;
  simulation.advanceTo(first);
  const broken = elastic.replicas.filter((replica) => replica.down > 0);
  simulation.advanceTo(until);
  const spared = beginElastic({ ...level, failures: { ...level.failures, scripted: [] } }, seed);
  spared.simulation.advanceTo(until);
  return {
    broken: broken.map(({ id }) => id),
    nodesDown: broken.reduce((sum, replica) => sum + replica.down, 0),
    gpuSecondsStalled: view.ledger.stalled - stalled + view.ledger.down - down,
    pauseGpuSeconds: elastic.rescales.find(({ time }) => time === first)?.cost ?? 0,
    shareLost: 1 - tokensOf(elastic.history, first, until) / tokensOf(spared.elastic.history, first, until),
  };
}

/** A run that closes its ring by itself, on the automatic route from the beginning. */
function beginElastic(level: Level, seed: string): { simulation: Simulation; elastic: ElasticView } {
  const simulation = createSimulation(level, seed);
  const { elastic } = simulation.view();
  if (elastic === null) throw new RangeError(`level ${level.id} has no data-parallel job`);
  const order = elastic.automaticRing(elastic.replicas.map(({ id }) => id));
  const commands: readonly Command[] = [
    { type: "set-recovery", mode: "elastic" },
    { type: "set-routing", routing: "automatic" },
    { type: "set-ring", order },
  ];
  for (const command of commands) simulation.dispatch(command);
  return { simulation, elastic };
}

/** Tokens trained on between two times. */
function tokensOf(history: readonly ThroughputPoint[], from: Seconds, until: Seconds): number {
  return history.reduce((sum, { time, tokensPerSecond }, index) => {
    const ends = Math.min(history[index + 1]?.time ?? until, until);
    return sum + tokensPerSecond * Math.max(0, ends - Math.max(time, from));
  }, 0);
}

/** The level without SLOs, so that none ends it. */
function unjudged(level: Level): Level {
  return { ...level, clauses: [] };
}

function placed(level: Level, placement: DataParallel["placement"]): Level {
  const jobs = level.jobs.map((job) =>
    job.dataParallel ? { ...job, dataParallel: { ...job.dataParallel, placement } } : job,
  );
  return { ...level, jobs };
}
