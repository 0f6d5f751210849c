import { expect, test } from "vitest";
import { elasticTip } from "../../../src/lessons/elastic/play/elastic-coach.ts";
import { elasticLog as elasticStory } from "../../../src/insight/elastic/log.ts";
import { elasticLogWords } from "../../../src/lessons/elastic/play/elastic-log-words.ts";
import { elasticNewsIn } from "../../../src/insight/elastic/news.ts";
import { elasticNewsWords } from "../../../src/lessons/elastic/play/elastic-news.ts";
import { tellLog, tellNews } from "../../../src/hud/story.ts";
import { waitsForHand } from "../../../src/session/send-ring.ts";
import type { Command } from "../../../src/sim/index.ts";
import { leverCost } from "../../../src/lessons/elastic/text/elastic.ts";
import { elasticCoach, elasticLog, elasticNews } from "../../../src/lessons/elastic/text/news.ts";
import { begin, striking } from "../../sim/elastic-hall.ts";

/** All replicas but the last have lost a node. */
const level = striking([500, 0, 2, 6, 8, 12, 14, 18]);
const elasticMode: Command = { type: "set-recovery", mode: "elastic" };

test.each([
  ["by-hand", elasticLog.waitsForRing, elasticNews.waits, elasticCoach.open],
  ["automatic", elasticLog.waitsForReplicas, elasticNews.waitsForReplicas, elasticCoach.replicas],
] as const)("a ring that is closed %s says what it waits for", (routing, line, news, tip) => {
  const { simulation, elastic } = begin(level);
  simulation.dispatch(elasticMode);
  if (routing === "automatic") simulation.dispatch({ type: "set-routing", routing });
  const events = simulation.advanceTo(530);
  const view = simulation.view();
  const { openLog } = tellLog(() => elasticStory, elasticLogWords);
  expect(openLog(level).read(events, view)).toContainEqual(expect.objectContaining({ text: line }));
  expect(tellNews(elasticNewsIn, elasticNewsWords).news(events, view)?.text).toBe(news);
  expect(elasticTip(view)).toMatchObject({ text: tip });
  expect(waitsForHand(elastic)).toBe(routing === "by-hand");
});

test("a lever says what it costs in time, and where the job will wait", () => {
  expect([0, 44, null].map(leverCost)).toEqual(["free", "44 s", "waits"]);
});
