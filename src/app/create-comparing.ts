import { batch, computed, signal, type Signal } from "@preact/signals";
import { judgeAsker } from "../analysis/judge-run.ts";
import { recordPlayAsker } from "../analysis/record-play.ts";
import type { ComparedRun, Comparing, RunSource } from "../hud/comparing.ts";
import type { Judging } from "../insight/watched-run.ts";
import { scoreOf } from "../levels/score.ts";
import { notJudged } from "../replay/judge-record.ts";
import { createPlayer, type Player } from "../replay/player.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { createWatchSession, type WatchSession } from "../session/watch-session.ts";
import type { Seconds } from "../sim/index.ts";
import { compareText } from "../text/compare.ts";
import { watchText } from "../text/watch.ts";
import type { StoredAct } from "./acts.ts";
import type { OpenedRun, PageState } from "./page-state.ts";
import { inkOf } from "./picture-ink.ts";

/** What the comparison needs of the page. */
export interface ComparingParts {
  /** The runs that are kept, by id. */
  readonly records: Signal<ReadonlyMap<string, RunRecord> | null>;
  readKept(): Promise<void>;
  /** Reads runs of a file or a text. @throws ReplayError saying what is wrong. */
  readRuns(from: Blob | string): Promise<readonly RunRecord[]>;
  /** Why a record cannot be played here, in words; null if it can. */
  refusalOf(record: RunRecord): string | null;
  /** Shows a run on the page that watches. */
  watch(opened: OpenedRun, time: Seconds): void;
}

/** A run on the page, and the session that holds it at the clock's time. */
interface Held extends ComparedRun {
  readonly session: WatchSession;
  readonly verdict: Signal<Judging>;
}

const letters = ["A", "B", "C", "D", "E", "F"] as const;
/** More halls than that say nothing. */
const most = letters.length;
/** A frame that took longer, as after a hidden tab, counts as this many real seconds. */
const longestFrame = 0.25;

