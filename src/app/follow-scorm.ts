import { effect } from "@preact/signals";
import { canGoOn } from "./acts.ts";
import type { Game } from "./create-game.ts";
import { findScormApi, type ScormApi } from "./scorm-api.ts";
import { readSuspended, writeSuspended, type Suspended } from "./suspend-data.ts";

/** Milliseconds between two reports of an unfinished run; stars are reported at once. */
const reportEvery = 20_000;

/**
 * Inside a course (SCORM 1.2): takes over what the course keeps, and reports score, status, time and stars to it. Alone the
 * game does nothing of the kind.
 */
export function followScorm(game: Game, stored: Promise<void>): void {
  const api = findScormApi(window);
  if (api === null || api.LMSInitialize("") !== "true") return;
  const began = Date.now();
  if (["", "not attempted", "unknown"].includes(api.LMSGetValue("cmi.core.lesson_status"))) {
    api.LMSSetValue("cmi.core.lesson_status", "incomplete");
  }
  const course = readSuspended(api.LMSGetValue("cmi.suspend_data"));
  takeOver(game, course);
  effect(() => reportStars(game, course, api));
  const report = (): void => {
    api.LMSSetValue("cmi.suspend_data", suspendedOf(game, course));
    api.LMSSetValue("cmi.core.session_time", timespan(Date.now() - began));
  };
  // What this computer keeps comes later, and may know less.
  void stored.then(() => {
    takeOver(game, course);
    setInterval(report, reportEvery);
  });
  addEventListener("pagehide", () => {
    report();
    api.LMSCommit("");
    api.LMSFinish("");
  });
}

/** Of an act, here or in the course: neither takes back what the other has seen. */
function starsOf({ level, progress }: Game["acts"][number], course: Suspended): 0 | 1 | 2 | 3 {
  const here = progress.value?.stars ?? 0;
  const there = course.stars[level.id] ?? 0;
  return here > there ? here : there;
}

/** Score and status by the stars of all acts; committed each time that they change. */
function reportStars({ acts }: Game, course: Suspended, api: ScormApi): void {
  const stars = acts.map((act) => starsOf(act, course));
  const all = stars.reduce<number>((sum, count) => sum + count, 0);
  api.LMSSetValue("cmi.core.score.min", "0");
  api.LMSSetValue("cmi.core.score.max", "100");
  api.LMSSetValue("cmi.core.score.raw", String(Math.round((100 * all) / (3 * acts.length))));
  if (all > 0) api.LMSSetValue("cmi.core.lesson_status", stars.every((count) => count > 0) ? "passed" : "incomplete");
  api.LMSSetValue("cmi.suspend_data", suspendedOf({ acts }, course));
  api.LMSCommit("");
}

function suspendedOf({ acts }: Pick<Game, "acts">, course: Suspended): string {
  const stars = Object.fromEntries(acts.map((act) => [act.level.id, starsOf(act, course)]));
  const runs = acts.flatMap(({ unfinished }) => unfinished.value ?? []);
  const [last] = runs.toSorted((a, b) => (b.savedAt ?? 0) - (a.savedAt ?? 0));
  return writeSuspended({ stars, run: last ?? null });
}

/** On a computer that knows less, the course's stars and its unfinished run count. */
function takeOver({ acts, visits }: Game, course: Suspended): void {
  for (const act of acts) {
    const { progress, unfinished, level } = act;
    const stars = starsOf(act, course);
    if (stars > (progress.peek()?.stars ?? 0)) {
      const none = { best: null, bestSeed: null, attempts: 1, counted: [], rationales: [] };
      progress.value = { ...none, ...progress.peek(), stars };
    }
    const { run } = course;
    if (run?.levelId !== level.id || unfinished.peek() !== null || !canGoOn([act], run)) continue;
    unfinished.value = { ...run, visit: visits.peek()[0] ?? null };
  }
}

/** HHHH:MM:SS.SS (CMITimespan). */
function timespan(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.min(9999, Math.floor(seconds / 3600));
  return `${String(hours).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.00`;
}
