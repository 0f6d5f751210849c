import { forecastOf, optimalIntervalsOf } from "./checkpoint-theory.ts";
import { clausesOf, recentFragmentation, recentGoodput, slaOf } from "./clauses.ts";
import { elasticViews } from "./elastic/elastic-view.ts";
import { atRisk, doneBy } from "./phase-share.ts";
import { mttfOf } from "./hazard.ts";
import { ledgerOf } from "./ledger.ts";
import type { GpuSeconds, JobId, NodeId, Seconds, StorageTierId } from "./level.ts";
import { metricsOf } from "./metrics.ts";
import { latestEnd } from "./latest-end.ts";
import { movesDoneAt, taxAhead } from "./migration.ts";
import { offeredPolicies } from "./policies/policy-ids.ts";
import { isOpen, longestEmptyRun } from "./placement.ts";
import { jobOf, jobsOnNode, type SimState } from "./state.ts";
import { ShownJob } from "./shown-job.ts";
import { stintsOf } from "./stints.ts";
import { offeredTiers, storageDollars } from "./storage.ts";
import { costsOf, tierOf, trainingOf } from "./tiers.ts";
import type { ClusterView, Ledger } from "./view.ts";
import { waitsOf } from "./waits.ts";

/** A read-only window on the state: getters work things out when they are read, so a frame pays only for what it shows. */
export function createClusterView(state: SimState): ClusterView {
  const { hall, level, seed } = state;
  const elastics = elasticViews(state);
  const training = trainingOf(level);
  const checkpointCosts = (tier: StorageTierId) => training && costsOf(level, training, tierOf(level, tier));
  // Several readers ask in one frame; nothing is booked without a GPU changing hands or time passing.
  let counted: { readonly time: Seconds; readonly revision: number; readonly ledger: Ledger } | null = null;
  return {
    level,
    seed,
    elastic: elastics[0] ?? null,
    elastics,
    gpuCount: hall.gpuCount,
    nodeCount: hall.nodeCount,
    rackCount: hall.rackCount,
    rowCount: hall.rowCount,
    gpuState: state.gpuState,
    gpuJob: state.gpuJob,
    nodeDown: state.nodeDown,
    nodeReturnsAt: state.nodeReturnsAt,
    nodeDrained: state.nodeDrained,
    nodeReservedFor: state.nodeReservedFor,
    get time() {
      return state.now;
    },
    get revision() {
      return state.revision;
    },
    job: (id) => new ShownJob(state, jobOf(state, id)),
    get jobCount() {
      return state.jobs.length;
    },
    jobsOn: (node) => jobsOnNode(state, node),
    sparsestNodes: (count) => sparsestNodes(state, count),
    doneOf: (id) => doneBy(jobOf(state, id), state.now),
    latestEndOf: (id) => latestEnd(state, jobOf(state, id)),
    waitsForRoom: (id) => state.waitingMovers.includes(id),
    atRiskOf: (id) => atRisk(jobOf(state, id), state.now),
    get queue() {
      return queueInOrder(state);
    },
    get booked() {
      return state.gangs.filter((id) => jobOf(state, id).submitted > state.now);
    },
    get counts() {
      return {
        submitted: state.jobs.length,
        running: state.running.size,
        pending: state.queue.length,
        finished: state.finished,
        killed: state.killed,
      };
    },
    waitsFrom: (gpus) => waitsOf(state, gpus),
    get helps() {
      return state.helps;
    },
    get idleGpus() {
      return state.idleGpus;
    },
    policies: offeredPolicies(level),
    get policy() {
      return state.policy;
    },
    get preemption() {
      return state.preemption;
    },
    get checkpointInterval() {
      return state.checkpointInterval;
    },
    get tier() {
      return state.storage.tier;
    },
    checkpointCosts,
    forecast: ({ interval, tier, mttf }) => {
      const costs = checkpointCosts(tier);
      return costs && forecastOf(interval, costs, mttf);
    },
    optimalIntervals: ({ tier, mttf }) => {
      const costs = checkpointCosts(tier);
      return costs && optimalIntervalsOf(costs, mttf);
    },
    get offeredTiers() {
      return offeredTiers(state).map(({ id }) => id);
    },
    get storageDollars() {
      return storageDollars(state);
    },
    get mttf() {
      return mttfOf(state);
    },
    get failures() {
      return state.failures;
    },
    get stints() {
      return stintsOf(state);
    },
    stintsOf: (training) => stintsOf(state, [training]),
    get defragmentingUntil() {
      return state.defragmentation?.until ?? null;
    },
    get moves() {
      return {
        queued: state.moveQueue.length,
        copying: state.copying.size,
        waiting: state.waitingMovers.length,
        doneAt: movesDoneAt(state),
      };
    },
    get windows() {
      return [...state.windows].map(([job, window]) => ({ job, ...window }));
    },
    get longestEmptyRun() {
      return longestEmptyRun(state);
    },
    get emptyNodes() {
      return state.nodes.openWith(hall.gpusPerNode);
    },
    get taxOwed() {
      return taxOwed(state);
    },
    get ledger() {
      if (counted?.time !== state.now || counted.revision !== state.revision) {
        counted = { time: state.now, revision: state.revision, ledger: ledgerOf(state) };
      }
      return counted.ledger;
    },
    get metrics() {
      return metricsOf(state);
    },
    get recentFragmentation() {
      return recentFragmentation(state);
    },
    get recentGoodput() {
      return recentGoodput(state);
    },
    get clauses() {
      return clausesOf(state);
    },
    get sla() {
      return slaOf(clausesOf(state));
    },
    get ended() {
      return state.ended;
    },
  };
}

/** The order the policy looks in. */
function queueInOrder(state: SimState): readonly JobId[] {
  if (state.policy !== "preemption") return state.queue.inOrder();
  return [...state.queue.ofClass("production"), ...state.queue.ofClass("student")];
}

function sparsestNodes(state: SimState, count: number): readonly NodeId[] {
  const { gpusPerNode, nodeCount } = state.hall;
  const candidates: { readonly node: NodeId; readonly busy: number }[] = [];
  for (let node = 0; node < nodeCount; node++) {
    if (!isOpen(state, node, -1)) continue;
    const jobs = jobsOnNode(state, node).map((id) => jobOf(state, id));
    if (jobs.length === 0 || jobs.some((job) => job.gpus >= gpusPerNode || job.movingTo.length > 0)) continue;
    candidates.push({ node, busy: jobs.reduce((sum, job) => sum + job.gpus, 0) });
  }
  const emptiest = candidates.toSorted((a, b) => a.busy - b.busy || a.node - b.node);
  return emptiest.slice(0, count).map(({ node }) => node);
}

function taxOwed(state: SimState): GpuSeconds {
  let owed = 0;
  for (const id of state.running) {
    const job = jobOf(state, id);
    if (job.rate < 1000) owed += taxAhead(state, job);
  }
  return owed;
}
