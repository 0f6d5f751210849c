import { expect, test } from "vitest";
import { elasticLog } from "../../../src/insight/elastic/log.ts";
import { elasticLogWords } from "../../../src/lessons/elastic/play/elastic-log-words.ts";
import { elasticNewsIn } from "../../../src/insight/elastic/news.ts";
import { elasticTip } from "../../../src/lessons/elastic/play/elastic-coach.ts";
import { gapsIn, isSlow, mendable, replicasThat, wholeOf } from "../../../src/insight/elastic/replicas.ts";
import {
  batchPlans,
  closedPlan,
  nextFailure,
  paysBackAfter,
  readyOnes,
  ringWith,
  ringWithout,
} from "../../../src/lessons/elastic/play/ring-choices.ts";
import { paceAt } from "../../../src/lessons/elastic/play/throughput-plot.tsx";
import { parseLevel } from "../../../src/levels/load-level.ts";
import { draftOf } from "../../../src/session/ring-draft.ts";
import {
  createSimulation,
  type ClusterView,
  type ElasticView,
  type SimEvent,
  type Simulation,
} from "../../../src/sim/index.ts";
import act3 from "../../../levels/act-3.json" with { type: "json" };
import { tellLog, type ToldLine } from "../../../src/hud/story.ts";

const { level } = parseLevel(act3);
const hour = 3600;
const [failure] = level.failures.scripted;
const struck = failure?.time ?? 0;
const slowed = level.failures.slowdowns?.[0]?.time ?? 0;
const spec = level.jobs[0]?.dataParallel;
if (spec === undefined) throw new RangeError("Act III trains no replicas");

function elasticOf(view: ClusterView): ElasticView {
  if (view.elastic === null) throw new RangeError("Act III trains no replicas");
  return view.elastic;
}

/** A run that goes elastic at once, up to the moment when the failure is found. */
function struckRun(mode: "elastic" | "regroup" = "elastic"): Simulation {
  const run = createSimulation(level, "play");
  run.dispatch({ type: "set-recovery", mode });
  run.advanceTo(struck + level.restart.detectSeconds);
  return run;
}

function close(run: Simulation): void {
  const elastic = elasticOf(run.view());
  const order = closedPlan(elastic, draftOf(elastic))?.order ?? [];
  expect(run.dispatch({ type: "set-ring", order })).toEqual({ ok: true });
}

const { openLog } = tellLog(() => elasticLog, elasticLogWords);

/** The whole act with the ring closed by hand after each failure, in beats; its events, and the lines the log made of them. */
function play(beat: number): { run: Simulation; events: SimEvent[]; lines: ToldLine[] } {
  const run = createSimulation(level, "play");
  const book = openLog(level);
  const events: SimEvent[] = [];
  const lines: ToldLine[] = [];
  run.dispatch({ type: "set-recovery", mode: "elastic" });
  while (run.view().ended === null) {
    if (elasticOf(run.view()).stage === "waiting-for-ring") close(run);
    const batch = run.advanceTo(run.time + beat);
    events.push(...batch);
    lines.push(...book.read(batch, run.view()));
  }
  return { run, events, lines };
}

const story = play(60);

test("a failure is one line with its nodes, its replicas and what it lost, and the ring's return is another", () => {
  const broken = story.events.filter((event) => event.type === "ring-broken");
  const told = story.lines.filter(({ text }) => text.startsWith("Incident:"));
  expect(told).toHaveLength(broken.length);
  expect(told[0]?.text).toContain("10 nodes in 10 rows failed (power spike) and broke 10 of 100 replicas");
  expect(told[1]?.text).toContain("8 nodes in 1 row failed (power spike) and broke 1 of 100 replicas");
  expect(told.map(({ cost }) => cost?.gpuSeconds ?? 0)).toEqual(broken.map(({ lost }) => lost));
  const built = story.lines.filter(({ text }) => text.startsWith("The ring works"));
  expect(built).toHaveLength(story.events.filter(({ type }) => type === "ring-built").length);
  expect(built.map(({ cost }) => cost?.gpuSeconds)).toEqual(
    elasticOf(story.run.view()).rescales.map(({ cost }) => cost),
  );
});

test("a node that makes a replica healthy is told of once, with the replica", () => {
  const ready = story.lines.filter(({ text }) => text.includes("could rejoin"));
  expect(ready).toHaveLength(story.events.filter(({ type }) => type === "replica-ready").length);
  expect(ready[0]?.text).toMatch(/^Node r\d+-\d+-\d+ is back: replica \d+ is healthy and could rejoin\.$/);
  expect(ready[0]?.entry.nodes).toHaveLength(spec.nodesPerReplica);
});

test("a resumed run, whose past is read at once, tells the same story", () => {
  expect(openLog(level).read(story.events, story.run.view())).toEqual(story.lines);
});

test("a crash is news also where one look sees the failure and its detection together", () => {
  const run = createSimulation(level, "news");
  const struck = level.failures.scripted[0]?.time ?? 0;
  run.advanceTo(struck - 5);
  const events = run.advanceTo(struck + level.restart.detectSeconds + 5);
  expect(events.some((event) => event.type === "training-waits" && event.for === "nodes")).toBe(true);
  expect(elasticNewsIn(events, run.view())).toMatchObject({ kind: "job-crashed", slows: true });
});

