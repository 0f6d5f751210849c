import type { Driver, Slate } from "./driver.ts";
import type { StorageState } from "./store.ts";

/** A change that is not written yet. */
export interface JournalEntry {
  readonly key: string;
  readonly change: unknown;
}

/** Whoever has changes that wait. */
export interface Waiting {
  entries(): readonly JournalEntry[];
  /** Tries again to write them. */
  retry(): void;
}

/** What all records of a page share: the driver, the journal of changes not written yet, and how the storage stands. */
export interface Desk {
  readonly driver: Driver;
  readonly state: StorageState;
  /** Whether this page may write. */
  mayWrite: boolean;
  add(waiting: Waiting): void;
  /** Asks the driver; an answer that is long in coming is said to be, and is waited for. */
  ask<Answer>(call: (driver: Driver) => Promise<Answer>): Promise<Answer>;
  /** A call was refused. */
  refused(error: unknown): void;
  /** A change was written: what had been refused is offered again. */
  written(): void;
  /** Offers again what waits. */
  retry(): void;
  /** The storage answers again. */
  answered(): void;
  /** Notes at once what waits, so that it outlives the page. */
  note(): void;
  /** Takes over what another page, or an earlier one, noted and did not write. */
  recall(): readonly JournalEntry[];
}

/** What a desk needs from outside. */
export interface DeskOptions {
  readonly driver: Driver;
  readonly slate: Slate;
  /** Milliseconds until a storage that does not answer is said to be slow. */
  readonly timeout: number;
  readonly onState: () => void;
  readonly onFirstWrite: () => void;
}

const quotaNames = new Set(["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"]);

function isFull(error: unknown): boolean {
  return typeof error === "object" && error !== null && "name" in error && quotaNames.has(String(error.name));
}

export function createDesk({ driver, slate, timeout, onState, onFirstWrite }: DeskOptions): Desk {
  const all: Waiting[] = [];
  let refusal: "memory" | "full" | null = null;
  let late = 0;
  let wroteOnce = false;
  let noted = "";

  const change = (how: () => void): void => {
    const before = desk.state;
    how();
    if (desk.state !== before) onState();
  };
  const waiting = (): readonly JournalEntry[] => all.flatMap((one) => one.entries());

  const desk: Desk = {
    driver,
    get state() {
      return refusal ?? (late > 0 ? "slow" : "ok");
    },
    mayWrite: false,
    add: (one) => void all.push(one),
    async ask(call) {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        change(() => late++);
      }, timeout);
      try {
        return await call(driver);
      } finally {
        clearTimeout(timer);
        if (isLate) change(() => late--);
      }
    },
    refused: (error) => change(() => (refusal = isFull(error) ? "full" : "memory")),
    answered() {
      if (waiting().length === 0) change(() => (refusal = null));
    },
    written() {
      desk.answered();
      if (!wroteOnce) onFirstWrite();
      wroteOnce = true;
      desk.retry();
    },
    retry() {
      for (const one of all) one.retry();
    },
    note() {
      if (!desk.mayWrite) return;
      const entries = waiting();
      const text = entries.length === 0 ? "" : JSON.stringify(entries);
      if (text === noted) return;
      try {
        slate.write(text === "" ? null : text);
        noted = text;
      } catch {
        // Refused or full: the driver alone keeps it then.
      }
    },
    recall() {
      try {
        const text = slate.read();
        noted = text ?? "";
        const entries: unknown = JSON.parse(text ?? "[]");
        return Array.isArray(entries) ? entries.filter(isEntry) : [];
      } catch {
        return [];
      }
    },
  };
  return desk;
}

function isEntry(entry: unknown): entry is JournalEntry {
  return typeof entry === "object" && entry !== null && "change" in entry && "key" in entry && isText(entry.key);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
