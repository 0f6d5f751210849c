import { computed, effect, signal } from "@preact/signals";
import act1 from "../levels/act-1.json";
import { runBaselines } from "./analysis/baselines.ts";
import { createAudio } from "./audio/create-audio.ts";
import type { App, BaselineRow, HudSettings, Notice, Page } from "./hud/app.ts";
import { createHud } from "./hud/create-hud.tsx";
import { parseLevel } from "./levels/load-level.ts";
import { scoreOf } from "./levels/score.ts";
import { levelHash } from "./replay/level-hash.ts";
import { createInteraction } from "./session/interaction.ts";
import { createSession, type Screen, type Session } from "./session/session.ts";
import { simVersion, type ClusterView, type Command, type Seconds } from "./sim/index.ts";
import { createStore } from "./storage/create-store.ts";
import type { LevelProgress, SavedRun } from "./storage/store.ts";
import { hallLabels, hallText } from "./text/hall.ts";
import { formatCount } from "./text/numbers.ts";
import { noticeText } from "./text/pages.ts";

/** Milliseconds between two saves of a running run. */
const saveEvery = 4000;
const frameTimesKept = 600;

const params = new URLSearchParams(location.search);
const file = parseLevel(act1);
const { level, goals } = file;
const hash = levelHash(level);
const judge = (view: ClusterView) => scoreOf(view, goals);

const store = createStore();
const audio = createAudio();
const interaction = createInteraction();

const page = signal<Page>("start");
const session = signal<Session | null>(null);
const seed = signal(params.get("seed") ?? freshSeed());
const predicted = signal<number | null>(null);
const rationale = signal("");
const settings = signal<HudSettings>({ theme: "system", reducedMotion: "system", muted: false, volume: 0.7 });
const progress = signal<LevelProgress | null>(null);
const saved = signal<SavedRun | null>(null);
const notices = signal<readonly Notice[]>([]);
const hall = signal<"loading" | "ready" | "no-webgl">("loading");
const baselines = signal<readonly BaselineRow[]>([]);
const bug = signal(false);

let finished = false;
let lastEntry: LevelProgress["rationales"][number] | null = null;
let stopBaselines: (() => void) | null = null;

const app: App = {
  level,
  goals,
  prediction: file.prediction,
  interaction,
  page,
  session,
  seed,
  predicted,
  rationale,
  settings,
  progress,
  unfinished: computed(() => saved.value),
  notices,
  hall,
  baselines,
  bug,
  newSeed: () => {
    seed.value = freshSeed();
  },
  brief() {
    keep();
    predicted.value = null;
    rationale.value = "";
    begin(createSession({ level, seed: seed.value.trim() || freshSeed(), judge }));
    page.value = "brief";
  },
  lock(prediction) {
    predicted.value = prediction;
    page.value = "play";
    if (session.value !== null) session.value.paused = false;
    save();
  },
  resume,
  leave() {
    keep();
    page.value = "start";
    begin(null);
  },
  commanded: save,
  refused: () => audio.play("refused"),
  saveReplay,
};

const root = document.querySelector<HTMLElement>("#app");
if (root === null) throw new RangeError("the page has no #app");
const hud = createHud(root, app);
const screens: Screen[] = [hud, audio];

followSettings();
listen();
await load();
void openHall();
const frameTimes = startLoop();
if (params.get("debug") === "1") exposeFleet();

function freshSeed(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => (byte % 36).toString(36)).join("");
}

function notice(id: string, text: string): void {
  notices.value = [...notices.peek().filter((one) => one.id !== id), { id, text }];
}

/** Puts a run on the screens, standing still; null takes the old one away. */
function begin(next: Session | null): void {
  stopBaselines?.();
  stopBaselines = null;
  baselines.value = [];
  finished = false;
  interaction.carry.value = null;
  interaction.ghost.value = null;
  interaction.dropped.value = null;
  interaction.selection.value = [];
  interaction.hovered.value = null;
  if (next !== null) {
    next.paused = true;
    seed.value = next.seed;
  }
  session.value = next;
}

function resume(): void {
  const run = saved.peek();
  if (run === null) return;
  try {
    begin(createSession({ level, seed: run.seed, judge, resume: { time: run.time, commands: run.commands } }));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ReplayError") throw error;
    return forget(run.levelId);
  }
  predicted.value = run.prediction;
  rationale.value = run.rationale;
  page.value = "play";
}

function forget(levelId: string): void {
  saved.value = null;
  notice("stale", noticeText.staleRun);
  void store.clearRun(levelId);
}

/** Keeps the unfinished run: enough to build it again. */
function save(): void {
  const run = session.peek();
  const prediction = predicted.peek();
  if (run === null || prediction === null || run.view().ended !== null) return;
  const kept: SavedRun = {
    levelId: level.id,
    levelHash: hash,
    simVersion,
    seed: run.seed,
    time: run.view().time,
    commands: run.recording(),
    prediction,
    rationale: rationale.peek(),
  };
  saved.value = kept;
  void store.saveRun(kept);
}

/** The run is over: the debrief opens, and what came of it is kept. */
function finish(run: Session): void {
  finished = true;
  lastEntry = null;
  saved.value = null;
  void store.clearRun(level.id);
  const score = run.score();
  const before = progress.peek();
  const better =
    before === null ||
    score.stars > before.stars ||
    (score.stars === before.stars && score.disruption < (before.bestDisruption ?? Infinity));
  progress.value = {
    stars: before === null ? score.stars : (Math.max(before.stars, score.stars) as LevelProgress["stars"]),
    bestDisruption: better && score.stars > 0 ? score.disruption : (before?.bestDisruption ?? null),
    bestSeed: better && score.stars > 0 ? run.seed : (before?.bestSeed ?? null),
    attempts: (before?.attempts ?? 0) + 1,
    rationales: before?.rationales ?? [],
  };
  keepRationale(run);
  interaction.carry.value = null;
  interaction.dropped.value = null;
  page.value = "debrief";
  stopBaselines = runBaselines(file, run.seed, (row) => {
    baselines.value = [...baselines.peek(), row];
  });
}

