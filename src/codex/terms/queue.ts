import { formatCount, formatDuration, formatMany } from "../../text/numbers.ts";
import { sources } from "../sources.ts";
import { amount, model, none, seconds, words, type Figure, type Reading, type Terms } from "../term.ts";
import { gangOf } from "./read-level.ts";

/** Who starts, where, and how long one waits. */
export const queueTerms: Terms<
  | "policy"
  | "fcfs"
  | "best-fit"
  | "sjf"
  | "easy"
  | "backfill"
  | "conservative"
  | "fair-share"
  | "fgd"
  | "head-of-line"
  | "starvation"
  | "gang"
  | "contiguous"
  | "window"
  | "reservation"
  | "preemption"
  | "estimate"
  | "wait"
  | "p95"
> = {
  policy: {
    title: "Scheduling policy",
    says: "The rule by which the scheduler chooses who of those that wait starts next; with it goes where a job is placed.",
    formula: null,
    source: model("Who starts, and where"),
    now: waiting,
  },
  fcfs: {
    title: "FCFS, first come, first served",
    says: "Strict order of arrival: while the head of the queue does not fit, nobody starts; here it takes the emptiest node, which scatters the jobs.",
    formula: null,
    source: sources.kubernetes,
    now: waiting,
  },
  "best-fit": {
    title: "Best-Fit",
    says: "The queue is looked through in order and whatever fits starts, on the node where the least is left over; nobody is promised a start, so a wide job may wait for ever.",
    formula: null,
    source: sources.kubernetes,
    now: waiting,
  },
  sjf: {
    title: "SJF, shortest job first",
    says: "The job with the shortest run time by its owner's estimate goes first: the mean wait is short, and who is long waits for all who are shorter.",
    formula: null,
    source: model("Who starts, and where"),
    now: waiting,
  },
  easy: {
    title: "EASY backfill",
    says: "The first job that does not fit gets a reservation, a time and nodes; others may overtake it if by their own estimate they end by then, or stand beside its nodes.",
    formula: null,
    source: sources.easy,
    now: waiting,
  },
  backfill: {
    title: "Backfill",
    says: "Starting a later job in a gap that an earlier one cannot use yet; with a reservation for the earlier one, it does not come later for it.",
    formula: null,
    source: sources.easy,
    now: none,
  },
  conservative: {
    title: "Conservative backfill",
    says: "Each of those that have waited longest holds a reservation, and nobody who came after may delay it.",
    formula: null,
    source: sources.backfills,
    now: waiting,
  },
  "fair-share": {
    title: "Fair share",
    says: "The group that has used least of its share of the hall goes first; usage long ago counts less.",
    formula: null,
    source: sources.slurmShare,
    now: ({ level }) =>
      level.fairShare === undefined ? [] : [seconds("usage counts half after", level.fairShare.halfLife)],
  },
  fgd: {
    title: "FGD, fragmentation gradient descent",
    says: "Whatever fits starts, on the node where it makes the fewest free GPUs useless for what is asked for.",
    formula: null,
    source: sources.fgd,
    now: waiting,
  },
  "head-of-line": {
    title: "Head-of-line blocking",
    says: "A job at the head of the queue that cannot be placed keeps all behind it waiting, also those for whom there is room.",
    formula: null,
    source: sources.easy,
    now: waiting,
  },
  starvation: {
    title: "Starvation",
    says: "A job waits for ever because others, for whom there is always room, keep taking what it would need.",
    formula: null,
    source: sources.easy,
    now: waiting,
  },
  gang: {
    title: "Gang",
    says: "A job whose GPUs start together or not at all; the giant's must besides be contiguous.",
    formula: null,
    source: sources.ousterhout,
    now: ({ level }) => {
      const gang = gangOf(level);
      return gang === undefined
        ? []
        : [
            words("the giant", gang.name),
            amount("GPUs", gang.gpus),
            amount("nodes", Math.ceil(gang.gpus / level.topology.gpusPerNode)),
          ];
    },
  },
  contiguous: {
    title: "Contiguous",
    says: "With consecutive numbers along the aisles inside one pod: as many empty nodes anywhere else do not help.",
    formula: null,
    source: model("The hall"),
    now: ({ view }) =>
      view === null
        ? []
        : [amount("longest empty run, nodes", view.longestEmptyRun), amount("empty nodes anywhere", view.emptyNodes)],
  },
  window: {
    title: "Window",
    says: "A stretch of consecutive nodes that could hold the gang once it is cleared; while it is reserved, nobody else starts in it.",
    formula: "nodes of a window = GPUs of the gang ÷ GPUs of a node",
    source: model("Who starts, and where"),
    now: ({ level, view }) => {
      const gang = gangOf(level);
      if (gang === undefined) return [];
      return [
        amount("nodes of a window", Math.ceil(gang.gpus / level.topology.gpusPerNode)),
        amount("GPUs of the gang", gang.gpus),
        amount("GPUs of a node", level.topology.gpusPerNode),
        ...(view === null ? [] : [amount("reserved now", view.windows.length)]),
      ];
    },
  },
  reservation: {
    title: "Reservation",
    says: "A place that is kept free for one job: nobody else is placed there, which idles GPUs now so that it can start then.",
    formula: null,
    source: sources.easy,
    now: ({ view }) =>
      view === null
        ? []
        : view.windows.map(({ nodeCount, emptyBy }, index) =>
            words(
              `window ${index + 1}`,
              `${formatMany(nodeCount, "node")}, empty in ${formatDuration(Math.max(0, emptyBy - view.time))} at most`,
            ),
          ),
  },
  preemption: {
    title: "Preemption",
    says: "A waiting job of a higher class takes the place of a lower one by force: where killing loses least, and no job more often than the limit.",
    formula: null,
    source: sources.slurmPreempt,
    now: ({ level, view }) => [
      ...(view === null
        ? []
        : [words("kill switch", view.preemption ? "on" : "off"), amount("kills", view.counts.killed)]),
      amount("times one job may be killed", level.preemptionLimit),
    ],
  },
  estimate: {
    title: "Owner's estimate",
    says: "How long a job will run, as its owner says: it is rounded up, and it is all that the scheduler and the prices know.",
    formula: null,
    source: sources.backfills,
    now: ({ level }) =>
      level.workload === null
        ? []
        : [
            seconds("rounded up to", level.workload.estimateRounding),
            seconds("no job may run longer than", level.workload.maxRunSeconds),
          ],
  },
  wait: {
    title: "Wait time",
    says: "From a job's submission to its start, of the students, whoever still waits included; one who is killed waits anew.",
    formula: null,
    source: model("The ledger"),
    now: waits,
  },
  p95: {
    title: "p95, the 95th percentile",
    says: "The wait that 95 of 100 students do not exceed: it shows the unlucky ones, whom the mean hides.",
    formula: null,
    source: sources.sre,
    now: (reading) => {
      const limit = reading.level.clauses.find(({ id }) => id === "student-p95-wait")?.limit;
      return [...waits(reading), ...(limit === undefined ? [] : [seconds("the SLO allows", limit)])];
    },
  },
};

function waits({ view }: Reading): readonly Figure[] {
  if (view === null) return [];
  const { meanWait, p95Wait, longestWait } = view.metrics;
  return [seconds("mean", meanWait), seconds("p95", p95Wait), seconds("longest", longestWait)];
}

function waiting({ view }: Reading): readonly Figure[] {
  if (view === null) return [];
  return [
    words("waiting now", formatMany(view.counts.pending, "job")),
    words("idle GPUs", formatCount(view.idleGpus)),
    words("longest empty run", formatMany(view.longestEmptyRun, "node")),
  ];
}
