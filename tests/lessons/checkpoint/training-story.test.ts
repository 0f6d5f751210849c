import { expect, test } from "vitest";
import { createProgressTrack } from "../../../src/insight/checkpoint/progress-track.ts";
import { trainingTip } from "../../../src/lessons/checkpoint/play/training-coach.ts";
import { createTrainingLog } from "../../../src/insight/checkpoint/log.ts";
import { trainingLogWords } from "../../../src/lessons/checkpoint/play/training-log-words.ts";
import { trainingNewsIn } from "../../../src/insight/checkpoint/news.ts";
import { trainingNewsWords } from "../../../src/lessons/checkpoint/play/training-news.ts";
import { tellLog, tellNews, type ToldLine } from "../../../src/hud/story.ts";
import { parseLevel } from "../../../src/levels/load-level.ts";
import { createSimulation, type Command, type SimEvent, type Simulation } from "../../../src/sim/index.ts";
import act2 from "../../../levels/act-2.json" with { type: "json" };

const { level } = parseLevel(act2);
const hour = 3600;
const orders: readonly { readonly at: number; readonly command: Command }[] = [
  { at: 0, command: { type: "set-checkpoint-interval", interval: 80 * 60 } },
  { at: 50, command: { type: "choose-storage", tier: "parallel-fs" } },
  { at: 50, command: { type: "set-checkpoint-interval", interval: 40 * 60 } },
  { at: 100, command: { type: "choose-storage", tier: "in-memory" } },
  { at: 100, command: { type: "set-checkpoint-interval", interval: 15 * 60 } },
];

/** The whole act in beats of so many seconds: its events beat by beat, and the lines the log made of them. */
function play(beat: number): { simulation: Simulation; events: SimEvent[]; lines: ToldLine[] } {
  const simulation = createSimulation(level, "story");
  const book = tellLog(createTrainingLog, trainingLogWords).openLog(level);
  const track = createProgressTrack();
  const events: SimEvent[] = [];
  const lines: ToldLine[] = [];
  while (simulation.view().ended === null) {
    for (const { at, command } of orders) if (at * hour === simulation.time) simulation.dispatch(command);
    const batch = simulation.advanceTo(simulation.time + beat);
    events.push(...batch);
    lines.push(...book.read(batch, simulation.view(), track.read(batch, simulation.view())));
  }
  return { simulation, events, lines };
}

const { simulation, events, lines } = play(600);
const told = (part: string): readonly ToldLine[] => lines.filter(({ text }) => text.includes(part));

test("every failure has its line with its node and its cost, and returning nodes have none", () => {
  const failures = events.filter((event) => event.type === "node-failed");
  expect(told("Incident:").map(({ entry, cost }) => [entry.nodes, cost?.gpuSeconds ?? 0])).toEqual(
    failures.map(({ node, lost }) => [[node], lost]),
  );
  expect(told("is back")).toEqual([]);
});

test("a failure during a restart, and one that voids a save, say so", () => {
  const rollbacks = events.filter((event) => event.type === "job-rolled-back");
  expect(told("is void")).toHaveLength(rollbacks.filter(({ voided, lost }) => voided && lost > 0).length);
  expect(told("is void").length).toBeGreaterThan(0);
  let restarting = false;
  let again = 0;
  for (const { type } of events) {
    if (type === "restart-done") restarting = false;
    if (type === "node-failed" && restarting) again += 1;
    if (type === "restart-started") restarting = true;
  }
  expect(told("during the restart")).toHaveLength(again);
});