/** Writes the rationale of a finished run, also while it is still being typed. */
function keepRationale(run: Session): void {
  const now = progress.peek();
  const prediction = predicted.peek();
  if (now === null || prediction === null) return;
  const entry = { seed: run.seed, stars: run.score().stars, prediction, text: rationale.peek() };
  const others = now.rationales.filter((one) => one !== lastEntry);
  lastEntry = entry;
  progress.value = { ...now, rationales: entry.text.trim() === "" ? others : [entry, ...others] };
  void store.saveProgress(level.id, progress.value);
}

/** Keeps all that the player has done and written so far. */
function keep(): void {
  const run = session.peek();
  if (finished && run !== null) keepRationale(run);
  else save();
}

function saveReplay(): void {
  const run = session.peek();
  if (run === null) return;
  const replay = run.replay({ prediction: predicted.peek() ?? 0, rationale: rationale.peek().slice(0, 200) });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(replay)], { type: "application/json" }));
  link.download = `${level.id}-${run.seed.replaceAll(/[^\w-]/g, "_")}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), saveEvery);
}

/** Settings of the player, or of the system where the player left it to that. */
function followSettings(): void {
  const contrast = matchMedia("(prefers-contrast: more)");
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const apply = (): void => {
    const { theme, reducedMotion, muted, volume } = settings.value;
    interaction.theme.value = theme === "system" ? (contrast.matches ? "color-safe" : "control-room") : theme;
    interaction.reducedMotion.value = reducedMotion === "system" ? motion.matches : reducedMotion;
    audio.setMuted(muted);
    audio.setVolume(volume);
  };
  effect(apply);
  contrast.addEventListener("change", apply);
  motion.addEventListener("change", apply);
}

function listen(): void {
  addEventListener("error", (event) => broke(event.error));
  addEventListener("unhandledrejection", (event) => broke(event.reason));
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keep();
  });
  for (const gesture of ["pointerdown", "keydown"]) addEventListener(gesture, () => audio.unlock(), { capture: true });
  setInterval(() => {
    if (session.peek()?.paused === false) save();
  }, saveEvery);
  let timer = 0;
  rationale.subscribe(() => {
    clearTimeout(timer);
    timer = window.setTimeout(keep, 500);
  });
}

/** A bug: the clock stops, the last save stays, and the replay can be kept. */
function broke(reason: unknown): void {
  if (bug.peek()) return;
  bug.value = true;
  const run = session.peek();
  if (run !== null) run.paused = true;
  console.error(reason);
}

async function load(): Promise<void> {
  const told = { ok: null, memory: noticeText.memory, full: noticeText.full };
  const say = (state: keyof typeof told): void => {
    const text = told[state];
    if (text !== null) notice("storage", text);
  };
  store.onState(say);
  const [kept, known, run] = await Promise.all([store.settings(), store.progress(level.id), store.run(level.id)]);
  say(store.state);
  if (kept !== null) settings.value = kept;
  settings.subscribe((now) => {
    if (now !== kept) void store.saveSettings(now);
  });
  progress.value = known;
  const asked = params.get("level");
  if (asked !== null && asked !== level.id) notice("level", noticeText.unknownLevel(asked));
  if (run === null) return;
  if (run.levelHash !== hash || run.simVersion !== simVersion) return forget(run.levelId);
  saved.value = run;
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation instanceof PerformanceNavigationTiming && navigation.type === "reload") resume();
}

/** The hall is a large chunk of its own: the start page does not wait for it. */
async function openHall(): Promise<void> {
  const { createHall, NoWebGl } = await import("./view/create-hall.ts");
  const { pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode } = level.topology;
  const racks = pods * rowsPerPod * racksPerRow;
  const text = hallLabels(hallText.label(formatCount(racks * nodesPerRack * gpusPerNode), formatCount(racks)));
  try {
    screens.push(await createHall(hud.hallParent, { interaction, session: () => session.peek(), text }));
    hall.value = "ready";
  } catch (error) {
    if (!(error instanceof NoWebGl)) throw error;
    hall.value = "no-webgl";
  }
}

/** Runs the clock; returns the milliseconds of script of the last frames. */
function startLoop(): readonly number[] {
  const times: number[] = [];
  let last = performance.now();
  const tick = (now: number): void => {
    const run = session.peek();
    const began = performance.now();
    const seconds = Math.max(0, now - last) / 1000;
    last = now;
    if (bug.peek()) return;
    requestAnimationFrame(tick);
    if (run === null) return;
    const frame = run.frame(seconds);
    for (const screen of screens) screen.show(frame);
    if (frame.view.ended !== null && !finished) finish(run);
    times.push(performance.now() - began);
    if (times.length > frameTimesKept) times.shift();
  };
  requestAnimationFrame(tick);
  return times;
}

/** What tests and tools may read, with ?debug=1. */
function exposeFleet(): void {
  const now = (): Session => {
    const run = session.peek();
    if (run === null) throw new RangeError("no run has begun");
    return run;
  };
  Object.assign(window, {
    fleet: {
      view: () => now().view(),
      dispatch: (command: Command) => now().send(command),
      price: (command: Command) => now().price(command),
      advance: (seconds: Seconds) => now().advance(seconds),
      digest: () => now().digest(),
      replay: () => now().replay({}),
      frameTimes: () => [...frameTimes],
    },
  });
}
