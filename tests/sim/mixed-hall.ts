import type { SimState } from "../../src/sim/state.ts";
import { addPending, addRunning, emptyHall, takeDown } from "./hand-made-hall.ts";

/**
 * Nodes 0-3 in one pod, 4-7 in the other. Job 0 runs on node 0 (4 GPUs), 1 on nodes 2 and 3, 2 on node 4 (8 GPUs), 3 is
 * a production job on node 7; 4 and 5 are pending gangs of two nodes, 6 a pending student. Node 6 is down.
 */
export function mixedHall(): SimState {
  const state = emptyHall();
  addRunning(state, [0], { gpus: 4, done: 400 });
  addRunning(state, [2, 3], { gpus: 16 });
  addRunning(state, [4], { gpus: 8, done: 80 });
  addRunning(state, [7], { gpus: 1, priority: "production" });
  addPending(state, { gpus: 16, contiguous: true, priority: "production" });
  addPending(state, { gpus: 16, contiguous: true, priority: "production" });
  addPending(state, { gpus: 1 });
  takeDown(state, 6);
  return state;
}