test("what a line says was lost is what was lost, and the restart is the contract's", () => {
  const [first] = events.filter((event) => event.type === "node-failed" && event.lost > 0);
  const line = told("GPUs lost")[0];
  if (first?.type !== "node-failed" || line === undefined) throw new RangeError("nothing was lost");
  const minutes = Math.round(first.lost / simulation.view().gpuCount / 60);
  const words =
    minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ""}`;
  expect(line.text).toContain(`16,384 GPUs lost ${words} of work.`);
  expect(line.text).toContain("Restarting, 10 min.");
});

test("saves are told of at most every three hours, and none is left out of their cost", () => {
  const saves = lines.filter(({ text }) => text.includes("saves in a row") || text.startsWith("Checkpoint "));
  for (const [index, { time }] of saves.slice(1).entries()) {
    expect(time - (saves[index]?.time ?? 0)).toBeGreaterThanOrEqual(3 * hour);
  }
  const paid = saves.reduce((sum, { cost }) => sum + (cost?.gpuSeconds ?? 0), 0);
  expect(paid).toBeGreaterThan(0.9 * simulation.view().ledger.checkpointing);
});

test("offers, contracts with their price, intervals, aging and the SLO met are told of once each", () => {
  expect(told("On offer:")).toHaveLength(2);
  expect(told("Storage is now").map(({ cost }) => cost?.dollars)).toEqual(
    level.storage.slice(1).map(({ setupDollars }) => setupDollars),
  );
  expect(told("The job saves every").map(({ text }) => text)).toEqual([
    "The job saves every 1 h 20 min now.",
    "The job saves every 40 min now.",
    "The job saves every 15 min now.",
  ]);
  expect(told("The hardware has changed")).toHaveLength(1);
  expect(told("the SLO is met")).toHaveLength(1);
});

test("a resumed run, whose past is read at once, tells the same story", () => {
  const view = simulation.view();
  const again = tellLog(createTrainingLog, trainingLogWords)
    .openLog(level)
    .read(events, view, createProgressTrack().read(events, view));
  expect(again).toEqual(lines);
});

test("an offer, aging and only the first failure interrupt, while they are new", () => {
  const run = createSimulation(level, "news");
  run.dispatch({ type: "set-checkpoint-interval", interval: 80 * 60 });
  const news: string[] = [];
  const batches: (readonly SimEvent[])[] = [];
  while (run.view().ended === null && run.time < 170 * hour) {
    const batch = run.advanceTo(run.time + 1800);
    batches.push(batch);
    const words = tellNews(trainingNewsIn, trainingNewsWords).news(batch, run.view())?.text ?? null;
    if (words !== null) news.push(words);
    if (run.time === 100 * hour) run.dispatch({ type: "choose-storage", tier: "in-memory" });
  }
  expect(news.map((words) => words.split(" ").slice(0, 3).join(" "))).toEqual([
    expect.stringMatching(/^Node /),
    "Parallel file system",
    "In-memory, async is",
    "The hardware has",
  ]);
  expect(trainingNewsIn(batches.slice(0, 200).flat(), run.view())).toBeNull();
});

test("help follows the play: begin, fell, offer, stale interval, aging, and nothing to one who has followed it", () => {
  const run = createSimulation(level, "coach");
  const track = createProgressTrack();
  const tip = (to: number): string | null => {
    const course = track.read(run.advanceTo(to * hour), run.view());
    return trainingTip(run.view(), course)?.id ?? null;
  };
  run.dispatch({ type: "set-checkpoint-interval", interval: 80 * 60 });
  expect(tip(0)).toBe("begin");
  while (run.view().ledger.lostToFailures === 0) tip(run.time / hour + 0.5);
  expect(tip(run.time / hour + 7)).toBe("rolled-back");
  expect(tip(run.time / hour + 1)).toBeNull();
  expect(tip(48)).toBe("offer parallel-fs");
  run.dispatch({ type: "choose-storage", tier: "parallel-fs" });
  expect(tip(49)).toBe("stale parallel-fs");
  run.dispatch({ type: "set-checkpoint-interval", interval: 40 * 60 });
  expect(tip(60)).toBeNull();
  expect(tip(96)).toBe("offer in-memory");
  run.dispatch({ type: "choose-storage", tier: "in-memory" });
  run.dispatch({ type: "set-checkpoint-interval", interval: 18 * 60 });
  expect(tip(120)).toBeNull();
  expect(tip(168)).toBe("aged");
  run.dispatch({ type: "set-checkpoint-interval", interval: 15 * 60 });
  expect(tip(170)).toBeNull();
});
