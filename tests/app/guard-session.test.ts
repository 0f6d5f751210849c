import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { guardSession } from "../../src/app/guard-session.ts";
import { parseLevel } from "../../src/levels/load-level.ts";
import { scoreOf } from "../../src/levels/score.ts";
import { createSession } from "../../src/session/session.ts";

const { level, goals } = parseLevel(JSON.parse(readFileSync("levels/act-1.json", "utf8")));

test("a bug inside a session is told of, whoever asked, and goes on to who asked; a refusal is no bug", () => {
  const told: unknown[] = [];
  const session = guardSession(createSession({ level, seed: "a", judge: (view) => scoreOf(view, goals) }), (reason) =>
    told.push(reason),
  );
  expect(session.send({ type: "kill", jobs: [9999] }).ok).toBe(false);
  expect(told).toEqual([]);
  Object.defineProperty(session.view(), "ended", {
    get: () => {
      throw new RangeError("broken");
    },
  });
  expect(() => session.frame(0.1)).toThrow("broken");
  expect(told).toEqual([new RangeError("broken")]);
});
