import { batch, signal } from "@preact/signals";
import { judgeAsker } from "../analysis/judge-run.ts";
import type { ListedRun, Watching } from "../hud/app.ts";
import type { RunSource } from "../hud/comparing.ts";
import { scoreOf } from "../levels/score.ts";
import { requireRun } from "../replay/hand-in.ts";
import { notJudged } from "../replay/judge-record.ts";
import { createPlayer } from "../replay/player.ts";
import { originOf } from "../replay/origin-of.ts";
import { readHandIn } from "../replay/read-hand-in.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { workLimit, workOf } from "../replay/work-of.ts";
import { createWatchSession, type WatchSession } from "../session/watch-session.ts";
import type { Seconds } from "../sim/index.ts";
import type { Store } from "../storage/store.ts";
import { watchText } from "../text/watch.ts";
import { canGoOn, type StoredAct } from "./acts.ts";
import type { Owner } from "./create-assigned.ts";
import { createComparing } from "./create-comparing.ts";
import type { Keeper } from "./create-keeper.ts";
import type { Runs } from "./create-runs.ts";
import { createSharing } from "./create-sharing.ts";
import { createKeptRuns } from "./kept-runs.ts";
import type { OpenedRun, PageState, RunWatched } from "./page-state.ts";

/** A run is shown from so many seconds before the first that happens in it. */
const lead = 60;

/** Opens runs that are over, shows them from any moment, forks and compares them. */
export function createWatch(
  state: PageState,
  acts: readonly StoredAct[],
  store: Pick<Store, "finishedRuns">,
  { keep, record: ownRecord }: Pick<Keeper, "keep" | "record">,
  runs: Pick<Runs, "fork" | "leave">,
  owner: () => Owner,
): Watching {
  const { watched, page } = state;
  const kept = createKeptRuns(acts, store);
  const fault = signal<string | null>(null);
  const isOpening = signal(false);
  const several = signal<Watching["several"]["value"]>(null);
  let judge: ReturnType<typeof judgeAsker> | null = null;

  const sessionAt = ({ act, player }: Pick<RunWatched, "act" | "player">, time: Seconds): WatchSession =>
    createWatchSession(player, act.level, (view) => scoreOf(view, act.goals), time);

  const show = (opened: OpenedRun, time: Seconds): void => {
    kept.stop();
    batch(() => {
      watched.value = { ...opened, session: sessionAt(opened, Math.min(time, opened.player.end)) };
      page.value = "watch";
    });
  };

  /** Puts a record on the screens, or says why it cannot be shown. */
  const open = (record: RunRecord, source: RunSource, from: Seconds | null): void => {
    const act = acts.find(({ level }) => level.id === record.levelId);
    const reason = refusalOf(acts, record);
    fault.value = reason;
    if (act === undefined || reason !== null) {
      if (page.peek() !== "runs") choose();
      return;
    }
    const player = createPlayer(act.file, record);
    const verdict: RunWatched["verdict"] = signal(notJudged);
    judge?.stop();
    judge = judgeAsker();
    judge.ask({ files: [act.file], record }, (answer) => (verdict.value = answer), console.error);
    show({ act, source, player, verdict }, from ?? Math.max(0, (player.marks[0]?.time ?? 0) - lead));
  };

  /** Opens the one run that is read, or lists them. */
  const openRead = async (name: string, from: Blob | string, at: Seconds | null): Promise<void> => {
    isOpening.value = true;
    try {
      const found = await readRuns(from);
      const [only, ...others] = found;
      if (only !== undefined && others.length === 0) return open(only, { kind: "other", name }, at);
      fault.value = null;
      if (page.peek() !== "runs") choose();
      several.value = { name, runs: kept.listOf(found, () => ({ kind: "other", name })) };
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "ReplayError") throw error;
      fault.value = watchText.unreadable(error.message);
      if (page.peek() !== "runs") choose();
    } finally {
      isOpening.value = false;
    }
  };

  const choose = (): void => {
    watched.value = null;
    several.value = null;
    page.value = "runs";
    void kept.read();
  };

  return {
    kept: kept.list,
    several,
    run: watched,
    fault,
    isOpening,
    choose() {
      fault.value = null;
      choose();
    },
    openKept(run: ListedRun) {
      const record = kept.recordOf(run);
      if (record !== null) open(record, run.source, null);
    },
    openFile: (file) => void openRead(file.name, file, null),
    openText(text) {
      const at = /@(\d{1,8})\s*$/.exec(text)?.[1];
      void openRead(watchText.code, text, at === undefined ? null : Number(at));
    },
    openOwn() {
      const record = ownRecord();
      if (record === null) return;
      keep();
      runs.leave();
      open(record, { kind: "mine", id: record.id ?? "", endedAt: record.endedAt }, null);
    },
    seek(time) {
      watched.peek()?.session.seek(time);
    },
    fork() {
      const now = watched.peek();
      if (now === null) return;
      const { act, player, session } = now;
      const { seed, prediction, mechanism } = player.record;
      const of = originOf(player.record);
      runs.fork({ act, seed, prediction, mechanism, of, time: session.view().time, commands: session.recording() });
    },
    forkOwn({ time, index }) {
      const own = state.run.peek();
      const record = ownRecord();
      if (own === null || record === null) return;
      keep();
      const { act, session } = own;
      const commands = session.recording().slice(0, index);
      const locked = { prediction: state.predicted.peek(), mechanism: state.mechanism.peek() };
      runs.fork({ act, seed: session.seed, ...locked, of: originOf(record), time, commands });
    },
    sharing: createSharing(state, owner),
    comparing: createComparing(state, {
      records: kept.records,
      readKept: kept.read,
      readRuns,
      refusalOf: (record) => refusalOf(acts, record),
      watch: show,
    }),
  };
}

/**
 * Reads the runs of a file or a text, one at least.
 * @throws ReplayError saying what is wrong.
 */
async function readRuns(from: Blob | string): Promise<readonly RunRecord[]> {
  const bytes = typeof from === "string" ? new TextEncoder().encode(from) : new Uint8Array(await from.arrayBuffer());
  return requireRun(readHandIn(bytes));
}

/** Why a record cannot be played here, in words; null if it can. */
function refusalOf(acts: readonly StoredAct[], record: RunRecord): string | null {
  const act = acts.find(({ level }) => level.id === record.levelId);
  if (act === undefined) return watchText.otherLevel(record.levelId);
  if (!canGoOn(acts, record)) return watchText.otherVersion;
  if (record.time > act.level.duration) return watchText.tooLong;
  return workOf(act.level, record.commands) > workLimit(act.level) ? watchText.tooDear : null;
}
