import { describe, expect, test } from "vitest";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { hangingDriver, lateDriver, storeOn, textSlate, workingDriver } from "./drivers.ts";
import { anUnfinishedRun } from "../replay/a-replay.ts";

const runAt = (time: number, id = "r1"): RunRecord => ({
  ...anUnfinishedRun,
  id,
  time,
  commands: [{ time, command: { type: "defragment" } }],
  savedAt: 1000 + time,
});

describe("what a page saved and the storage had not written when it crashed", () => {
  test("is there when the next one opens: the run with its last command, the attempt, the settings", async () => {
    const records = new Map<string, unknown>();
    const slate = textSlate();
    const before = storeOn(workingDriver(records), { slate });
    await before.saveRun(runAt(60), null);
    const crashed = storeOn({ ...hangingDriver(), get: workingDriver(records).get }, { slate });
    void crashed.saveRun(runAt(90), null);
    void crashed.saveRun(runAt(120), null);
    void crashed.countAttempt("act-1", { run: "r0", seed: "a", stars: 2, measure: 5 });
    const next = storeOn(workingDriver(records), { slate });
    expect((await next.runs("act-1"))[0]).toEqual(runAt(120));
    expect(await next.progress("act-1")).toMatchObject({ stars: 2, attempts: 1 });
    await expect.poll(() => slate.read()).toBeNull();
    expect(records.get("run/act-1")).toEqual({ version: 2, runs: [runAt(120)] });
  });

  test("is done once, though it may have been written and not yet crossed out", async () => {
    const records = new Map<string, unknown>();
    const slate = textSlate();
    const attempt = { run: "r0", seed: "a", stars: 2, measure: 5 } as const;
    const crashed = storeOn(lateDriver(5, records), { slate });
    const saving = crashed.countAttempt("act-1", attempt);
    const noted = slate.read();
    await saving;
    slate.write(noted);
    const next = storeOn(workingDriver(records), { slate });
    await expect.poll(() => slate.read()).toBeNull();
    expect(await next.progress("act-1")).toMatchObject({ attempts: 1 });
  });

  test("does not bring back a run that is over", async () => {
    const records = new Map<string, unknown>();
    const slate = textSlate();
    const crashed = storeOn(workingDriver(records), { slate });
    await crashed.saveRun(runAt(60), null);
    void crashed.saveRun(runAt(90), null);
    void crashed.dropRun("act-1", "r1");
    const next = storeOn(workingDriver(records), { slate });
    expect(await next.runs("act-1")).toEqual([]);
    await expect.poll(() => records.size).toBe(0);
  });

  test("never takes a run back to where it had been", async () => {
    const records = new Map<string, unknown>([["run/act-1", { version: 2, runs: [runAt(500)] }]]);
    const slate = textSlate();
    const change = { type: "save", run: runAt(60), replaces: null };
    slate.write(JSON.stringify([{ key: "run/act-1", change }]));
    expect((await storeOn(workingDriver(records), { slate }).runs("act-1")).map(({ time }) => time)).toEqual([500]);
  });

  test("is set aside where it cannot be read", async () => {
    const records = new Map<string, unknown>();
    const slate = textSlate();
    const entry = { key: "run/act-1", change: { type: "embroider" } };
    slate.write(JSON.stringify([entry]));
    const store = storeOn(workingDriver(records), { slate });
    await expect.poll(async () => store.readBesides()).toEqual([{ key: "journal", record: entry }]);
  });

  test("is no loss where there is no place to note it", async () => {
    const refuse = (): never => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    const store = storeOn(workingDriver(), { slate: { read: refuse, write: refuse } });
    await store.saveRun(runAt(60), null);
    expect(await store.runs("act-1")).toEqual([runAt(60)]);
    expect(store.state).toBe("ok");
  });
});
