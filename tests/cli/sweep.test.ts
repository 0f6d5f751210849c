import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createOnSeed } from "../../src/analysis/best-known.ts";
import { playLevel } from "../../src/analysis/play-level.ts";
import { meanOf, wilson } from "../../src/analysis/statistics.ts";
import { fleetSweep } from "../../src/cli/sweep/fleet-sweep.ts";
import { readCsv } from "../../src/grading/csv.ts";
import { act2File } from "../levels/level-files.ts";

const onSeed = createOnSeed();
const folder = mkdtempSync(join(tmpdir(), "sweep-"));
const levers = ["--lever", "interval=2h,off", "--lever", "storage=none,parallel-fs@48h", "--seeds", "4"];

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await fleetSweep(argv, { write: (text) => (out += text) }, { write: (text) => (err += text) });
  return { code, out, err };
}

describe("fleet sweep", () => {
  test("plays every combination over the same seeds, and each is as it is played alone", async () => {
    const { code, out } = await run("act-2", ...levers, "--csv");
    expect(code).toBe(0);
    const [head, ...rows] = readCsv(out);
    expect(head?.slice(0, 4)).toEqual(["level", "interval", "storage", "seeds"]);
    expect(rows.map((row) => row.slice(0, 4).join(" "))).toEqual([
      "act-2 2h none 4",
      "act-2 2h parallel-fs@48h 4",
      "act-2 off none 4",
      "act-2 off parallel-fs@48h 4",
    ]);
    const steps = [
      { time: 0, do: { type: "set-checkpoint-interval", interval: 7200 } as const },
      { time: 48 * 3600, do: { type: "choose-storage", tier: "parallel-fs" } as const },
    ];
    const alone = [1, 2, 3, 4].map((seed) =>
      playLevel(
        onSeed(act2File, `seed-${seed}`),
        { id: "alone", role: "baseline", stars: {}, share: 0, steps },
        `seed-${seed}`,
      ),
    );
    const column = (name: string): number => Number(rows[1]?.[head?.indexOf(name) ?? -1]);
    expect(column("regret")).toBe(meanOf(alone.map(({ score }) => score.measure.value)).mean);
    expect(column("useful GPU-hours")).toBe(meanOf(alone.map(({ useful }) => useful)).mean / 3600);
    const won = alone.filter(({ score }) => score.stars > 0).length / 4;
    expect([column("won"), column("won low"), column("won high")]).toEqual([won, ...wilson(won, 4)]);
  });

  test("divided among tasks and merged it is the same to the byte", async () => {
    const whole = await run("act-2", ...levers, "--csv");
    const shards = await Promise.all(
      [1, 2, 3].map(async (task) => {
        const file = join(folder, `shard-${task}.csv`);
        expect((await run("act-2", ...levers, "--shard", `${task}/3`, "--csv", file)).code).toBe(0);
        return file;
      }),
    );
    expect((await run("--merge", ...shards.toReversed(), "--csv")).out).toBe(whole.out);
    const [first = "", second = "", third = ""] = shards;
    expect(await run("--merge", first, second)).toMatchObject({
      code: 2,
      err: expect.stringContaining("runs are missing") as string,
    });
    expect(await run("--merge", first, second, third, first)).toMatchObject({
      code: 2,
      err: expect.stringContaining("is there twice") as string,
    });
    const other = join(folder, "other.csv");
    writeFileSync(other, readFileSync(third, "utf8").replace('"seeds":4', '"seeds":5'));
    expect(await run("--merge", first, second, other)).toMatchObject({
      code: 2,
      err: expect.stringContaining("different sweeps") as string,
    });
  });

  test("beside a stored play the levers are pulled, too", async () => {
    const { out } = await run("act-2", "--play", "solution", "--lever", "preemption=none", "--seeds", "2", "--json");
    const { rows } = JSON.parse(out) as { rows: { stars: number[] }[] };
    expect(rows[0]?.stars).toEqual([0, 0, 0, 2]);
  });

  test.each([
    [[], "Name the level"],
    [["act-2", "--seeds", "2"], "Name a lever"],
    [["act-2", "--lever", "interval=1h"], "Say over how many seeds"],
    [["act-2", "--lever", "speed=1", "--seeds", "2"], "the levers are policy"],
    [["act-2", "--lever", "policy=lottery", "--seeds", "2"], 'no position "lottery"'],
    [["act-2", "--lever", "interval=1h,1h", "--seeds", "2"], "is there twice"],
    [["act-2", "--lever", "interval=1h@99d", "--seeds", "2"], "after the level's end"],
    [["act-2", "--lever", "interval=1h", "--seeds", "2", "--shard", "4/3", "--csv", "x"], "--shard is"],
    [["act-2", "--lever", "interval=1h", "--seeds", "2", "--play", "x"], 'no play "x"'],
    [["--merge", join(folder, "none.csv")], "cannot be read"],
    [["--merge"], "Name the shards"],
  ])("%j is refused in a sentence", async (argv, words) => {
    const { code, err } = await run(...argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
