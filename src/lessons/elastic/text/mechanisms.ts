import type { MechanismOf } from "../../../insight/prediction.ts";

/** Why the first failure takes the share that it takes, as one may think; one is right. */
export const mechanisms: Readonly<Record<MechanismOf<"first-failure-share">, string>> = {
  "whole-replicas":
    "A replica computes only with all its nodes: each failed node takes its whole replica out, and the others can continue.",
  "failed-nodes-alone":
    "Only the failed nodes stop: the others of their replicas take over their part, so it is the failed nodes’ share of all nodes.",
  "all-stop":
    "The gradients go around all replicas: with one replica broken none can take a step, so all of the throughput is lost.",
  "slower-ring":
    "The ring has to make a detour around each failed node: its slowest hop gets slower, and all steps with it.",
};
