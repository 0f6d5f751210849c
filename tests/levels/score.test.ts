import { expect, test } from "vitest";
import { scoreOf } from "../../src/levels/score.ts";
import { createSimulation, type Seconds } from "../../src/sim/index.ts";
import { act1File } from "./level-files.ts";
import { act2File } from "./level-files.ts";

const minute = 60;

test("no goodput is judged before anything was allocated, or before training has been saved or lost", () => {
  const students = createSimulation(act1File.level, "score");
  const training = createSimulation({ ...act2File.level, checkpointInterval: 60 * minute }, "quiet-1");
  const stateOf = (simulation: typeof students, file: typeof act1File, time: Seconds): string | undefined => {
    simulation.advanceTo(time);
    return scoreOf(simulation.view(), file.goals).badges.find(({ id }) => id === "goodput")?.state;
  };
  expect([0, 1].map((time) => stateOf(students, act1File, time))).toEqual(["waiting", "green"]);
  const firstNews = 85 * minute;
  expect(training.view().failures).toBe(0);
  expect([0, firstNews - 1, firstNews].map((time) => stateOf(training, act2File, time))).toEqual([
    "waiting",
    "waiting",
    "red",
  ]);
  expect(training.view().failures).toBe(0);
});

test("the training promise decides whether there is any star, and what is left of it stands on the SLA badge", () => {
  const simulation = createSimulation(act2File.level, "score");
  simulation.dispatch({ type: "set-checkpoint-interval", interval: null });
  const sla = () => scoreOf(simulation.view(), act2File.goals).badges.find(({ id }) => id === "sla");
  expect(sla()).toMatchObject({ state: "waiting", clause: "training-time-lost", value: 100 * 60 * minute });
  simulation.advanceTo(act2File.level.duration);
  expect(sla()?.state).toBe("red");
  expect(scoreOf(simulation.view(), act2File.goals).stars).toBe(0);
  expect(simulation.view().ended).toMatchObject({ lostBy: "training-time-lost" });
});