test("what stops or slows the job takes the clock back to its slowest, what is good does not, and what is old is no news", () => {
  const run = createSimulation(level, "play");
  run.dispatch({ type: "set-recovery", mode: "elastic" });
  const news = (to: number) => elasticNewsIn(run.advanceTo(to), run.view());
  expect(news(struck)).toMatchObject({ kind: "ring-broken", slows: true, broken: 10, replicas: 100 });
  expect(news(struck + level.restart.detectSeconds)).toMatchObject({ slows: true });
  close(run);
  expect(news(struck + 120)).toMatchObject({ kind: "ring-built", slows: false, replicas: 90 });
  expect(news(struck + 3 * hour + 600)).toBeNull();
});

test("what closing the gaps is said to give is what it gives", () => {
  const run = struckRun();
  const elastic = elasticOf(run.view());
  expect(gapsIn(elastic)).toBe(10);
  const promised = closedPlan(elastic, draftOf(elastic));
  close(run);
  run.advanceTo(run.time + (promised?.pauseSeconds ?? 0));
  expect(elastic.stage).toBe("working");
  expect(elastic.tokensPerSecond).toBeCloseTo(promised?.tokensPerSecond ?? 0, 6);
  expect(paceAt(elastic.history, run.time)).toBe(elastic.tokensPerSecond);
});

test("the numbers of the batch rule that is not chosen are those it has once it is", () => {
  const run = struckRun();
  close(run);
  run.advanceTo(run.time + 60);
  const elastic = elasticOf(run.view());
  const plan = elastic.plan;
  if (plan === null) throw new RangeError("the ring is open");
  const shrunk = batchPlans(spec, plan, "keep").find(({ rule }) => rule === "shrink");
  run.dispatch({ type: "set-batch", rule: "shrink" });
  expect(shrunk?.each).toBe(spec.microBatches);
  expect(elastic.plan?.stepSeconds).toBeCloseTo(shrunk?.stepSeconds ?? 0, 4);
  expect(elastic.plan?.tokensPerSecond).toBeCloseTo(shrunk?.tokensPerSecond ?? 0, -3);
});

test("a rescale pays back when what it adds has made good what its pause cost", () => {
  const run = struckRun();
  close(run);
  run.advanceTo(struck + 3 * hour);
  const elastic = elasticOf(run.view());
  const ready = readyOnes(elastic);
  expect(ready.length).toBeGreaterThan(1);
  const plan = ringWith(elastic, ready);
  if (plan === null) throw new RangeError("there is no such ring");
  const before = elastic.tokensPerSecond;
  const after = paysBackAfter(before, plan) ?? 0;
  expect(plan.cold).toBe(true);
  expect(after * plan.tokensPerSecond).toBeCloseTo((after + plan.pauseSeconds) * before, -2);
  expect(paysBackAfter(plan.tokensPerSecond, plan)).toBeNull();
});

test("spares mend as many broken replicas as there are spares for, those with the fewest failed nodes first", () => {
  const run = struckRun();
  const { replicas, nodes } = mendable(run.view(), elasticOf(run.view()));
  expect(nodes).toHaveLength(spec.spareNodes);
  expect(run.dispatch({ type: "swap-nodes", nodes })).toEqual({ ok: true });
  expect(readyOnes(elasticOf(run.view()))).toEqual(replicas.toSorted((a, b) => a - b));
});

test("the next failure is priced by the ring without one replica, and not at all while the ring is open", () => {
  const run = createSimulation(level, "play");
  const elastic = elasticOf(run.view());
  const next = nextFailure(run.view(), elastic);
  const last = wholeOf(elastic).at(-1) ?? 0;
  const rest = ringWithout(elastic, last);
  expect(next?.share).toBeCloseTo((rest?.tokensPerSecond ?? 0) / elastic.tokensPerSecond, 9);
  expect(next?.still).toBe(level.restart.detectSeconds + (rest?.pauseSeconds ?? 0));
  const open = struckRun();
  expect(nextFailure(open.view(), elasticOf(open.view()))).toBeNull();
});

test("a slow replica is one of a hundred that stands out, and is not offered to be taken in again", () => {
  const run = struckRun("regroup");
  run.dispatch({ type: "set-routing", routing: "automatic" });
  run.advanceTo(slowed + hour / 10);
  const elastic = elasticOf(run.view());
  const slow = elastic.replicas.filter((replica) => isSlow(elastic, replica));
  expect(slow).toHaveLength(1);
  expect(elasticTip(run.view())?.id).toBe("slow");
  const [found] = slow;
  if (found === undefined) return;
  const order = ringWithout(elastic, found.id)?.order ?? [];
  run.dispatch({ type: "set-ring", order });
  run.advanceTo(run.time + 300);
  expect(replicasThat(elastic, "ready").map(({ id }) => id)).toContain(found.id);
  expect(readyOnes(elastic)).not.toContain(found.id);
});

test("help follows the play: choose how to recover, close the ring, and what waiting rigidly means", () => {
  const rigid = createSimulation(level, "play");
  expect(elasticTip(rigid.view())?.id).toBe("rigid");
  rigid.advanceTo(struck + level.restart.detectSeconds);
  expect(elasticTip(rigid.view())?.id).toBe("nodes");
  const run = struckRun();
  expect(elasticTip(run.view())?.text).toContain("The ring is open");
  close(run);
  expect(elasticTip(run.view())).toBeNull();
});
