import { expect, test } from "vitest";
import { gangNewsIn } from "../../src/insight/gang-news.ts";
import { gangNewsWords } from "../../src/hud/gang-news.ts";
import { hallLogWords } from "../../src/hud/hall-log-words.ts";
import { plainLog } from "../../src/insight/log.ts";
import { unnamedKills } from "../../src/hud/unnamed-kills.ts";
import { tellLog, tellNews } from "../../src/hud/story.ts";
import { parseLevel } from "../../src/levels/load-level.ts";
import { createSimulation, type Price, type SimEvent } from "../../src/sim/index.ts";
import act1 from "../../levels/act-1.json" with { type: "json" };
import { jobName } from "../../src/text/job-names.ts";

const { openLog } = tellLog(() => plainLog, hallLogWords);
const { news: told } = tellNews(gangNewsIn, gangNewsWords);

const { level } = parseLevel(act1);
const simulation = createSimulation(level, "log");
const view = simulation.view();
const arrival = level.jobs[0]?.arrives ?? 0;
const free: Price = {
  lostToKills: 0,
  migrating: 0,
  tax: 0,
  stalled: 0,
  restarting: 0,
  total: 0,
  dollars: 0,
  seconds: 0,
  kills: { jobs: 0, gpus: 0 },
  moves: { jobs: 0, gpus: 0 },
  stays: { jobs: 0, gpus: 0, lastEnds: 0 },
  waits: { jobs: 0, gpus: 0 },
  copiesDoneIn: 0,
  frees: { gpus: 0, nodes: 0 },
};

test("half an hour of students coming and going leaves the log empty", () => {
  const events = simulation.advanceTo(arrival - 1).filter((event) => event.type.startsWith("job-"));
  expect(events.length).toBeGreaterThan(500);
  expect(openLog(level).read(events, view)).toEqual([]);
});

test("the giant's arrival tells how much is idle and that it cannot start", () => {
  const [line, ...others] = openLog(level).read(
    simulation.advanceTo(arrival).filter((event) => event.type === "job-submitted"),
    view,
  );
  expect(others).toEqual([]);
  expect(line?.entry.tone).toBe("gang");
  expect(line?.text).toContain("It cannot start.");
  expect(line?.cost).toBeNull();
});

test("a giant that starts at once under Preemption is not said to be unable to start, nor to need a place", () => {
  const run = createSimulation({ ...level, observeUntil: 0 }, "kills");
  run.dispatch({ type: "set-policy", policy: "preemption" });
  run.advanceTo(arrival - 1);
  const events = run.advanceTo(arrival).filter(({ type }) => /^job-(submitted|started)$|^jobs-killed$/.test(type));
  const lines = openLog(level)
    .read(events, run.view())
    .map(({ text }) => text);
  const said = lines.join(" ");
  expect(said).toMatch(/Preemption clears one by kills\./);
  expect(said).toMatch(/starts on .* at once\./);
  expect(said).not.toMatch(/cannot start|after waiting 0/);
  expect(told(events, run.view())).toBeNull();
});

test("nodes that fail in the same second are one incident with the sum of what was lost", () => {
  const fail = (node: number, lost: number): SimEvent => ({
    type: "node-failed",
    time: 60,
    node,
    cause: "power-spike",
    repairSeconds: 600,
    jobs: [node],
    lost,
  });
  const lines = openLog(level).read([fail(1, 3600), fail(2, 7200)], view);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.cost).toEqual({ gpuSeconds: 10_800, dollars: 3 * level.prices.gpuHourDollars });
  expect(lines[0]?.entry.nodes).toEqual([1, 2]);
  expect(lines[0]?.text).toContain("2 nodes failed (power spike)");
});

test("a command's line carries the price told for it, and the kills it causes add no second line", () => {
  const price = { ...free, lostToKills: 7200, total: 7200, dollars: 6, kills: { jobs: 3, gpus: 5 } };
  const lines = openLog(level).read(
    [
      { type: "command-done", time: 60, command: { type: "kill", jobs: [1, 2, 3] }, price, nodes: [4] },
      { type: "jobs-killed", time: 60, jobs: [1, 2, 3], nodes: [4], gpus: 5, lost: 7200, by: "player", forJob: null },
    ],
    view,
  );
  expect(lines.map(({ text }) => text)).toEqual(["3 jobs killed, 5 GPUs freed."]);
  expect(lines[0]?.cost).toEqual({ gpuSeconds: 7200, dollars: 6 });
});

test("those who are killed by force because of a command have a line of their own, and are paid once", () => {
  const price = { ...free, lostToKills: 10_800, total: 10_800, dollars: 9, kills: { jobs: 5, gpus: 9 } };
  const [kill, forced, ...more] = openLog(level).read(
    [
      { type: "command-done", time: 60, command: { type: "kill", jobs: [1, 2, 3] }, price, nodes: [4] },
      { type: "jobs-killed", time: 60, jobs: [1, 2, 3], nodes: [4], gpus: 5, lost: 7200, by: "player", forJob: null },
      { type: "jobs-killed", time: 60, jobs: [6, 7], nodes: [9], gpus: 4, lost: 3600, by: "preemption", forJob: 8 },
    ],
    view,
  );
  expect(more).toEqual([]);
  expect(kill).toMatchObject({ text: "3 jobs killed, 5 GPUs freed.", cost: { gpuSeconds: 7200, dollars: 6 } });
  expect(forced).toMatchObject({ entry: { tone: "paid", nodes: [9] }, cost: { gpuSeconds: 3600, dollars: 3 } });
});

