import { latestEnd } from "./latest-end.ts";
import type { NodeId, Seconds } from "./level.ts";
import { copyEnds } from "./migration.ts";
import { jobOf, jobsOnNodes, type ReservedWindow, type SimState } from "./state.ts";
import { nodeRange } from "./topology.ts";

/** Replaces the bound of every reserved window that will be empty later than its gang was told, and announces the new one. */
export function reviewWindows(state: SimState): void {
  if (state.ended) return;
  for (const [gang, window] of state.windows) {
    const { until, node } = emptyBy(state, window);
    if (until <= window.emptyBy) continue;
    state.windows.set(gang, { ...window, emptyBy: until });
    const announced = window.emptyBy;
    state.events.push({ time: state.now, type: "window-delayed", job: gang, announced, until, node });
  }
}

/** By when a window is empty at the latest if nothing interferes, and the node that is down until then, if that is why. */
function emptyBy(state: SimState, window: ReservedWindow): { readonly until: Seconds; readonly node: NodeId | null } {
  const nodes = nodeRange(window.firstNode, window.nodeCount);
  const ends = copyEnds(state, []);
  let until = Math.max(state.now, state.defragmentation?.until ?? 0);
  for (const id of jobsOnNodes(state, nodes))
    until = Math.max(until, ends.get(id) ?? latestEnd(state, jobOf(state, id)));
  let down: NodeId | null = null;
  for (const node of nodes) {
    const returnsAt = state.nodeDown[node] === 1 ? (state.nodeReturnsAt[node] ?? 0) : 0;
    if (returnsAt <= until) continue;
    until = returnsAt;
    down = node;
  }
  return { until, node: down };
}
