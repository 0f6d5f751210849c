import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { replicaText } from "../../src/lessons/elastic/text/elastic.ts";
import { policies, queueText } from "../../src/text/levers.ts";
import { selectionText } from "../../src/text/place.ts";
import { contract, dragLever, hour, minute, sign } from "./act-2.ts";
import {
  chooseRecovery,
  closeGaps,
  expectDrawn,
  expectReplicas,
  gapsOn,
  parts,
  playName3,
  replicaPoint,
  ringOpen,
} from "./act-3.ts";
import {
  advanceTo,
  clickRack,
  drag,
  giant,
  logOf,
  openGame,
  playName2,
  readRun,
  startAct,
  unlocked,
  unlockLevers,
} from "./game.ts";

test("a run played by pointer gives the same digest on the command line", async ({ page }, testInfo) => {
  await openGame(page, "seed-2");
  await startAct(page);
  await unlockLevers(page);
  await page.getByText(policies["best-fit"].name, { exact: true }).click();
  await advanceTo(page, unlocked + 60);
  await clickRack(page, 4, 9);
  await page.getByRole("button", { name: new RegExp(`^${selectionText.move}`) }).click();
  await page.getByRole("button", { name: new RegExp(`^${selectionText.drain}`) }).click();
  await page.getByRole("button", { name: selectionText.close }).click();
  await advanceTo(page, unlocked + 600);
  await page.getByRole("button", { name: queueText.pickUp }).click();
  await clickRack(page, 2, 13);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Migrate \d+ jobs/ })
    .click();
  await expect(logOf(page)).toContainText(`is reserved for ${giant.name}`);
  await advanceTo(page, 3600);

  const { time, digest, replay } = await readRun(page);
  expect(replay.commands.map(({ command }) => command.type)).toEqual(["set-policy", "migrate", "drain", "place-gang"]);
  expect(time).toBe(3600);
  const script = testInfo.outputPath("commands.json");
  writeFileSync(script, JSON.stringify(replay.commands));
  const seen = fleetRun("levels/act-1.json", "--seed", "seed-2", "--script", script, "--until", `${time}s`, "--json");
  expect(seen).toMatchObject({ levelId: "act-1", seed: "seed-2", time, digest });
});

test("a training run played by pointer gives the same digest on the command line", async ({ page }, testInfo) => {
  await openGame(page, "seed-2");
  await startAct(page, playName2);
  await advanceTo(page, 20 * hour);
  await dragLever(page, "shared-nfs", 2 * hour);
  await advanceTo(page, contract("parallel-fs").offeredAt);
  await sign(page, "parallel-fs");
  await dragLever(page, "parallel-fs", 30 * minute);
  await advanceTo(page, 80 * hour);

  const { time, digest, replay } = await readRun(page);
  const interval = "set-checkpoint-interval";
  expect(replay.commands.map(({ command }) => command.type)).toEqual([interval, interval, "choose-storage", interval]);
  expect(time).toBe(80 * hour);
  const script = testInfo.outputPath("commands.json");
  writeFileSync(script, JSON.stringify(replay.commands));
  const seen = fleetRun("levels/act-2.json", "--seed", "seed-2", "--script", script, "--until", `${time}s`, "--json");
  expect(seen).toMatchObject({ levelId: "act-2", seed: "seed-2", time, digest });
});

test("a ring drawn by pointer gives the same digest on the command line", async ({ page }, testInfo) => {
  const gaps = gapsOn("seed-2");
  const [gap] = gaps;
  if (gap === undefined) throw new RangeError("seed-2 leaves no gap");
  await openGame(page, "seed-2");
  await startAct(page, playName3);
  await chooseRecovery(page, "elastic");
  await advanceTo(page, ringOpen);
  await drag(page, await replicaPoint(page, gap.from), await replicaPoint(page, gap.to));
  await expectDrawn(page, gaps.length - 1);
  await closeGaps(page);
  await page.getByRole("button", { name: new RegExp(`^${replicaText.swapIn(parts.spareNodes)}`) }).click();
  await expectReplicas(page, "ready", parts.spareNodes);
  await page.getByRole("button", { name: new RegExp(`^${replicaText.rejoin(parts.spareNodes)}`) }).click();
  await advanceTo(page, 4 * hour);

  const { time, digest, replay } = await readRun(page);
  const types = ["set-recovery", "set-ring", "swap-nodes", "set-ring"];
  expect(replay.commands.map(({ command }) => command.type)).toEqual(types);
  expect(time).toBe(4 * hour);
  const script = testInfo.outputPath("commands.json");
  writeFileSync(script, JSON.stringify(replay.commands));
  const seen = fleetRun("levels/act-3.json", "--seed", "seed-2", "--script", script, "--until", `${time}s`, "--json");
  expect(seen).toMatchObject({ levelId: "act-3", seed: "seed-2", time, digest });
});

/** Runs the `fleet` command as the README says; returns what it prints. */
function fleetRun(...args: readonly string[]): unknown {
  const command = ["run", "--silent", "fleet", "--", "run", ...args];
  const output = execFileSync("npm", command, { encoding: "utf8", shell: process.platform === "win32" });
  return JSON.parse(output);
}
