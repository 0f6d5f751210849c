import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noClaims } from "../../src/app/page-state.ts";
import { saveOften } from "../../src/app/save-often.ts";

let saves: string[];
let page: { readonly window: EventTarget; readonly document: EventTarget };
const game = {
  keep: () => void saves.push("keep"),
  saveOn: () => void saves.push("save on"),
  rationale: signal(""),
  claims: signal(noClaims),
  reporting: { edits: signal(0) },
};

beforeEach(() => {
  vi.useFakeTimers();
  saves = [];
  page = { window: new EventTarget(), document: new EventTarget() };
  saveOften(game, page);
});
afterEach(() => void vi.useRealTimers());

test("a run under way is kept so often that a crash costs less than a second of play", () => {
  vi.advanceTimersByTime(10_000);
  expect(saves.filter((save) => save === "save on").length).toBeGreaterThanOrEqual(20);
});

test("all is kept when the page goes out of sight, comes back, or goes", () => {
  vi.advanceTimersByTime(600);
  saves = [];
  page.document.dispatchEvent(new Event("visibilitychange"));
  page.window.dispatchEvent(new Event("pagehide"));
  expect(saves).toEqual(["keep", "keep"]);
});

test("words are kept half a second after the last letter", () => {
  vi.advanceTimersByTime(600);
  saves = [];
  game.rationale.value = "Be";
  vi.advanceTimersByTime(300);
  game.rationale.value = "Because";
  vi.advanceTimersByTime(450);
  expect(saves).not.toContain("keep");
  vi.advanceTimersByTime(100);
  expect(saves).toContain("keep");
});
