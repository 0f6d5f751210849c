import type { Refusal } from "../sim/index.ts";

/** Why a command cannot be done, in words. */
export const refusals: Record<Refusal, string> = {
  over: "The level is over.",
  defragmenting: "The world is stopped for defragmentation. Wait until it goes on.",
  "moves-under-way": "Jobs are being copied right now. Wait until the copies are done.",
  "nothing-to-do": "Nothing would change.",
  "unknown-job": "There is no such job.",
  "unknown-node": "There is no such node.",
  "not-running": "That job is not running.",
  "not-pending": "That job is not waiting in the queue.",
  "not-a-gang": "Only a job that needs a contiguous window can reserve one.",
  "already-moving": "That job is already being moved.",
  "no-room": "No room there: not enough idle GPUs on single nodes for these jobs.",
  "outside-pod": "The window would leave its pod; contiguous means inside one pod.",
  "node-down": "A node in there is down.",
  "node-drained": "A node in there is drained and takes no jobs.",
  "window-taken": "Some of these nodes are reserved for another gang.",
  "no-window": "No window is reserved for this gang.",
  "spans-nodes": "A job that spans several nodes cannot be moved.",
  "bad-interval": "That checkpoint interval is out of the range that this storage contract and the site allow.",
  "not-offered": "That storage contract is not on offer yet.",
  "no-gain": "Packing the jobs tighter would not lengthen the longest empty run.",
};
