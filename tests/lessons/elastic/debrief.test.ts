import { expect, test } from "vitest";
import { meanReplicas, rescaleAccounts, tokensBetween, trainingMade } from "../../../src/insight/elastic/accounts.ts";
import { elasticAnswers } from "../../../src/lessons/elastic/debrief/elastic-answers.ts";
import { madeBy } from "../../../src/lessons/elastic/debrief/elastic-plays-panel.tsx";
import { elasticAdvice, elasticVerdictOf } from "../../../src/lessons/elastic/debrief/elastic-verdict.ts";
import { gapWords } from "../../../src/lessons/elastic/debrief/share-prediction.tsx";
import { fleetFacts, requiredTraining } from "../../../src/lessons/elastic/brief/fleet-facts.ts";
import { parseLevel } from "../../../src/levels/load-level.ts";
import { scoreOf } from "../../../src/levels/score.ts";
import {
  createSimulation,
  type ClusterView,
  type ElasticView,
  type Seconds,
  type Simulation,
} from "../../../src/sim/index.ts";
import { elasticPlays, elasticVerdict, formatFleetTime, formatShare } from "../../../src/lessons/elastic/text/pages.ts";
import { debriefText } from "../../../src/text/pages.ts";
import act3 from "../../../levels/act-3.json" with { type: "json" };

const { level, goals, plays } = parseLevel(act3);
const hour = 3600;
const [failure, rack] = level.failures.scripted.map(({ time }) => time);

function elasticOf(view: ClusterView): ElasticView {
  if (view.elastic === null) throw new RangeError("the level has no data-parallel job");
  return view.elastic;
}

/** Whole replicas, pod by pod. */
function whole(simulation: Simulation): readonly number[] {
  return elasticOf(simulation.view())
    .replicas.filter(({ status }) => status !== "broken")
    .map(({ id }) => id);
}

/** Goes on elastic, and takes in what is back at each of these times. */
function playElastic(rejoinAt: readonly Seconds[], until = level.duration): ClusterView {
  const simulation = createSimulation(level, "debrief-3");
  simulation.dispatch({ type: "set-recovery", mode: "elastic" });
  simulation.dispatch({ type: "set-routing", routing: "automatic" });
  for (const time of rejoinAt) {
    simulation.advanceTo(time);
    expect(simulation.dispatch({ type: "set-ring", order: whole(simulation) })).toEqual({ ok: true });
  }
  simulation.advanceTo(until);
  return simulation.view();
}

const crashed = createSimulation(level, "debrief-3");
crashed.advanceTo(level.duration);
const batched = playElastic([6.2 * hour], 8 * hour);

test("the brief's numbers are those of the level's own job", () => {
  expect(fleetFacts(batched)).toMatchObject({
    gpus: 12_800,
    nodes: 1600,
    replicas: 100,
    nodesPerReplica: 16,
    feed: 10,
  });
  expect(requiredTraining(batched)).toBe(level.duration - 3 * hour);
});

test("training made is the time that has passed less what the promise counts as lost", () => {
  const { measure } = scoreOf(batched, goals);
  expect(trainingMade(batched)).toBe(batched.time - measure.value);
  expect(madeBy({ endedAt: batched.time, measure: measure.value })).toBe(trainingMade(batched));
});

test("tokens add up over any cut of the run, and a ring of 90 counts as 90 of 100", () => {
  const { history } = elasticOf(batched);
  const all = tokensBetween(history, 0, batched.time);
  const cut = tokensBetween(history, 0, 5000) + tokensBetween(history, 5000, batched.time);
  expect(cut).toBeCloseTo(all, -3);
  expect(meanReplicas(elasticOf(batched), 2 * hour, 5 * hour)).toBeCloseTo(0.9, 6);
});

test("a rescale of the player's counts until the next failure, and one that brings replicas back pays", () => {
  const [first, own, last] = rescaleAccounts(batched, elasticOf(batched));
  expect([first?.rescale.time, own?.rescale.time, last?.rescale.time]).toEqual([failure, 6.2 * hour, rack]);
  expect(first).toMatchObject({ rescale: { by: "failure", before: 100 }, after: 90 });
  expect(own?.rescale).toMatchObject({ by: "player", before: 90, cold: true });
  expect(first?.gained).toBeLessThan(0);
  const { history, fullTokensPerSecond: full } = elasticOf(batched);
  const built = 6.2 * hour + (own?.rescale.pausedFor ?? 0);
  const paceAt = (time: Seconds): number => history.findLast((point) => point.time <= time)?.tokensPerSecond ?? 0;
  const change = (paceAt(built) - paceAt(6.2 * hour - 1)) / full;
  expect(own?.gained).toBeCloseTo(change * ((rack ?? 0) - built), 6);
});

test("a ring that was never built again has no size after it and gains nothing", () => {
  const [only, ...others] = rescaleAccounts(crashed.view(), elasticOf(crashed.view()));
  expect(others).toEqual([]);
  expect(only).toMatchObject({ after: null, gained: 0 });
  expect(only?.cost).toBeCloseTo(crashed.view().time - (failure ?? 0));
});

test("who waits for all nodes is told so, and to go elastic", () => {
  const view = crashed.view();
  const score = scoreOf(view, goals);
  expect(elasticVerdictOf(view, score)).toMatchObject({
    tone: "lost",
    heading: debriefText.lostTo["training-time-lost"],
  });
  expect(elasticAdvice(view, score)).toBe(elasticVerdict.advice.rigid);
  expect(elasticAnswers(view).join(" ")).toContain("made nothing");
});

test("a run that went on gets no advice for lost ones, and hears what its shortage cost beside the replicas", () => {
  const score = { ...scoreOf(batched, goals), stars: 1 as const };
  expect(elasticAdvice(batched, score)).toBeNull();
  expect(elasticVerdictOf(batched, score).tone).not.toBe("lost");
  expect(elasticAnswers(batched).join(" ")).toContain("90% of the capacity");
});

test("a prediction of the nodes' own share is told that a failed node takes its replica with it", () => {
  expect(gapWords(0.006, 0.1, batched)).toContain("17 times what you said");
  expect(gapWords(0.006, 0.1, batched)).toContain("the other 15");
  expect(gapWords(1, 0.1, batched)).toContain("the other 90 can continue");
  expect(gapWords(0.1, 0.1, batched)).not.toContain("times");
});

test("every stored play of the level has a name in the debrief", () => {
  for (const { id } of plays) expect(Object.keys(elasticPlays.names)).toContain(id);
});

test("small shares and short times keep a decimal, others do not", () => {
  expect([0.002, 0.034, 0.1, 1].map(formatShare)).toEqual(["0.2%", "3.4%", "10%", "100%"]);
  expect([42, 155, -294, 1900].map(formatFleetTime)).toEqual(["42 s", "2.6 min", "−4.9 min", "32 min"]);
});
