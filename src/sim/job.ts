import type { Pace } from "./elastic/elastic.ts";
import {
  Course,
  JobFlag,
  never,
  type CarriedWork,
  type LongColumns,
  type Rarities,
  type ShortColumns,
} from "./job-columns.ts";
import type { GpuSeconds, JobId, NodeId, PriorityClass, Seconds } from "./level.ts";
import type { JobPhase, JobStatus } from "./view.ts";

/** The columns that a job is read from and written to. */
export interface JobStore {
  readonly long: LongColumns;
  readonly short: ShortColumns;
  readonly rare: Rarities;
}

const phases: readonly JobPhase[] = ["working", "checkpointing", "restarting", "migrating", "stalled"];

/** A job's row in the job table: it holds nothing itself, so any number of them are the same job. */
export class Job {
  readonly id: JobId;
  private readonly store: JobStore;

  constructor(store: JobStore, id: JobId) {
    this.store = store;
    this.id = id;
  }

  /** The level's scripted job of this index; of a student, -number. */
  get origin(): number {
    return this.store.long.origin[this.id] ?? 0;
  }
  get priority(): PriorityClass {
    return this.has(JobFlag.production) ? "production" : "student";
  }
  get gpus(): number {
    return this.store.long.gpus[this.id] ?? 0;
  }
  get contiguous(): boolean {
    return this.has(JobFlag.contiguous);
  }
  get work(): GpuSeconds {
    return this.store.long.work[this.id] ?? 0;
  }
  get estimate(): Seconds {
    return this.store.long.estimate[this.id] ?? 0;
  }
  /** 0 once it is over. */
  get stateBytes(): number {
    return this.store.short.stateBytes[this.slot] ?? 0;
  }
  get submitted(): Seconds {
    return this.store.long.submitted[this.id] ?? 0;
  }
  /** Whether the checkpoint lever sets its interval at all times. */
  get followsLever(): boolean {
    return this.has(JobFlag.followsLever);
  }

  /** Whether most of it is forgotten once it is over: promises and stretches of the run look back at the others. */
  get isForgettable(): boolean {
    return !this.has(JobFlag.production) && !this.followsLever;
  }

  get checkpointInterval(): Seconds | null {
    const interval = this.store.short.checkpointInterval[this.slot] ?? -1;
    return interval < 0 ? null : interval;
  }
  set checkpointInterval(value: Seconds | null) {
    this.store.short.checkpointInterval[this.slot] = value ?? -1;
  }

  get status(): JobStatus {
    const { slot } = this;
    if (slot < 0) return "finished";
    const status = this.store.short.status[slot];
    if (status === 1) return "running";
    return status === 0 ? "pending" : "finished";
  }
  set status(value: JobStatus) {
    this.store.short.status[this.slot] = value === "pending" ? 0 : value === "running" ? 1 : 2;
  }

  get phase(): JobPhase {
    return phases[this.store.short.phase[this.slot] ?? 0] ?? "working";
  }
  set phase(value: JobPhase) {
    this.store.short.phase[this.slot] = phases.indexOf(value);
  }

  get nodes(): readonly NodeId[] {
    return nodesAt(this.store.short.node[this.slot] ?? -1, this.store.rare.nodes, this.id);
  }
  set nodes(value: readonly NodeId[]) {
    this.store.short.node[this.slot] = shortFor(value, this.store.rare.nodes, this.id);
  }
  get movingTo(): readonly NodeId[] {
    return nodesAt(this.store.short.movingTo[this.slot] ?? -1, this.store.rare.movingTo, this.id);
  }
  set movingTo(value: readonly NodeId[]) {
    this.store.short.movingTo[this.slot] = shortFor(value, this.store.rare.movingTo, this.id);
  }

  get queuedAt(): Seconds {
    return this.store.long.queuedAt[this.id] ?? 0;
  }
  set queuedAt(value: Seconds) {
    this.store.long.queuedAt[this.id] = value;
  }
  get startedAt(): Seconds {
    return this.store.long.startedAt[this.id] ?? 0;
  }
  set startedAt(value: Seconds) {
    this.store.long.startedAt[this.id] = value;
  }
  /** When it first started. */
  get firstStart(): Seconds | null {
    const first = this.store.long.firstStart[this.id] ?? never;
    return first === never ? null : first;
  }
  set firstStart(value: Seconds | null) {
    this.store.long.firstStart[this.id] = value ?? never;
  }
  get kills(): number {
    return this.store.long.kills[this.id] ?? 0;
  }
  set kills(value: number) {
    this.store.long.kills[this.id] = value;
  }

  get rate(): number {
    return this.store.short.rate[this.slot] ?? 1000;
  }
  set rate(value: number) {
    this.store.short.rate[this.slot] = value;
  }
  /** Times it has started. */
  get starts(): number {
    return this.store.short.starts[this.slot] ?? 1;
  }
  set starts(value: number) {
    this.store.short.starts[this.slot] = value;
  }

