import type { Command } from "./command.ts";
import { priceCommand } from "./commands/dispatch.ts";
import { atRisk } from "./phase-share.ts";
import type { GpuSeconds, JobId, NodeId } from "./level.ts";
import { copySeconds, taxAhead } from "./migration.ts";
import type { Job } from "./job.ts";
import { jobOf, jobsOnNode, jobsOnNodes, type SimState } from "./state.ts";
import { nodeRange, nodesNeeded } from "./topology.ts";
import type { GangWindow } from "./view.ts";

/** The cheapest windows for a pending gang, best first; no two overlap by more than half. */
export function rankWindows(state: SimState, gang: JobId, count: number): GangWindow[] {
  const job = state.jobs.get(gang);
  if (!job || job.status !== "pending" || !job.contiguous || state.defragmentation || state.ended) return [];
  const width = nodesNeeded(state.hall, job.gpus);
  const guesses = guessCosts(state, width).toSorted((a, b) => a.cost - b.cost || a.firstNode - b.firstNode);
  const picked: GangWindow[] = [];
  for (const { firstNode } of guesses) {
    if (picked.some((other) => Math.abs(other.firstNode - firstNode) < width / 2)) continue;
    const window = priceWindow(state, job, firstNode, width);
    if (window) picked.push(window);
    // The guess ranks roughly; a few more than asked are priced exactly, so that the order can be corrected.
    if (picked.length >= count + 4) break;
  }
  const byPrice = picked.toSorted(
    (a, b) => a.migrateAndKillStuck.total - b.migrateAndKillStuck.total || a.firstNode - b.firstNode,
  );
  return byPrice.slice(0, count);
}

function priceWindow(state: SimState, gang: Job, firstNode: NodeId, nodeCount: number): GangWindow | null {
  const place: Command = { type: "place-gang", job: gang.id, firstNode, clear: "kill" };
  const kill = priceCommand(state, place);
  const migrate = priceCommand(state, { ...place, clear: "migrate" });
  const mixed = priceCommand(state, { ...place, clear: "migrate", killStuck: true });
  const drain = priceCommand(state, { ...place, clear: "drain" });
  if (!kill.ok || !migrate.ok || !mixed.ok || !drain.ok) return null;
  const jobs = jobsOnNodes(state, nodeRange(firstNode, nodeCount));
  return {
    firstNode,
    nodeCount,
    busyGpus: jobs.reduce((gpus, id) => gpus + jobOf(state, id).gpus, 0),
    jobs: jobs.length,
    kill: kill.price,
    migrate: migrate.price,
    migrateAndKillStuck: mixed.price,
    drain: drain.price,
  };
}

/** A quick guess for every window inside a pod: whole-node jobs find no empty node and die, narrower ones move. */
function guessCosts(state: SimState, width: number): { firstNode: NodeId; cost: GpuSeconds }[] {
  const { nodeCount, nodesPerPod, gpusPerNode } = state.hall;
  const costs = Array.from({ length: nodeCount }, (_, node) => {
    let cost = 0;
    for (const id of jobsOnNode(state, node)) {
      const job = jobOf(state, id);
      cost +=
        job.gpus >= gpusPerNode
          ? atRisk(job, state.now)
          : 2 * job.gpus * copySeconds(state, job) + taxAhead(state, job);
    }
    return cost;
  });
  const windows: { firstNode: NodeId; cost: GpuSeconds }[] = [];
  for (let pod = 0; pod < nodeCount; pod += nodesPerPod) {
    let cost = 0;
    for (let node = pod; node < pod + nodesPerPod; node++) {
      cost += costs[node] ?? 0;
      const firstNode = node - width + 1;
      if (firstNode < pod) continue;
      windows.push({ firstNode, cost });
      cost -= costs[firstNode] ?? 0;
    }
  }
  return windows;
}
