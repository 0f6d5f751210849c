import type { MechanismOf } from "../../../insight/prediction.ts";

/** Why starting the giant costs what it costs, as one may think; one is right. */
export const mechanisms: Readonly<Record<MechanismOf<"disruption-gpu-hours">, string>> = {
  "scattered-idle":
    "Enough GPUs are idle, but not side by side: one stretch of nodes is cleared; who runs there loses work, moves or pauses.",
  "too-few-idle":
    "Too few GPUs are idle: so many jobs have to be killed that theirs and the idle ones together are as many as the giant needs.",
  "queue-waits":
    "All who queue behind the giant wait until it has started, and the hours that all of them wait together are what it costs.",
  "shared-network":
    "The giant shares the network and the storage with the students’ jobs, and it slows all of them down for as long as it runs.",
};