test("a command that kills more than its name says is one to ask about", () => {
  const kills = (jobs: number): Price => ({ ...free, kills: { jobs, gpus: jobs } });
  expect(unnamedKills({ type: "release-window", job: 8 }, kills(2))).toBe(2);
  expect(unnamedKills({ type: "set-preemption", on: true }, kills(0))).toBe(0);
  expect(unnamedKills({ type: "kill", jobs: [1, 2, 2] }, kills(2))).toBe(0);
  expect(unnamedKills({ type: "kill", jobs: [1, 2] }, kills(5))).toBe(3);
  const place = { type: "place-gang", job: 8, firstNode: 0 } as const;
  expect(unnamedKills({ ...place, clear: "migrate" }, kills(5))).toBe(0);
  expect(unnamedKills({ ...place, clear: "drain" }, kills(5))).toBe(5);
});

test("moves are one line when the last is done, however many batches they came in", () => {
  const book = openLog(level);
  const moved = (job: number): SimEvent => ({ type: "job-migrated", time: 60, job, from: [1], to: [9] });
  expect(book.read([moved(1), moved(2)], view)).toEqual([]);
  const lines = book.read([moved(3), { type: "moves-done", time: 70 }], view);
  expect(lines.map(({ text }) => text)).toEqual(["Copies are done: 3 jobs moved."]);
  expect(book.read([{ type: "moves-done", time: 80 }], view)).toEqual([]);
});

test("moves that lost their target are told of in one line, and so is what becomes of them", () => {
  const off = (job: number, next: "nothing" | "elsewhere" | "waits"): SimEvent => ({
    type: "move-canceled",
    time: 60,
    job,
    reason: "node-failed",
    next,
  });
  const ended: SimEvent = { type: "move-canceled", time: 60, job: 4, reason: "job-ended", next: "nothing" };
  const placed: SimEvent = { type: "movers-placed", time: 90, jobs: [3] };
  const moved = (job: number): SimEvent => ({ type: "job-migrated", time: 95, job, from: [1], to: [9] });
  const done = [moved(1), moved(3), { type: "moves-done", time: 99 } as const];
  const events = [off(1, "elsewhere"), off(2, "elsewhere"), off(3, "waits"), ended, placed, ...done];
  expect(
    openLog(level)
      .read(events, view)
      .map(({ text }) => text),
  ).toEqual([
    "3 moves to a failed node canceled: 2 move elsewhere, 1 waits for room.",
    "Copies are done: 2 jobs moved, 1 ended before; 1 had waited for room.",
  ]);
  const sent: SimEvent = { type: "move-canceled", time: 60, job: 1, reason: "window-reserved", next: "nothing" };
  expect(openLog(level).read([sent], view)[0]?.text).toBe(
    "1 move into the reserved window canceled: 1 stays where it is.",
  );
});

test("a bound of a window that no longer holds is replaced in words, with the node that is why", () => {
  const delayed: SimEvent = { type: "window-delayed", time: 600, job: 1, announced: 900, until: 7800, node: 7 };
  const name = jobName(level, view.job(1));
  expect(openLog(level).read([delayed], view)).toMatchObject([
    {
      entry: { kind: "window-delayed", tone: "bad", nodes: [7] },
      text: `The window of ${name} will be empty 1 h 55 min later than announced, in 2 h at most: node r1-2-3 in it is down.`,
    },
  ]);
});

test("a failure under the giant names the giant, the node and the cause, and that it must be placed again", () => {
  const run = createSimulation(level, "log");
  run.advanceTo(arrival + 60);
  const after = run.view();
  const giant = after.queue.find((id) => after.job(id).contiguous);
  if (giant === undefined) throw new RangeError("the giant does not wait");
  const failure: SimEvent = {
    type: "node-failed",
    time: after.time,
    node: 7,
    cause: "hbm3",
    repairSeconds: 7200,
    jobs: [giant],
    lost: 3600,
  };
  const [line] = openLog(level).read([failure], after);
  expect(line?.text).toMatch(/node r1-2-3 failed \(HBM3 memory\) and killed titan-1000.*must be placed again/);
  expect(told([failure], after)?.text).toContain("Its first start counts");
});

test("a node that fails in a reserved window is news: the giant cannot start there before the repair", () => {
  const run = createSimulation(level, "log");
  run.advanceTo(level.observeUntil ?? 0);
  const after = run.view();
  const job = after.queue.find((id) => after.job(id).contiguous);
  if (job === undefined) throw new RangeError("the giant does not wait");
  expect(run.dispatch({ type: "place-gang", job, firstNode: 0, clear: "drain" })).toEqual({ ok: true });
  const failureOf = (node: number): SimEvent => ({
    type: "node-failed",
    time: after.time,
    node,
    cause: "gpu",
    repairSeconds: 259_200,
    jobs: [],
    lost: 0,
  });
  expect(told([failureOf(7)], after)?.text).toContain("Node r1-2-3 in the reserved window failed; it is back in 3 d");
  expect(told([failureOf(125)], after)).toBeNull();
});
