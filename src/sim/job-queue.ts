import { Line as Estimates } from "../sched/line.ts";
import type { ShapeLine } from "../sched/queue.ts";
import type { JobId, PriorityClass, Seconds } from "./level.ts";
import { WidthTally } from "./width-tally.ts";

/** What a pending job is queued by. Jobs of one class, width and contiguity fit alike. */
export interface Entrant {
  readonly id: JobId;
  readonly priority: PriorityClass;
  readonly gpus: number;
  readonly contiguous: boolean;
  readonly estimate: Seconds;
  readonly queuedAt: Seconds;
  /** Of the group that shares the hall with others by the level's fair shares; -1: of none. */
  readonly group: number;
}

/** The pending jobs of one class, width, contiguity and group, who joined first before who joined later. */
export interface Lane {
  readonly priority: PriorityClass;
  readonly gpus: number;
  readonly contiguous: boolean;
  readonly group: number;
  readonly length: number;
}

/** Those of a lane, from `head` on, and when each joined the queue, by count. */
interface Line extends Lane {
  ids: JobId[];
  turns: number[];
  estimates: Seconds[];
  /** The same jobs by their estimates, each with its turn; null until somebody asks for them so. */
  byEstimate: Estimates | null;
  head: number;
  length: number;
}

/** Left behind by those who left: so many are swept out at once. */
const mostLeft = 1024;

/** Pending jobs in order of arrival or requeueing, one FIFO a lane: who is next is found without looking at all. */
export class JobQueue {
  readonly #lanes: Line[] = [];
  readonly #shapes: ShapeLine[] = [];
  #joined = 0;
  #length = 0;
  #order: readonly JobId[] | null = null;
  #since = new WidthTally();

  get length(): number {
    return this.#length;
  }

  /** The lanes that somebody has ever stood in. */
  get lanes(): readonly Lane[] {
    return this.#lanes;
  }

  /** The lanes by their place in `lanes`, each in the order of the estimates, too. */
  get shapes(): readonly ShapeLine[] {
    for (let shape = 0; shape < this.#lanes.length; shape++) {
      const lane = this.#lanes[shape];
      if (lane && !lane.byEstimate) this.#shapes[shape] = { shape, line: (lane.byEstimate = sorted(lane)) };
    }
    return this.#shapes;
  }

  /** When the pending students joined, by their jobs' widths. */
  get studentsSince(): WidthTally {
    return this.#since;
  }

  push(entrant: Entrant): void {
    const { id, priority, gpus, queuedAt } = entrant;
    const lane = this.#laneOf(entrant) ?? this.#open(entrant);
    lane.byEstimate?.push(id, this.#joined, entrant.estimate);
    lane.estimates.push(entrant.estimate);
    lane.ids.push(id);
    lane.turns.push(this.#joined++);
    lane.length++;
    this.#length++;
    this.#order = null;
    if (priority === "student") this.#since.add(gpus, queuedAt, 1);
  }

  /** @throws RangeError for a job that does not queue. */
  remove(entrant: Entrant): void {
    const { id, priority, gpus, queuedAt } = entrant;
    const lane = this.#laneOf(entrant);
    const index = lane?.ids.indexOf(id, lane.head) ?? -1;
    if (!lane || index < 0) throw new RangeError(`job ${id} does not queue`);
    lane.byEstimate?.remove(lane.turns[index] ?? 0);
    if (index === lane.head) lane.head++;
    else {
      lane.ids.splice(index, 1);
      lane.turns.splice(index, 1);
      lane.estimates.splice(index, 1);
    }
    lane.length--;
    if (lane.head > mostLeft && 2 * lane.head > lane.ids.length) sweep(lane);
    this.#length--;
    this.#order = null;
    if (priority === "student") this.#since.add(gpus, queuedAt, -1);
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
    for (const lane of this.#lanes) {
      const { ids, turns, estimates } = lane;
      copy.#lanes.push({ ...lane, ids: [...ids], turns: [...turns], estimates: [...estimates], byEstimate: null });
    }
    copy.#joined = this.#joined;
    copy.#length = this.#length;
    copy.#since = this.#since.copy();
    return copy;
  }

  #laneOf({ priority, gpus, contiguous, group }: Entrant): Line | undefined {
    for (let index = 0; index < this.#lanes.length; index++) {
      const lane = this.#lanes[index];
      if (lane?.gpus !== gpus || lane.priority !== priority) continue;
      if (lane.contiguous === contiguous && lane.group === group) return lane;
    }
    return undefined;
  }

  #open({ priority, gpus, contiguous, group }: Entrant): Line {
    const none = { ids: [], turns: [], estimates: [], byEstimate: null, head: 0, length: 0 };
    const lane: Line = { priority, gpus, contiguous, group, ...none };
    this.#lanes.push(lane);
    return lane;
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
  lane.estimates = lane.estimates.slice(lane.head);
  lane.head = 0;
}

function sorted({ ids, turns, estimates, head }: Line): Estimates {
  const line = new Estimates();
  for (let index = head; index < ids.length; index++)
    line.push(ids[index] ?? 0, turns[index] ?? 0, estimates[index] ?? 0);
  return line;
}
