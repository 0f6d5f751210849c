import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { tryDecisions } from "../../src/analysis/try-decisions.ts";
import type { Decision } from "../../src/insight/decisions/decision.ts";
import { rankDecisions } from "../../src/insight/decisions/rank-decisions.ts";
import { pointsOf, shareBelow, type Standings } from "../../src/insight/standing/standing.ts";
import { keptWork } from "../../src/insight/worth.ts";
import { playReplay } from "../../src/replay/play-replay.ts";
import { commandText } from "../../src/text/commands.ts";
import { decisionText } from "../../src/text/decisions.ts";
import { formatKept, standingText } from "../../src/text/standing.ts";
import { formatClock } from "../../src/text/numbers.ts";
import { briefText, debriefText } from "../../src/text/pages.ts";
import { watchText } from "../../src/text/watch.ts";
import { hour, predictionOf } from "./act-2.ts";
import { act2, advanceTo, expectOpened, lockPrediction, openGame, pause, playName2, readRun } from "./game.ts";

const day = 24 * hour;
const standings = JSON.parse(readFileSync("assets/standings/act-2.json", "utf8")) as Standings;

test("the debrief names what a decision cost, as the core works it out, and opens the moment before it", async ({
  page,
}) => {
  await openGame(page, "seed-1");
  await page.getByRole("button", { name: playName2, exact: true }).click();
  await page.getByRole("button", { name: briefText.next }).click();
  await expectOpened(page, briefText.predict);
  const prediction = predictionOf(page);
  await prediction.press("End");
  await expect(prediction).toHaveValue((await prediction.getAttribute("max")) ?? "");
  await lockPrediction(page);
  await pause(page);
  await advanceTo(page, act2.level.duration);
  const { replay } = await readRun(page);
  const own = keptWork(playReplay(act2, replay).simulation.view());

  const decisions: Decision[] = [];
  const { seed, commands } = replay;
  tryDecisions({ file: act2, seed, commands, worker: 0, workers: 1 }, (decision) => {
    decisions[decision.index] = decision;
  });
  const [dearest] = rankDecisions(decisions, 0).dearest;
  expect(dearest?.decision.command).toEqual({ type: "set-checkpoint-interval", interval: day });
  const { useful, dollars } = dearest?.trial ?? { useful: 0, dollars: 0 };

  const trials = decisions.reduce((sum, one) => sum + one.trials.length, 0);
  await expect(page.getByText(decisionText.finished(decisions.length, trials))).toBeVisible();
  const line = page.getByRole("listitem").filter({ hasText: decisionText.cost(useful, dollars) });
  await expect(line).toContainText(commandText.interval(day));

  const { plays } = standings;
  const share = shareBelow(own / 3600, pointsOf(standings));
  const seeds = plays[0]?.runs.length ?? 0;
  await expect(page.getByText(standingText.summary(share, plays.length * seeds, plays.length, seeds))).toBeVisible();
  await expect(page.getByRole("img", { name: standingText.histogramLabel(formatKept(own / 3600)) })).toBeVisible();
  const { x, y } = standingText.objectives.regret;
  await expect(page.getByRole("img", { name: standingText.frontLabel(x, y) })).toBeVisible();
  await page.getByText(standingText.table(plays.length)).click();
  await expect(page.getByRole("rowheader", { name: debriefText.you, exact: true }).last()).toBeVisible();

  await line.getByRole("button", { name: decisionText.open(formatClock(act2.level.clockStart)) }).click();
  await expect(page.getByText(watchText.practice, { exact: true })).toBeVisible();
  const view = await page.evaluate(() => {
    const { time, checkpointInterval } = window.fleet.view();
    return { time, checkpointInterval };
  });
  expect(view).toEqual({ time: 0, checkpointInterval: act2.level.checkpointInterval });
});
