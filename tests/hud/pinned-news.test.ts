import { expect, test } from "vitest";
import { pinNews, type ToldNews } from "../../src/hud/pinned-news.ts";
import type { News } from "../../src/insight/news.ts";
import type { Command, SimEvent } from "../../src/sim/index.ts";

const told = (news: News): ToldNews => ({ news, text: news.kind });
const aged = told({ kind: "aged", slows: true, answers: ["set-checkpoint-interval"] });
const offered = told({ kind: "offered", slows: true, answers: ["choose-storage"] });
const done = (command: Command): readonly SimEvent[] => [{ type: "command-done", time: 5, command } as SimEvent];

test("news that matters stays until a command answers it, whatever else is done", () => {
  const pinned = pinNews([], [], aged);
  expect(pinNews(pinned, done({ type: "defragment" }), null)).toBe(pinned);
  expect(pinNews(pinned, done({ type: "set-checkpoint-interval", interval: 60 }), null)).toEqual([]);
});

test("several wait in their order; the same kind once, with its newest words", () => {
  const both = pinNews(pinNews([], [], aged), [], offered);
  expect(both).toEqual([aged, offered]);
  const again = told({ kind: "aged", slows: true });
  expect(pinNews(both, [], again)).toEqual([offered, again]);
});

test("what makes earlier news old takes it away; what does not slow the clock never waits", () => {
  const built = told({ kind: "built", slows: false, settles: ["broken"] });
  const broken = told({ kind: "broken", slows: true });
  expect(pinNews(pinNews([], [], broken), [], built)).toEqual([]);
  expect(pinNews([], [], built)).toEqual([]);
});
