import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import { createOnSeed } from "../analysis/best-known.ts";
import type { Reporting, ReportRun } from "../hud/app.ts";
import { handInOfReport, labReportOf, type HandedRun } from "../insight/report/lab-report.ts";
import { readRun, type RunReading } from "../insight/report/read-run.ts";
import type { LevelFile, SeedGoals } from "../levels/level-file.ts";
import { cleanName, handInLimits } from "../replay/hand-in.ts";
import { packHandIn } from "../replay/pack-hand-in.ts";
import type { RunRecord } from "../replay/run-record.ts";
import type { ReportDraft, Store } from "../storage/store.ts";
import type { StoredAct } from "./acts.ts";
import type { AssignedPage } from "./create-assigned.ts";
import type { Keeper } from "./create-keeper.ts";
import type { Runs } from "./create-runs.ts";
import { adoptVisits, type PageState } from "./page-state.ts";
import { bestOfEach, draftFor, emptyDraft, withAnswer } from "./report-draft.ts";
import { saveBytes, saveJson } from "./save-file.ts";
import { rationaleOfRecord } from "./rationale-of-record.ts";

/** The report, and what keeps what is typed into it. */
export interface ReportKeeper extends Reporting {
  /** Counts what was typed or chosen. */
  readonly edits: ReadonlySignal<number>;
  /** Keeps what was typed and chosen since it was kept last. */
  keep(): void;
}

const onSeed = createOnSeed();
const goalsOn = (file: LevelFile, seed: string): SeedGoals => onSeed(file, seed).goals;

type Kept = Pick<Store, "finishedRuns" | "reportDrafts" | "keepReportDraft" | "keepFinished" | "keepRationale">;

