import { expect, test } from "@playwright/test";
import { runText } from "../../src/lessons/checkpoint/text/checkpoint.ts";
import { replicaName, ringText } from "../../src/lessons/elastic/text/elastic.ts";
import { hallText } from "../../src/text/hall.ts";
import { queueText } from "../../src/text/levers.ts";
import { selectionText } from "../../src/text/place.ts";
import { contract, dragLever, minute, nextOf, sign } from "./act-2.ts";
import {
  chooseRecovery,
  closeGaps,
  expectDrawn,
  expectReplicas,
  feedNodes,
  gapsOn,
  parts,
  playName3,
  ringOf,
  ringOpen,
} from "./act-3.ts";
import { advanceTo, giant, giantStatus, logOf, openGame, playName2, readRun, startAct, unlockLevers } from "./game.ts";

test.use({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = (launchOptions.args ?? []).filter((flag) => !/swiftshader|blocklist/.test(flag));
      await use({ ...launchOptions, args: [...args, "--disable-gpu", "--disable-3d-apis"] });
    },
    { scope: "worker" },
  ],
});

test("a browser without WebGL says so, and its table of racks starts the giant", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await openGame(page, "seed-3");
  await startAct(page);
  await expect(page.getByText(hallText.without["no-webgl"])).toBeVisible();
  const table = page.getByRole("grid", { name: hallText.tableCaption });
  await expect(table.getByRole("button", { name: /^Row \d+, rack \d+, / })).toHaveCount(250);
  await unlockLevers(page);

  await table.getByRole("button", { name: /^Row 3, rack 7, \d+ idle, \d+ working/ }).click();
  await expect(page.getByRole("heading", { name: "Row 3, rack 7" })).toBeVisible();
  await page.getByRole("button", { name: new RegExp(`^${selectionText.drain}`) }).click();
  await expect(table.getByRole("button", { name: /^Row 3, rack 7, .*drained/ })).toBeVisible();
  await page.getByRole("button", { name: selectionText.close }).click();

  await page.getByRole("button", { name: queueText.pickUp }).click();
  await table.getByRole("button", { name: /^Row 9, rack 1,/ }).click();
  const dialog = page.getByRole("dialog", { name: `${giant.name} on Row 9` });
  await dialog.getByRole("button", { name: /Kill \d+ jobs/ }).click();
  await expect(page.getByRole("article")).toContainText("Running on Row 9");
  expect(await giantStatus(page)).toBe("running");
  expect(errors).toEqual([]);
});

test("a browser without WebGL plays Act II: its table shows a save and a failure, and a contract can be bought", async ({
  page,
}) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await openGame(page, "seed-1");
  await startAct(page, playName2);
  await expect(page.getByText(hallText.without["no-webgl"])).toBeVisible();
  const table = page.getByRole("grid", { name: hallText.tableCaption });
  await expect(table.getByRole("button", { name: /^Row \d+, rack \d+, .*32 working/ })).toHaveCount(512);
  const { time } = await readRun(page);
  // The prediction sets it.
  const interval = await page.evaluate(() => window.fleet.view().checkpointInterval ?? 0);
  const run = { seed: "seed-1", interval };
  const written = nextOf("save", { ...run, after: time + 25 * minute });
  await advanceTo(page, written - 5 * minute);
  await expect(page.getByText(runText.saving(0.8))).toBeVisible();
  await expect(table.getByRole("button", { name: /^Row \d+, rack \d+, .*32 wasted/ })).toHaveCount(512);
  await advanceTo(page, contract("parallel-fs").offeredAt);
  await sign(page, "parallel-fs");
  await dragLever(page, "parallel-fs", 40 * minute);
  await expect(logOf(page)).toContainText(/Incident: node r\d+-\d+-\d failed/);
  expect(errors).toEqual([]);
});

test("a browser without WebGL plays Act III: its table shows the failed nodes, and the ring is closed from its list and built", async ({
  page,
}) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const gaps = gapsOn("seed-1");
  const [gap] = gaps;
  if (gap === undefined) throw new RangeError("seed-1 leaves no gap");
  await openGame(page, "seed-1");
  await startAct(page, playName3);
  await expect(page.getByText(hallText.without["no-webgl"])).toBeVisible();
  await chooseRecovery(page, "elastic");
  await advanceTo(page, ringOpen);
  const table = page.getByRole("grid", { name: hallText.tableCaption });
  await expect(table.getByRole("button", { name: /^Row \d+, rack \d+, .*8 failed/ })).toHaveCount(feedNodes);
  await ringOf(page).locator("summary").click();
  await ringOf(page)
    .getByRole("combobox", { name: ringText.connect(replicaName(gap.from)), exact: true })
    .selectOption(String(gap.to));
  await ringOf(page)
    .getByRole("button", { name: `${ringText.join} ${replicaName(gap.from)}`, exact: true })
    .click();
  await expectDrawn(page, gaps.length - 1);
  await closeGaps(page);
  await expectReplicas(page, "in-ring", parts.replicas - feedNodes);
  const { replay } = await readRun(page);
  expect(replay.commands.map(({ command }) => command.type)).toEqual(["set-recovery", "set-ring"]);
  expect(errors).toEqual([]);
});
