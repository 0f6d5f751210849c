import { expect, test } from "vitest";
import { fromLog, toLog } from "../../../src/hud/log-scale.ts";
import { createGangWatch } from "../../../src/insight/gangs.ts";
import { gapWords, verdictOf } from "../../../src/lessons/fragmentation/debrief/verdict.ts";
import { causeOfLoss } from "../../../src/lessons/fragmentation/debrief/verdict-cause.ts";
import { parseLevel } from "../../../src/levels/load-level.ts";
import type { Score } from "../../../src/session/session.ts";
import { createSimulation } from "../../../src/sim/index.ts";
import { formatMany } from "../../../src/text/numbers.ts";
import { debriefText } from "../../../src/text/pages.ts";
import act1 from "../../../levels/act-1.json" with { type: "json" };

const { level } = parseLevel(act1);

const score = (stars: Score["stars"], disruption: number): Score => ({
  stars,
  badges: [],
  measure: { id: "disruption", value: disruption, best: 0, limit: 0, allowance: 1 },
});

test("a prediction's gap is exact in GPU-hours", () => {
  expect(gapWords(300, 1200 * 3600)).toBe("It cost 900 GPU-h more: 4 times what you said.");
  expect(gapWords(1000, 250 * 3600)).toBe("It cost 750 GPU-h less: 0.25 times what you said.");
  expect(gapWords(50, 0)).toBe("It cost nothing; you were 50 GPU-h off.");
});

test("a log slider gives back the value it was set to, and stays inside its bounds", () => {
  for (const value of [60, 600, 3600, 28_800]) expect(fromLog(toLog(value, 60, 28_800), 60, 28_800, 60)).toBe(value);
  expect(toLog(1, 60, 28_800)).toBe(0);
  expect(fromLog(101, 60, 28_800, 60)).toBe(28_800);
});

test("who keeps FCFS is told that the students queued behind the giant, not that the giant never started", () => {
  const simulation = createSimulation(level, "verdict");
  simulation.advanceTo(level.duration);
  const view = simulation.view();
  const cause = causeOfLoss(view, createGangWatch().look(view));
  expect(view.ended?.lostBy).toBe("student-p95-wait");
  expect(cause?.heading).toBe(debriefText.lostTo["student-p95-wait"]);
  expect(cause?.because).toContain(`you kept FCFS: ${formatMany(view.queue.length - 1, "student job")} queued`);
  expect(cause?.advice).toBe(debriefText.advice.fcfs);
});

test("a giant that never got its window is told of as such, with the nodes it takes", () => {
  const simulation = createSimulation(level, "verdict");
  simulation.advanceTo(level.observeUntil ?? 0);
  simulation.dispatch({ type: "set-policy", policy: "best-fit" });
  simulation.advanceTo(level.duration);
  const view = simulation.view();
  const verdict = verdictOf(view, score(0, 0), createGangWatch().look(view));
  expect(verdict.heading).toBe(debriefText.neverStarted);
  expect(verdict.sentence).toContain("125 empty nodes");
});