  /** Up to when the present phase is in the accounts; `done` is what was done by then. */
  get settledTo(): Seconds {
    return this.store.short.settledTo[this.slot] ?? 0;
  }
  set settledTo(value: Seconds) {
    this.store.short.settledTo[this.slot] = value;
  }
  /** When the present phase began, and when it is to end. */
  get phaseStart(): Seconds {
    return this.store.short.phaseStart[this.slot] ?? 0;
  }
  set phaseStart(value: Seconds) {
    this.store.short.phaseStart[this.slot] = value;
  }
  get phaseEnds(): Seconds {
    return this.store.short.phaseEnds[this.slot] ?? 0;
  }
  set phaseEnds(value: Seconds) {
    this.store.short.phaseEnds[this.slot] = value;
  }

  /** Of a job that is over, all its work; so are `captured` and `saved`. */
  get done(): GpuSeconds {
    return this.store.short.done[this.slot] ?? this.work;
  }
  set done(value: GpuSeconds) {
    this.store.short.done[this.slot] = value;
  }
  get captured(): GpuSeconds {
    return this.store.short.captured[this.slot] ?? this.work;
  }
  set captured(value: GpuSeconds) {
    this.store.short.captured[this.slot] = value;
  }
  get saved(): GpuSeconds {
    return this.store.short.saved[this.slot] ?? this.work;
  }
  set saved(value: GpuSeconds) {
    this.store.short.saved[this.slot] = value;
  }

  get drainEnds(): Seconds | null {
    const ends = this.store.short.drainEnds[this.slot] ?? -1;
    return ends < 0 ? null : ends;
  }
  set drainEnds(value: Seconds | null) {
    this.store.short.drainEnds[this.slot] = value ?? -1;
  }
  /** How long the checkpoint being written will drain: by the contract it was begun with. */
  get drain(): Seconds {
    return this.store.short.drain[this.slot] ?? 0;
  }
  set drain(value: Seconds) {
    this.store.short.drain[this.slot] = value;
  }
  get checkpoints(): number {
    return this.store.short.checkpoints[this.slot] ?? 0;
  }
  set checkpoints(value: number) {
    this.store.short.checkpoints[this.slot] = value;
  }
  get restarts(): number {
    return this.store.short.restarts[this.slot] ?? 0;
  }
  set restarts(value: number) {
    this.store.short.restarts[this.slot] = value;
  }

  /** GPUs it holds now: twice its own while it is being copied, fewer while a stand-by takes a node's place. */
  get heldGpus(): number {
    return this.store.short.heldGpus[this.slot] ?? 0;
  }
  set heldGpus(value: number) {
    this.store.short.heldGpus[this.slot] = value;
  }
  /** Grows with every phase, so that events of an earlier phase are known to be stale; -1 of a job that is over. */
  get epoch(): number {
    return this.store.short.epoch[this.slot] ?? -1;
  }
  set epoch(value: number) {
    this.store.short.epoch[this.slot] = value;
  }

  /** Whether it works, on one node, as it has since it first started: nothing has ever happened to it. */
  get isPlain(): boolean {
    return this.course === Course.straight && this.starts === 1 && this.checkpointInterval === null;
  }

  /** Of the groups that share the hall; -1: of none, or over. */
  get group(): number {
    return this.store.short.group[this.slot] ?? -1;
  }

  /** Of Course. */
  get course(): number {
    return this.store.short.course[this.slot] ?? 0;
  }
  set course(value: number) {
    this.store.short.course[this.slot] = value;
  }

  /** Work at risk that earlier stretches of the run did, oldest first. */
  get carried(): readonly CarriedWork[] {
    return this.store.rare.carried.get(this.id) ?? [];
  }
  set carried(value: readonly CarriedWork[]) {
    if (value.length > 0) this.store.rare.carried.set(this.id, value);
    else this.store.rare.carried.delete(this.id);
  }
  /** How fast its ring works, of a data-parallel job; null of all others. */
  get pace(): Pace | null {
    const { pace } = this.store.rare;
    return pace.size === 0 ? null : (pace.get(this.id) ?? null);
  }
  set pace(value: Pace | null) {
    if (value) this.store.rare.pace.set(this.id, value);
    else this.store.rare.pace.delete(this.id);
  }

  private get slot(): number {
    return this.store.long.slot[this.id] ?? -1;
  }

  private has(flag: number): boolean {
    return ((this.store.long.flags[this.id] ?? 0) & flag) !== 0;
  }
}

const none: readonly NodeId[] = [];
const onSeveral = -2;

function nodesAt(node: number, several: ReadonlyMap<JobId, readonly NodeId[]>, id: JobId): readonly NodeId[] {
  if (node >= 0) return [node];
  return node === onSeveral ? (several.get(id) ?? none) : none;
}

function shortFor(nodes: readonly NodeId[], several: Map<JobId, readonly NodeId[]>, id: JobId): number {
  if (nodes.length > 1) {
    several.set(id, nodes);
    return onSeveral;
  }
  if (several.size > 0) several.delete(id);
  return nodes[0] ?? -1;
}
