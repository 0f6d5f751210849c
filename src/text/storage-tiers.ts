import type { StorageTierId } from "../sim/index.ts";

/** The storage contracts: a name for a card, a short one for a legend, and what it is. */
export const tiers: Record<StorageTierId, { readonly name: string; readonly short: string; readonly does: string }> = {
  "shared-nfs": {
    name: "Shared NFS",
    short: "NFS",
    does: "One file server for the whole hall. It comes with the hall and is slow: all GPUs wait while it writes.",
  },
  "parallel-fs": {
    name: "Parallel file system",
    short: "parallel",
    does: "Many storage servers write at once. All GPUs still wait for a save, but not for long.",
  },
  "in-memory": {
    name: "In-memory, async",
    short: "in-memory",
    does: "A copy goes to the memory of other nodes and drains in the background while the GPUs work on. Restarts load from memory, too.",
  },
};
