import type { JobQueue, Lane } from "../job-queue.ts";
import type { JobId, PriorityClass } from "../level.ts";
import type { Line, PendingJob } from "./policy.ts";

/** How far a pass has come in a lane. */
interface Progress {
  /** How many of those that still stand there were passed over one by one. */
  passed: number;
  /** Nobody further back fits either. */
  closed: boolean;
}

/** Who waited longest is the first of a lane, so a pass looks at as many jobs as start, and at the lanes. */
export function lineOf(
  queue: JobQueue,
  gpusPerNode: number,
  about: {
    /** What a policy may know of a job. */
    readonly describe: (job: JobId) => PendingJob;
    /** Whether a job goes to a place of its own: whether it fits says nothing of others. */
    readonly hasWindow: (job: JobId) => boolean;
    readonly withWindows: () => readonly JobId[];
  },
): Line {
  const progress: Progress[] = [];
  const progressOf = (lane: number): Progress => (progress[lane] ??= { passed: 0, closed: false });
  const firstOf = (priority?: PriorityClass, group?: number): JobId | null => {
    let earliest = Infinity;
    let first: JobId | null = null;
    for (let index = 0; index < queue.lanes.length; index++) {
      const lane = queue.lanes[index];
      const { passed, closed } = progressOf(index);
      if (!lane || closed || lane.length === passed || (priority && lane.priority !== priority)) continue;
      if (group !== undefined && lane.group !== group) continue;
      const turn = queue.turnAt(index, passed);
      if (turn >= earliest) continue;
      earliest = turn;
      first = queue.at(index, passed);
    }
    return first;
  };
  const isWiderThan = (lane: Lane, { gpus, contiguous }: PendingJob): boolean =>
    lane.gpus >= gpus && (gpus <= gpusPerNode ? lane.gpus <= gpusPerNode : lane.contiguous === contiguous);
  return {
    get shapes() {
      const away = about.withWindows().map(about.describe);
      if (away.length === 0) return queue.shapes;
      return queue.shapes.filter(({ shape }) => !away.some((job) => isOfLane(queue.lanes[shape], job)));
    },
    describe: about.describe,
    next(priority, group) {
      const id = firstOf(priority, group);
      return id === null ? null : about.describe(id);
    },
    passOver(job) {
      const alone = about.hasWindow(job.id);
      for (const [index, lane] of queue.lanes.entries()) {
        if (!alone && isWiderThan(lane, job)) progressOf(index).closed = true;
        else if (alone && queue.at(index, progressOf(index).passed) === job.id) progressOf(index).passed++;
      }
    },
  };
}

function isOfLane(lane: Lane | undefined, { gpus, contiguous, priority }: PendingJob): boolean {
  return lane?.gpus === gpus && lane.contiguous === contiguous && lane.priority === priority;
}
