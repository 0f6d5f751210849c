import type { JobId, PriorityClass, Seconds } from "./level.ts";
import { Tally } from "./tally.ts";

/** What a pending job is queued by. Jobs of one class, width and contiguity fit alike. */
export interface Entrant {
  readonly id: JobId;
  readonly priority: PriorityClass;
  readonly gpus: number;
  readonly contiguous: boolean;
  readonly queuedAt: Seconds;
}

/** The pending jobs of one class, width and contiguity, who joined first before who joined later. */
export interface Lane {
  readonly priority: PriorityClass;
  readonly gpus: number;
  readonly contiguous: boolean;
  readonly length: number;
}

/** Those of a lane, from `head` on, and when each joined the queue, by count. */
interface Line extends Lane {
  ids: JobId[];
  turns: number[];
  head: number;
  length: number;
}

/** Left behind by those who left: so many are swept out at once. */
const mostLeft = 1024;

/** Pending jobs in order of arrival or requeueing, one FIFO a lane: who is next is found without looking at all. */
export class JobQueue {
  readonly #lanes: Line[] = [];
  #joined = 0;
  #length = 0;
  #order: readonly JobId[] | null = null;
  #since = new Tally();

  get length(): number {
    return this.#length;
  }

  /** The lanes that somebody has ever stood in. */
  get lanes(): readonly Lane[] {
    return this.#lanes;
  }

  /** When the pending students joined. */
  get studentsSince(): Tally {
    return this.#since;
  }

  push({ id, priority, gpus, contiguous, queuedAt }: Entrant): void {
    let lane = this.#laneOf(priority, gpus, contiguous);
    if (!lane) {
      lane = { priority, gpus, contiguous, ids: [], turns: [], head: 0, length: 0 };
      this.#lanes.push(lane);
    }
    lane.ids.push(id);
    lane.turns.push(this.#joined++);
    lane.length++;
    this.#length++;
    this.#order = null;
    if (priority === "student") this.#since.add(queuedAt, 1);
  }

  /** @throws RangeError for a job that does not queue. */
  remove({ id, priority, gpus, contiguous, queuedAt }: Entrant): void {
    const lane = this.#laneOf(priority, gpus, contiguous);
    const index = lane?.ids.indexOf(id, lane.head) ?? -1;
    if (!lane || index < 0) throw new RangeError(`job ${id} does not queue`);
    if (index === lane.head) lane.head++;
    else {
      lane.ids.splice(index, 1);
      lane.turns.splice(index, 1);
    }
    lane.length--;
    if (lane.head > mostLeft && 2 * lane.head > lane.ids.length) sweep(lane);
    this.#length--;
    this.#order = null;
    if (priority === "student") this.#since.add(queuedAt, -1);
  }

  /** All that queue, who joined first before who joined later. */
  inOrder(): readonly JobId[] {
    this.#order ??= merge(this.#lanes);
    return this.#order;
  }

  /** Those of one class that queue, who joined first before who joined later. */
  ofClass(priority: PriorityClass): readonly JobId[] {
    return merge(this.#lanes.filter((lane) => lane.priority === priority));
  }

  /** The job of a lane that `index` others stand before; null beyond the end. */
  at(lane: number, index: number): JobId | null {
    const line = this.#lanes[lane];
    return line?.ids[line.head + index] ?? null;
  }

  /** Its turn in the whole queue; Infinity beyond the end. */
  turnAt(lane: number, index: number): number {
    const line = this.#lanes[lane];
    return line?.turns[line.head + index] ?? Infinity;
  }

  copy(): JobQueue {
    const copy = new JobQueue();
    for (const lane of this.#lanes) copy.#lanes.push({ ...lane, ids: [...lane.ids], turns: [...lane.turns] });
    copy.#joined = this.#joined;
    copy.#length = this.#length;
    copy.#since = this.#since.copy();
    return copy;
  }

  #laneOf(priority: PriorityClass, gpus: number, contiguous: boolean): Line | undefined {
    for (const lane of this.#lanes) {
      if (lane.gpus === gpus && lane.priority === priority && lane.contiguous === contiguous) return lane;
    }
    return undefined;
  }
}

function merge(lanes: readonly Line[]): readonly JobId[] {
  const waiting = lanes.flatMap(({ ids, turns, head }) =>
    ids.slice(head).map((id, index) => ({ id, turn: turns[head + index] ?? 0 })),
  );
  return waiting.sort((a, b) => a.turn - b.turn).map(({ id }) => id);
}

function sweep(lane: Line): void {
  lane.ids = lane.ids.slice(lane.head);
  lane.turns = lane.turns.slice(lane.head);
  lane.head = 0;
}
