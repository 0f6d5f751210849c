import type { Pace } from "./elastic/elastic.ts";
import type { GpuSeconds, JobId, NodeId } from "./level.ts";

/** Work at risk that an earlier stretch of the run did. */
export interface CarriedWork {
  readonly stint: number;
  readonly work: GpuSeconds;
}

type Column = Int32Array | Uint16Array | Uint8Array | Float64Array;

/** In place of a moment that has not come: no moment of a run is as early. */
export const never = -0x8000_0000;

/** What is known of every job, by its id, also when it is over. */
export function longColumns(length: number) {
  return {
    /** The level's scripted job of this index; of a student, -number. */
    origin: new Int32Array(length),
    gpus: new Int32Array(length),
    work: new Float64Array(length),
    estimate: new Int32Array(length),
    submitted: new Int32Array(length),
    queuedAt: new Int32Array(length),
    startedAt: new Int32Array(length),
    firstStart: new Int32Array(length),
    kills: new Uint16Array(length),
    /** Bits of JobFlag. */
    flags: new Uint8Array(length),
    /** Where the rest of it is, or -1 once it is over. */
    slot: new Int32Array(length),
  };
}

export const JobFlag = { production: 1, contiguous: 2, followsLever: 4 } as const;

/** What is known of a job only until it is over, by its slot; a slot is used again. */
export function shortColumns(length: number) {
  return {
    status: new Uint8Array(length),
    phase: new Uint8Array(length),
    stateBytes: new Float64Array(length),
    /** -1: never. */
    checkpointInterval: new Float64Array(length),
    /** The node of a job on one node; -1: on none; -2: on several, which `nodesOf` has. */
    node: new Int32Array(length),
    movingTo: new Int32Array(length),
    rate: new Int32Array(length),
    starts: new Int32Array(length),
    settledTo: new Float64Array(length),
    phaseStart: new Float64Array(length),
    phaseEnds: new Float64Array(length),
    done: new Float64Array(length),
    captured: new Float64Array(length),
    saved: new Float64Array(length),
    /** -1: none drains. */
    drainEnds: new Float64Array(length),
    drain: new Float64Array(length),
    checkpoints: new Int32Array(length),
    restarts: new Int32Array(length),
    heldGpus: new Int32Array(length),
    /** By the level's fair shares; -1: none. */
    group: new Int32Array(length),
    epoch: new Int32Array(length),
    /** Of Course. */
    course: new Uint8Array(length),
  };
}

/** Where the accounts find what a running job does now: nowhere yet, on the line that many share, or job by job. */
export const Course = { none: 0, straight: 1, crooked: 2 } as const;

export type LongColumns = ReturnType<typeof longColumns>;
export type ShortColumns = ReturnType<typeof shortColumns>;

/** What only few jobs have: those on several nodes, of several replicas, or that train across settings. */
export interface Rarities {
  readonly nodes: Map<JobId, readonly NodeId[]>;
  readonly movingTo: Map<JobId, readonly NodeId[]>;
  readonly carried: Map<JobId, readonly CarriedWork[]>;
  readonly pace: Map<JobId, Pace>;
}

/** Gives every column room for `length` rows, one column after the other. */
export function resize(columns: Record<string, Column>, length: number): void {
  for (const [name, column] of Object.entries(columns)) {
    const longer = emptyLike(column, length);
    longer.set(column);
    columns[name] = longer;
  }
}

/** The first `length` rows, which are still the columns' own. */
export function rowsOf<Columns extends Record<string, Column>>(columns: Columns, length: number): Columns {
  const rows: Record<string, Column> = {};
  for (const [name, column] of Object.entries(columns)) rows[name] = column.subarray(0, length);
  return rows as Columns;
}

/** A copy of the first `length` rows. */
export function copyOf<Columns extends Record<string, Column>>(columns: Columns, length: number): Columns {
  const copy: Record<string, Column> = {};
  for (const [name, column] of Object.entries(columns)) copy[name] = column.slice(0, length);
  return copy as Columns;
}

function emptyLike(column: Column, length: number): Column {
  if (column instanceof Float64Array) return new Float64Array(length);
  if (column instanceof Int32Array) return new Int32Array(length);
  return column instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
}
