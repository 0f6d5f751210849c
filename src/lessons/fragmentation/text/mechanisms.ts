import type { MechanismOf } from "../../../insight/prediction.ts";

/** Why starting the giant costs what it costs, as one may think; one is right. */
export const mechanisms: Readonly<Record<MechanismOf<"disruption-gpu-hours">, string>> = {
  "scattered-idle":
    "Enough GPUs are idle, but nowhere side by side: one stretch of nodes has to be cleared, and who runs there loses work, is copied or is paused.",
  "too-few-idle":
    "Too few GPUs are idle: so many jobs have to be killed that theirs and the idle ones add up to what the giant needs.",
  "queue-waits":
    "All who queue behind the giant wait until it has started, and the hours that they wait are what it costs.",
  "shared-network":
    "The giant shares the network and the storage with the students’ jobs, and slows them down for as long as it runs.",
};
