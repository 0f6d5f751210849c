import type { Job } from "./job.ts";
import { expectedPhaseEnd } from "./latest-end.ts";
import type { GpuSeconds, JobId, NodeId, PriorityClass, Seconds } from "./level.ts";
import type { SimState } from "./state.ts";
import type { JobPhase, JobStatus, JobView } from "./view.ts";

/** What an operator sees of a job: there is no way from it to how long the job will really run. */
export class ShownJob implements JobView {
  readonly #state: SimState;
  readonly #job: Job;

  constructor(state: SimState, job: Job) {
    this.#state = state;
    this.#job = job;
  }

  get phaseEnds(): Seconds {
    return expectedPhaseEnd(this.#state, this.#job);
  }
  get id(): JobId {
    return this.#job.id;
  }
  get origin(): number {
    return this.#job.origin;
  }
  get priority(): PriorityClass {
    return this.#job.priority;
  }
  get gpus(): number {
    return this.#job.gpus;
  }
  get contiguous(): boolean {
    return this.#job.contiguous;
  }
  get estimate(): Seconds {
    return this.#job.estimate;
  }
  get stateBytes(): number {
    return this.#job.stateBytes;
  }
  get checkpointInterval(): Seconds | null {
    return this.#job.checkpointInterval;
  }
  get status(): JobStatus {
    return this.#job.status;
  }
  get phase(): JobPhase {
    return this.#job.phase;
  }
  get nodes(): readonly NodeId[] {
    return this.#job.nodes;
  }
  get movingTo(): readonly NodeId[] {
    return this.#job.movingTo;
  }
  get submitted(): Seconds {
    return this.#job.submitted;
  }
  get queuedAt(): Seconds {
    return this.#job.queuedAt;
  }
  get startedAt(): Seconds {
    return this.#job.startedAt;
  }
  get rate(): number {
    return this.#job.rate;
  }
  get firstStart(): Seconds | null {
    return this.#job.firstStart;
  }
  get kills(): number {
    return this.#job.kills;
  }
  get saved(): GpuSeconds {
    return this.#job.saved;
  }
  get captured(): GpuSeconds {
    return this.#job.captured;
  }
  get phaseStart(): Seconds {
    return this.#job.phaseStart;
  }
  get drainEnds(): Seconds | null {
    return this.#job.drainEnds;
  }
  get checkpoints(): number {
    return this.#job.checkpoints;
  }
  get restarts(): number {
    return this.#job.restarts;
  }
}