/** Runs of one seed, side by side: halls in step by one clock. */
export function createComparing(
  { watched, page, interaction }: Pick<PageState, "watched" | "page" | "interaction">,
  { records, readKept, readRuns, refusalOf, watch }: ComparingParts,
): Comparing<StoredAct> {
  const act = signal<StoredAct | null>(null);
  const runs = signal<readonly Held[]>([]);
  const pending = signal<RunSource | null>(null);
  const fault = signal<string | null>(null);
  const time = signal<Seconds>(0);
  const paused = signal(true);
  const speed = signal(1);
  const end = computed(() => Math.max(0, ...runs.value.map(({ player }) => player.end)));
  let fraction = 0;

  const sessionAt = (player: Player, at: Seconds): WatchSession => {
    const played = act.peek();
    if (played === null) throw new RangeError("no run is compared");
    return createWatchSession(player, played.level, (view) => scoreOf(view, played.goals), Math.min(at, player.end));
  };

  const hold = (source: RunSource, player: Player): Held => {
    const free = letters.find((letter) => runs.peek().every((run) => run.letter !== letter)) ?? "?";
    const held: Held = {
      letter: free,
      source,
      player,
      session: sessionAt(player, time.peek()),
      verdict: signal(notJudged),
      view: () => held.session.view(),
      score: () => held.session.score(),
    };
    return held;
  };

  const judge = ({ player, verdict }: Held): void => {
    const played = act.peek();
    if (played === null) return;
    const asker = judgeAsker();
    const request = { files: [played.file], record: player.record };
    asker.ask(
      request,
      (answer) => {
        verdict.value = answer;
        if (answer.kind !== "judging") asker.stop();
      },
      console.error,
    );
  };

  const show = (source: RunSource, record: RunRecord): void => {
    const played = act.peek();
    const [first] = runs.peek();
    if (played === null || first === undefined || page.peek() !== "compare") return;
    const reason = refusalOf(record) ?? strangerOf(record, first.player.record);
    fault.value = reason ?? (runs.peek().length < most ? null : compareText.tooMany(most));
    if (fault.peek() !== null) return;
    const held = hold(source, createPlayer(played.file, record));
    runs.value = [...runs.peek(), held].toSorted((a, b) => (a.letter < b.letter ? -1 : 1));
    judge(held);
  };

  /** Shows the first run of the seed in what is read. */
  const addRead = async (name: string, from: Blob | string): Promise<void> => {
    const first = runs.peek()[0]?.player.record;
    if (first === undefined) return;
    try {
      const found = await readRuns(from);
      const fitting = found.find((record) => strangerOf(record, first) === null) ?? found[0];
      if (fitting !== undefined) show({ kind: "other", name }, fitting);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "ReplayError") throw error;
      fault.value = watchText.unreadable(error.message);
    }
  };

  const addPlay = (source: RunSource & { kind: "play" }): void => {
    const played = act.peek();
    const seed = runs.peek()[0]?.player.record.seed;
    if (played === null || seed === undefined || pending.peek() !== null) return;
    pending.value = source;
    const asker = recordPlayAsker();
    const done = (): void => {
      pending.value = null;
      asker.stop();
    };
    asker.ask(
      { file: played.file, seed, play: source.id },
      (record) => {
        done();
        show(source, record);
      },
      (reason) => {
        console.error(reason);
        done();
        fault.value = compareText.noPlay;
      },
    );
  };

  const seek = (to: Seconds): void => {
    const next = Math.min(Math.max(0, Math.floor(to)), end.peek());
    for (const { session } of runs.peek()) {
      session.seek(next);
      // What happened is told nowhere here.
      session.frame(0);
    }
    time.value = next;
    if (next >= end.peek()) paused.value = true;
  };

  return {
    act,
    runs,
    offers: computed(() => offersOf(act.value, runs.value, records.value)),
    pending,
    fault,
    time,
    end,
    paused,
    speed,
    begin() {
      const now = watched.peek();
      if (now === null) return;
      now.session.paused = true;
      batch(() => {
        act.value = now.act;
        runs.value = [];
        fault.value = null;
        time.value = now.session.view().time;
        paused.value = true;
        speed.value = 1;
        const held = hold(now.source, now.player);
        held.verdict.value = now.verdict.peek();
        if (held.verdict.peek().kind === "judging") judge(held);
        runs.value = [held];
        page.value = "compare";
      });
      void readKept();
    },
    add(source) {
      if (source.kind === "play") return addPlay(source);
      const record = source.kind === "mine" ? records.peek()?.get(source.id) : undefined;
      if (record !== undefined) show(source, record);
    },
    addFile: (file) => void addRead(file.name, file),
    addText: (text) => void addRead(watchText.code, text),
    remove(run) {
      if (runs.peek().length > 1) runs.value = runs.peek().filter((one) => one !== run);
    },
    seek,
    setPaused(stop) {
      if (!stop && time.peek() >= end.peek()) seek(0);
      paused.value = stop;
    },
    setSpeed(next) {
      speed.value = next;
    },
    frame(realSeconds) {
      const played = act.peek();
      if (paused.peek() || played === null) return;
      fraction += Math.min(Math.max(realSeconds, 0), longestFrame) * played.level.pace * speed.peek();
      const whole = Math.floor(fraction);
      fraction -= whole;
      if (whole > 0) seek(time.peek() + whole);
    },
    ink: () => inkOf(interaction.theme.peek()),
    leave() {
      const [first] = runs.peek();
      const played = act.peek();
      if (first === undefined || played === null) return;
      const { source, player, verdict } = first;
      watch({ act: played, source, player, verdict }, time.peek());
    },
  };
}

/** Why a run does not belong beside another, in words; null if it does. */
function strangerOf(record: RunRecord, first: RunRecord): string | null {
  if (record.levelId !== first.levelId) return compareText.otherLevel;
  return record.seed === first.seed ? null : compareText.otherSeed(record.seed, first.seed);
}

/** What can be put beside the runs that are there. */
function offersOf(
  act: StoredAct | null,
  runs: readonly ComparedRun[],
  records: ReadonlyMap<string, RunRecord> | null,
): readonly RunSource[] {
  const seed = runs[0]?.player.record.seed;
  if (act === null || seed === undefined) return [];
  const isThere = (kind: RunSource["kind"], id: string): boolean =>
    runs.some(({ source }) => source.kind === kind && "id" in source && source.id === id);
  const mine = [...(records ?? [])].flatMap(([id, { levelId, seed: played, endedAt }]): RunSource[] =>
    levelId === act.level.id && played === seed && !isThere("mine", id) ? [{ kind: "mine", id, endedAt }] : [],
  );
  const plays = [...act.file.plays.map(({ id }) => id), "oracle"]
    .filter((id) => !isThere("play", id))
    .map((id): RunSource => ({ kind: "play", id }));
  return [...mine, ...plays];
}