/** Makes lab reports of the finished runs that this computer keeps. */
export function createReport(
  state: PageState,
  acts: readonly StoredAct[],
  store: Kept,
  keeper: Pick<Keeper, "keep" | "refresh">,
  runs: Pick<Runs, "leave">,
  assigned: Pick<AssignedPage, "now" | "student" | "owner">,
): ReportKeeper {
  const { page, visits } = state;
  const records = signal<readonly RunRecord[] | null>(null);
  const drafts = signal<readonly ReportDraft[]>([]);
  const draft = signal(emptyDraft(visits.peek()[0]));
  const readings = signal<ReadonlyMap<string, RunReading>>(new Map());
  const edits = signal(0);
  let isDraftNew = false;
  let explained = new Set<string>();

  const isOwn = ({ visit }: Pick<RunRecord, "visit">): boolean => visits.value.includes(visit);
  const seedOf = (level: string): string | null =>
    assigned.now.value?.levels.find(({ id }) => id === level)?.seed ?? null;
  const chosen = computed(() => new Set(draft.value.chosen ?? bestOfEach(acts, records.value ?? [], seedOf)));
  const handed = computed((): readonly HandedRun[] | null => {
    const picked = records.value?.filter(({ id }) => id !== null && chosen.value.has(id));
    if (picked === undefined) return null;
    const read = picked.flatMap((record) => {
      const reading = readings.value.get(record.id ?? "");
      return reading === undefined ? [] : [{ record: shown(record, isOwn(record)), reading }];
    });
    return read.length < picked.length ? null : read;
  });
  /** Who plays for an assignment has said so there: its seeds and its grade hang on that name. */
  const student = computed(() => {
    const said = assigned.now.value === null ? "" : assigned.student.value;
    return cleanName(said) === null ? draft.value.student : said;
  });
  const report = computed(() => {
    if (handed.value === null || records.value === null) return null;
    const { course, answers } = draft.value;
    const { assignment } = assigned.owner();
    return labReportOf({
      files: acts.map(({ file }) => file),
      handed: handed.value,
      kept: records.value,
      student: cleanName(student.value),
      course: cleanName(course),
      assigned:
        assignment === null ? null : { assignment, levels: assigned.now.value?.levels.map(({ id }) => id) ?? [] },
      answers,
      madeAt: Date.now(),
    });
  });

  /** Plays what is handed in and has not been read, a run at a time, so that the page stays alive. */
  const readOn = (): void => {
    const next = records.peek()?.find(({ id }) => id !== null && chosen.peek().has(id) && !readings.peek().has(id));
    const file = acts.find(({ level }) => level.id === next?.levelId)?.file;
    if (next === undefined || next.id === null || file === undefined) return;
    readings.value = new Map([...readings.peek(), [next.id, readRun(file, next, goalsOn)]]);
    setTimeout(readOn);
  };

  const load = async (): Promise<void> => {
    const finished = await Promise.all(acts.map(({ level }) => store.finishedRuns(level.id)));
    const written = await store.reportDrafts();
    batch(() => {
      // Practice is nothing to hand in, and backs nothing.
      records.value = finished
        .flat()
        .filter(({ fork }) => fork === null)
        .map(named);
      drafts.value = written;
      if (!isDraftNew) draft.value = draftFor(visits.peek(), written);
    });
    readOn();
  };

  const change = (next: ReportDraft): void => {
    isDraftNew = true;
    draft.value = { ...next, savedAt: Date.now() };
    edits.value += 1;
  };

  const self: ReportKeeper = {
    edits,
    report,
    words: computed(() => ({ ...draft.value, student: student.value })),
    mostRuns: handInLimits.runs,
    runs: computed(() => records.value && rowsOf(acts, records.value, chosen.value, isOwn)),
    hidden: computed(() => {
      const isHidden = handed.value?.some(({ record }) => !isOwn(record)) ?? false;
      return isHidden || drafts.value.some((one) => !visits.value.includes(one.visit));
    }),
    viewOf: (run) => readings.peek().get(run ?? "")?.played?.view ?? null,
    open() {
      keeper.keep();
      self.keep();
      if (page.peek() !== "start") runs.leave();
      records.value = null;
      page.value = "report";
      void load();
    },
    write(words) {
      change({ ...draft.peek(), ...words });
      if (words.student !== undefined && assigned.now.peek() !== null) assigned.student.value = words.student;
    },
    answer: (run, words) => change(withAnswer(draft.peek(), run, words)),
    explain(run, rationale) {
      explained.add(run);
      const words = { rationale: rationale === "" ? null : rationale, visit: visits.peek()[0], savedAt: Date.now() };
      records.value = records.peek()?.map((one) => (one.id === run ? { ...one, ...words } : one)) ?? null;
      edits.value += 1;
    },
    choose(run, isChosen) {
      const others = [...chosen.peek()].filter((id) => id !== run);
      change({ ...draft.peek(), chosen: isChosen ? [...others, run] : others });
      readOn();
    },
    claim() {
      const strangers = [
        ...(handed.peek() ?? []).map(({ record }) => record.visit),
        ...drafts.peek().map(({ visit }) => visit),
      ];
      adoptVisits(state, strangers);
      draft.value = draftFor(visits.peek(), [draft.peek(), ...drafts.peek()]);
      readOn();
    },
    saveFile() {
      const made = report.peek();
      if (made !== null)
        saveBytes(`${nameOf(made.student)}.fleet`, packHandIn(handInOfReport(made, handed.peek() ?? [])));
    },
    saveJson() {
      const made = report.peek();
      if (made !== null) saveJson(`${nameOf(made.student)}.json`, made);
    },
    keep() {
      if (isDraftNew) void store.keepReportDraft(draft.peek());
      isDraftNew = false;
      const changed = records.peek()?.filter(({ id }) => id !== null && explained.has(id)) ?? [];
      explained = new Set();
      for (const record of changed) {
        void store.keepFinished(record);
        const rationale = rationaleOfRecord(record);
        if (rationale !== null) void store.keepRationale(record.levelId, rationale);
        const act = acts.find(({ level }) => level.id === record.levelId);
        if (act !== undefined) void keeper.refresh(act);
      }
    },
  };
  return self;
}

/** A run as it is handed in: what another visit wrote stays with it. */
function shown(record: RunRecord, isOwn: boolean): RunRecord {
  return isOwn ? record : { ...record, rationale: null, claims: null };
}

/** Runs were once kept without an id. */
function named(record: RunRecord, index: number): RunRecord {
  return record.id === null ? { ...record, id: `run-${index}` } : record;
}

function rowsOf(
  acts: readonly StoredAct[],
  records: readonly RunRecord[],
  chosen: ReadonlySet<string>,
  isOwn: (record: RunRecord) => boolean,
): readonly ReportRun[] {
  return records.flatMap((record) => {
    const { id, seed, score, endedAt, levelId } = record;
    const act = acts.find(({ level }) => level.id === levelId);
    if (act === undefined || score === null || id === null) return [];
    return [{ act, id, seed, ...score, endedAt, isChosen: chosen.has(id), isOwn: isOwn(record) }];
  });
}

function nameOf(student: string | null): string {
  const words = (student ?? "")
    .normalize("NFKD")
    .replaceAll(/[^\w]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return words === "" ? "lab-report" : `lab-report-${words}`;
}
