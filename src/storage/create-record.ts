import { besideKey } from "./beside-key.ts";
import type { Desk } from "./create-desk.ts";
import type { RecordKind } from "./record-kinds.ts";

/** One record: what is kept, and the changes to it that wait. */
export interface StoredRecord<Kept, Change> {
  /** What is kept, with the changes that wait; resolves when the storage answers. */
  get(): Promise<Kept | null>;
  /** Resolves once this change, or a newer one of its slot, is written or has been refused. */
  change(change: Change): Promise<void>;
  /** Makes a change that an earlier page noted; false where it cannot be read. */
  recall(change: unknown): boolean;
  /** Makes this change and none of those that wait. */
  changeOnly(change: Change): Promise<void>;
  /** Resolves when what is being written is written or refused. */
  settled(): Promise<void>;
}

/** What a record needs to know. */
export interface RecordOptions<Kept, Change> {
  readonly key: string;
  readonly kind: RecordKind<Kept, Change>;
  readonly desk: Desk;
  /** What was kept cannot be read: it is set aside. */
  readonly onUnreadable: () => void;
}

/**
 * A record with one writer. Every change is made to what the storage holds at that moment; what cannot be read there is
 * set aside, never overwritten, and nothing is written where reading was refused.
 */
export function createRecord<Kept, Change>(options: RecordOptions<Kept, Change>): StoredRecord<Kept, Change> {
  const { key, kind, desk, onUnreadable } = options;
  let waiting: readonly Change[] = [];
  let spoiled = false;
  let writer: Promise<void> | null = null;
  let writes = 0;
  /** As it was read or written last: all that there is where reading is refused. */
  let known: Kept | null = null;

  const read = async (): Promise<{ readonly raw: unknown; readonly kept: Kept | null }> => {
    const raw = (await desk.ask((driver) => driver.get(key))) ?? null;
    const kept = raw === null ? null : kind.read(raw);
    if (raw !== null && kept === null && !spoiled) {
      spoiled = true;
      onUnreadable();
    }
    return { raw, kept };
  };

  /** Makes all changes that wait at one go; false if this page must not write. */
  const writeOnce = async (): Promise<boolean> => {
    const { raw, kept } = await read();
    if (!desk.mayWrite) return false;
    if (raw !== null && kept === null) await desk.ask((driver) => driver.set(besideKey(key), raw));
    const batch = waiting;
    const after = changed(kept, batch);
    // While a slow storage answered, another page may have taken over.
    if (!desk.mayWrite) return false;
    await desk.ask((driver) => (after === null ? driver.remove(key) : driver.set(key, kind.write(after))));
    known = after;
    writes++;
    spoiled = false;
    waiting = waiting.filter((one) => !batch.includes(one));
    desk.note();
    return true;
  };

  const changed = (kept: Kept | null, changes: readonly Change[]): Kept | null =>
    changes.reduce<Kept | null>((now, change) => kind.apply(now, change), kept);

  const isDue = (): boolean => waiting.length > 0 || spoiled;

  const writeAll = async (): Promise<void> => {
    while (desk.mayWrite && isDue()) {
      const before = waiting;
      try {
        if (!(await writeOnce())) break;
      } catch (error) {
        if (waiting !== before) continue;
        writer = null;
        return desk.refused(error);
      }
    }
    writer = null;
    if (desk.mayWrite) desk.written();
  };

  const write = (): Promise<void> => {
    writer ??= Promise.resolve().then(writeAll);
    return writer;
  };

  const add = (change: Change): Promise<void> => {
    const slot = kind.slotOf(change);
    waiting = [...waiting.filter((one) => kind.slotOf(one) !== slot), change];
    desk.note();
    return write();
  };

  desk.add({
    entries: () => waiting.map((change) => ({ key, change })),
    retry: () => {
      if (isDue()) void write();
    },
  });

  return {
    async get() {
      const before = writes;
      try {
        const { kept } = await read();
        // What was written while the storage answered is newer.
        if (writes === before) known = kept;
        desk.answered();
        if (spoiled) void write();
      } catch (error) {
        desk.refused(error);
      }
      return changed(known, waiting);
    },
    // A copy: the caller may go on adding to what it saved.
    change: (change) => add(structuredClone(change)),
    recall(raw) {
      const change = kind.readChange(raw);
      if (change === null) return false;
      // What this page has changed since is newer.
      if (!waiting.some((one) => kind.slotOf(one) === kind.slotOf(change))) waiting = [change, ...waiting];
      void write();
      return true;
    },
    changeOnly(change) {
      waiting = [];
      return add(change);
    },
    settled: () => writer ?? Promise.resolve(),
  };
}
