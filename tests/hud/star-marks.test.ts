import { signal } from "@preact/signals-core";
import { expect, test } from "vitest";
import { markOf } from "../../src/hud/debrief/mark-of.ts";
import { hasActed } from "../../src/hud/has-acted.ts";
import type { App } from "../../src/hud/app.ts";
import { createSession } from "../../src/session/session.ts";
import { act1File, act2File } from "../levels/level-files.ts";

test("what is met without having been earned gets no tick, what is missed a cross", () => {
  expect(markOf(true, true)).toBe("earned");
  expect(markOf(true, false)).toBe("unearned");
  expect(markOf(false, true)).toBe("missed");
});

test.each([
  ["Act I", act1File, 800],
  ["Act II, whose prediction sets the interval,", act2File, 7200],
] as const)("in %s only a command of the player's own counts as having done something", (_, file, predicted) => {
  const session = createSession({
    level: { ...file.level, observeUntil: 0 },
    seed: "s",
    judge: () => ({ stars: 0 }) as never,
  });
  const app = { session: signal(session), predicted: signal(predicted), prediction: file.prediction };
  const hud = { app: app as unknown as App };
  if (file === act2File) session.send({ type: "set-checkpoint-interval", interval: predicted });
  expect(hasActed(hud)).toBe(false);
  session.send({ type: "set-policy", policy: "best-fit" });
  expect(hasActed(hud)).toBe(true);
});
