import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { judgeAsker } from "../analysis/judge-run.ts";
import type { ListedRun } from "../hud/app.ts";
import type { RunSource } from "../hud/comparing.ts";
import type { Judging } from "../insight/watched-run.ts";
import { notJudged } from "../replay/judge-record.ts";
import type { RunRecord } from "../replay/run-record.ts";
import type { Store } from "../storage/store.ts";
import type { StoredAct } from "./acts.ts";

/** Lists of runs to choose from: those that this computer keeps, and those of a file that holds several. */
export interface KeptRuns {
  /** Null until storage has answered. */
  readonly records: Signal<ReadonlyMap<string, RunRecord> | null>;
  readonly list: ReadonlySignal<readonly ListedRun[] | null>;
  /** Reads what is kept anew, and checks each run in a worker. */
  read(): Promise<void>;
  /** Runs of a file as a list, checked as well. */
  listOf(records: readonly RunRecord[], source: (index: number) => RunSource): readonly ListedRun[];
  recordOf(run: ListedRun): RunRecord | null;
  /** Stops checking. */
  stop(): void;
}

/** Nothing is read yet. */
export function createKeptRuns(acts: readonly StoredAct[], store: Pick<Store, "finishedRuns">): KeptRuns {
  const records = signal<ReadonlyMap<string, RunRecord> | null>(null);
  const list = signal<readonly ListedRun[] | null>(null);
  const recordOf = new WeakMap<ListedRun, RunRecord>();
  const verdicts = new WeakMap<ListedRun, Signal<Judging>>();
  let judge: ReturnType<typeof judgeAsker> | null = null;
  let waiting: ListedRun[] = [];

  const rowOf = (record: RunRecord, source: RunSource): ListedRun => {
    const act = acts.find(({ level }) => level.id === record.levelId) ?? null;
    const verdict = signal<Judging>(notJudged);
    const { seed, score, endedAt } = record;
    const run: ListedRun = {
      act,
      source,
      seed,
      stars: score?.stars ?? null,
      measure: score?.measure ?? null,
      endedAt,
      verdict,
    };
    recordOf.set(run, record);
    verdicts.set(run, verdict);
    return run;
  };

  /** One after the other, in one worker. */
  const judgeNext = (): void => {
    const run = waiting.shift();
    const record = run && recordOf.get(run);
    const act = acts.find(({ level }) => level.id === record?.levelId);
    if (run === undefined || record === undefined) {
      judge?.stop();
      judge = null;
      return;
    }
    judge ??= judgeAsker();
    const files = act === undefined ? [] : [act.file];
    judge.ask(
      { files, record },
      (answer) => {
        const verdict = verdicts.get(run);
        if (verdict) verdict.value = answer;
        if (answer.kind !== "judging") judgeNext();
      },
      console.error,
    );
  };

  const check = (runs: readonly ListedRun[]): void => {
    const isBusy = waiting.length > 0 || judge !== null;
    waiting.push(...runs);
    if (!isBusy) judgeNext();
  };

  const stop = (): void => {
    judge?.stop();
    judge = null;
    waiting = [];
  };

  return {
    records,
    list,
    async read() {
      const found = await Promise.all(acts.map(({ level }) => store.finishedRuns(level.id)));
      const byId = new Map(found.flat().map((record, index) => [record.id ?? `run-${index}`, record]));
      records.value = byId;
      stop();
      list.value = [...byId]
        .map(([id, record]) => rowOf(record, { kind: "mine", id, endedAt: record.endedAt }))
        .toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
      check(list.value);
    },
    listOf(others, source) {
      const rows = others.map((record, index) => rowOf(record, source(index)));
      check(rows);
      return rows;
    },
    recordOf: (run) => recordOf.get(run) ?? null,
    stop,
  };
}
