import { batch, computed, signal, type Signal } from "@preact/signals";
import { judgeAsker } from "../analysis/judge-run.ts";
import type { KeptRun, Watching } from "../hud/app.ts";
import { scoreOf } from "../levels/score.ts";
import { requireRun, type HandIn } from "../replay/hand-in.ts";
import { createPlayer } from "../replay/player.ts";
import { readHandIn } from "../replay/read-hand-in.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { workLimit, workOf } from "../replay/work-of.ts";
import { createWatchSession } from "../session/watch-session.ts";
import type { Session } from "../session/session.ts";
import type { Seconds } from "../sim/index.ts";
import type { Store } from "../storage/store.ts";
import { watchText } from "../text/watch.ts";
import { canGoOn, type StoredAct } from "./acts.ts";
import type { Owner } from "./create-assigned.ts";
import type { Keeper } from "./create-keeper.ts";
import type { Runs } from "./create-runs.ts";
import { createSharing } from "./create-sharing.ts";
import type { PageState, RunWatched } from "./page-state.ts";

/** Seconds of a run that are played on at once; a longer way is a jump. */
const shortWay = 120;

/** Opens runs that are over, shows them from any moment, and forks them. */
export function createWatch(
  state: PageState,
  acts: readonly StoredAct[],
  store: Pick<Store, "finishedRuns">,
  { keep, record: ownRecord }: Pick<Keeper, "keep" | "record">,
  runs: Pick<Runs, "fork" | "leave">,
  owner: () => Owner,
): Watching {
  const { watched, page } = state;
  const records = signal<ReadonlyMap<string, RunRecord> | null>(null);
  const fault = signal<string | null>(null);
  const isOpening = signal(false);
  let judge: ReturnType<typeof judgeAsker> | null = null;

  const sessionAt = ({ act, player }: Pick<RunWatched, "act" | "player">, time: Seconds): Session =>
    createWatchSession(player, act.level, (view) => scoreOf(view, act.goals), time);

  /** Puts a record on the screens, or says why it cannot be shown. */
  const open = (record: RunRecord, origin: string, from: Seconds | null): void => {
    const act = acts.find(({ level }) => level.id === record.levelId);
    const reason = refusalOf(acts, act, record);
    fault.value = reason;
    if (act === undefined || reason !== null) {
      if (page.peek() !== "runs") choose();
      return;
    }
    const player = createPlayer(act.file, record);
    const verdict: RunWatched["verdict"] = signal(null);
    judge?.stop();
    judge = judgeAsker();
    judge.ask(
      { file: { level: act.level, goals: act.goals }, record },
      (answer) => (verdict.value = answer),
      console.error,
    );
    const first = Math.min(from ?? player.marks[0]?.time ?? 0, player.end);
    const session = sessionAt({ act, player }, from === null ? Math.max(0, first - 60) : first);
    batch(() => {
      watched.value = { act, origin, player, session, verdict };
      page.value = "watch";
    });
  };

  const openWith = async (
    read: () => Promise<{ readonly record: RunRecord; readonly origin: string; readonly at: Seconds | null }>,
  ) => {
    isOpening.value = true;
    try {
      const { record, origin, at } = await read();
      open(record, origin, at);
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
    page.value = "runs";
    void readKept(acts, store, records);
  };

  return {
    kept: computed(() => records.value && keptOf(acts, records.value)),
    run: watched,
    fault,
    isOpening,
    choose() {
      fault.value = null;
      choose();
    },
    openKept(run) {
      const record = records.peek()?.get(run.id);
      if (record !== undefined) open(record, watchText.mine, null);
    },
    openFile: (file) =>
      void openWith(async () => {
        const handIn = readHandIn(new Uint8Array(await file.arrayBuffer()));
        return { record: newest(handIn), origin: file.name, at: null };
      }),
    openText: (text) =>
      void openWith(() => {
        const handIn = readHandIn(new TextEncoder().encode(text));
        const at = /@(\d{1,8})\s*$/.exec(text)?.[1];
        return Promise.resolve({
          record: newest(handIn),
          origin: watchText.code,
          at: at === undefined ? null : Number(at),
        });
      }),
    openOwn() {
      const record = ownRecord();
      if (record === null) return;
      keep();
      runs.leave();
      open(record, watchText.mine, null);
    },
    seek(time) {
      const now = watched.peek();
      if (now === null) return;
      const to = Math.min(Math.max(0, Math.floor(time)), now.player.end);
      const { session } = now;
      const way = to - session.view().time;
      if (way >= 0 && way <= shortWay) return session.advance(way);
      const next = sessionAt(now, to);
      next.speed = session.speed;
      next.paused = session.paused;
      watched.value = { ...now, session: next };
    },
    fork() {
      const now = watched.peek();
      if (now === null) return;
      const { act, player, session } = now;
      const { seed, prediction, mechanism } = player.record;
      runs.fork({ act, seed, prediction, mechanism, time: session.view().time, commands: session.recording() });
    },
    forkOwn({ time, index }) {
      const own = state.run.peek();
      if (own === null) return;
      keep();
      const { act, session } = own;
      const commands = session.recording().slice(0, index);
      const locked = { prediction: state.predicted.peek(), mechanism: state.mechanism.peek() };
      runs.fork({ act, seed: session.seed, ...locked, time, commands });
    },
    sharing: createSharing(state, owner),
  };
}

/** Why a record cannot be played here, in words; null if it can. */
function refusalOf(acts: readonly StoredAct[], act: StoredAct | undefined, record: RunRecord): string | null {
  if (act === undefined) return watchText.otherLevel(record.levelId);
  if (!canGoOn(acts, record)) return watchText.otherVersion;
  if (record.time > act.level.duration) return watchText.tooLong;
  return workOf(act.level, record.commands) > workLimit(act.level) ? watchText.tooDear : null;
}

function newest(handIn: HandIn): RunRecord {
  const [first, ...rest] = requireRun(handIn);
  return rest.reduce((best, one) => ((one.endedAt ?? 0) > (best.endedAt ?? 0) ? one : best), first);
}

async function readKept(
  acts: readonly StoredAct[],
  store: Pick<Store, "finishedRuns">,
  records: Signal<ReadonlyMap<string, RunRecord> | null>,
): Promise<void> {
  const found = await Promise.all(acts.map(({ level }) => store.finishedRuns(level.id)));
  records.value = new Map(found.flat().map((record, index) => [record.id ?? `run-${index}`, record]));
}

/** Those that say how they ended, newest first. */
function keptOf(acts: readonly StoredAct[], records: ReadonlyMap<string, RunRecord>): readonly KeptRun[] {
  return [...records]
    .flatMap(([id, { levelId, seed, score, endedAt }]) => {
      const act = acts.find(({ level }) => level.id === levelId);
      return act && score ? [{ act, id, seed, ...score, endedAt }] : [];
    })
    .toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
}
