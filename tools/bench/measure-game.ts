import { gzipSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import type { Command, Seconds } from "../../src/sim/index.ts";
import { briefText, startText } from "../../src/text/pages.ts";

/** What the game does in a browser. */
export interface GameTimes {
  /** All JavaScript and style sheets loaded before the first simulated second, gzipped, bytes. */
  readonly codeBytes: number;
  /** From opening the page to its play button, and from starting the act to the first simulated second, ms. */
  readonly openMs: number;
  readonly startMs: number;
  /** The game's own script in a frame, ms, ascending. */
  readonly frameMs: readonly number[];
  /** All script of the page in a frame, the hall's engine included, mean, ms. */
  readonly allScriptMs: number;
  readonly framesPerSecond: number;
}

/** What `?debug=1` shows to tools. */
interface Fleet {
  view(): { readonly time: number; readonly level: { readonly id: string } };
  dispatch(command: Command): unknown;
  advance(seconds: Seconds): void;
  frameTimes(): readonly number[];
}

const warmUpMs = 3000;
const measureMs = 8000;

/** An act, and how far into it the frames are watched. */
export interface Scene {
  readonly levelId: string;
  /** What its card is counted as. */
  readonly number: string;
  /** Done one after another before the frames are watched: a command, or so many seconds passed. */
  readonly first: readonly (Command | Seconds)[];
}

/** Act I from its beginning. */
export const act1Scene: Scene = { levelId: "act-1", number: "Act I", first: [] };

/** Act II when the in-memory contract saves every 18 min: a save every second and a third at speed 1. */
export const act2Scene: Scene = {
  levelId: "act-2",
  number: "Act II",
  first: [
    { type: "set-checkpoint-interval", interval: 4740 },
    96 * 3600,
    { type: "choose-storage", tier: "in-memory" },
    { type: "set-checkpoint-interval", interval: 1080 },
  ],
};

/** Act III once the ring has closed itself around the ten dead nodes. */
export const act3Scene: Scene = {
  levelId: "act-3",
  number: "Act III",
  first: [{ type: "set-recovery", mode: "elastic" }, { type: "set-routing", routing: "automatic" }, 3000],
};

/** Opens the game, starts an act as a player does, and watches it run at speed 1. */
export async function measureGame(browser: Browser, address: string, scene: Scene): Promise<GameTimes> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const codeBytes = countCode(page);
  await page.goto(`${address}?debug=1&level=${scene.levelId}`, { waitUntil: "commit" });
  const play = page.getByRole("button", { name: `${startText.play} ${scene.number}`, exact: true });
  await play.waitFor();
  // By the page's own clock, which starts when it is asked for: a browser that has just been started is no part of it.
  const openMs = await page.evaluate(() => performance.now());

  await play.click();
  await page.getByRole("button", { name: briefText.next }).click();
  const started = performance.now();
  await page.getByRole("button", { name: briefText.lock }).click();
  await page.waitForFunction(
    () => ((Reflect.get(window, "fleet") as unknown as Fleet | undefined)?.view().time ?? 0) > 0,
    null,
    {
      timeout: 120_000,
    },
  );
  const startMs = performance.now() - started;

  await page.evaluate(playFirst, scene);
  await page.waitForTimeout(warmUpMs);
  const scriptMs = await scriptClock(page);
  const scriptBefore = await scriptMs();
  const { frameMs, frames, framesPerSecond } = await page.evaluate(watchFrames, measureMs);
  const allScriptMs = ((await scriptMs()) - scriptBefore) / frames;
  const result = { codeBytes: await codeBytes(), openMs, startMs, frameMs, allScriptMs, framesPerSecond };
  await page.close();
  return result;
}

/** Runs in the page. */
function playFirst({ levelId, first }: Scene): void {
  const fleet = Reflect.get(window, "fleet") as unknown as Fleet;
  const { id } = fleet.view().level;
  if (id !== levelId) throw new RangeError(`started ${id} instead of ${levelId}`);
  for (const step of first) {
    if (typeof step === "number") fleet.advance(step);
    else fleet.dispatch(step);
  }
}

/** Runs in the page. */
async function watchFrames(ms: number): Promise<{ frameMs: number[]; frames: number; framesPerSecond: number }> {
  const frameTimes = (): readonly number[] => (Reflect.get(window, "fleet") as unknown as Fleet).frameTimes();
  const before = frameTimes().length;
  const start = performance.now();
  let frames = 0;
  await new Promise<void>((resolve) => {
    const tick = (now: number): void => {
      frames++;
      if (now - start >= ms) resolve();
      else requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const seconds = (performance.now() - start) / 1000;
  const all = frameTimes();
  // The list may be a window of the last frames.
  const frameMs = (all.length > before ? all.slice(before) : all).toSorted((a, b) => a - b);
  return { frameMs, frames, framesPerSecond: frames / seconds };
}

/** Milliseconds of script that the page has run so far. */
async function scriptClock(page: Page): Promise<() => Promise<number>> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Performance.enable");
  return async () => {
    const { metrics } = await protocol.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN) * 1000;
  };
}

function countCode(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (!["script", "stylesheet"].includes(response.request().resourceType())) return;
    sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
