import type { BatchRule, RecoveryMode, Routing } from "../sim/index.ts";

/** The three ways to recover: a name, what each does, and what it costs. */
export const recoveries: Record<RecoveryMode, { readonly name: string; readonly does: string }> = {
  rigid: {
    name: "Rigid",
    does: "All or nothing: one failed node stops every replica. The job rolls back to its last checkpoint and waits for all nodes.",
  },
  elastic: {
    name: "Elastic",
    does: "Broken replicas leave the ring, the others continue. Only the step under way is lost.",
  },
  regroup: {
    name: "Regroup",
    does: "Elastic, and healthy nodes of broken replicas are regrouped into healthy replicas. Their processes have to start: a long pause.",
  },
};

/** The two batch rules. */
export const batches: Record<BatchRule, { readonly name: string; readonly does: string }> = {
  keep: { name: "Keep", does: "The same global batch: fewer replicas compute more each. Training is unchanged." },
  shrink: {
    name: "Shrink",
    does: "A smaller global batch, no more work for each. Faster, but training changes: the learning rate must be scaled.",
  },
};

/** The two ways to route. */
export const routings: Record<Routing, { readonly name: string; readonly does: string }> = {
  "by-hand": { name: "Manual", does: "A broken ring waits until you close it, and the whole fleet waits with it." },
  automatic: {
    name: "Automatic",
    does: "A broken ring closes itself at once, by nearest neighbor and 2-opt: the least fiber, not always the fastest.",
  },
};
