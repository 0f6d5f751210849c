import { anyLength, choose } from "../../sched/choose.ts";
import { nobody } from "../../sched/line.ts";
import type { Policy } from "./policy.ts";

/** Shortest job first, by estimate: as strict as FCFS, in another order; whoever is long may wait for ever. */
export const sjf: Policy = ({ shapes, describe }, scheduler) => {
  for (;;) {
    const id = choose({ shapes }, { fits: () => true }, () => anyLength, "shortest");
    if (id === nobody) return;
    const job = describe(id);
    const nodes = scheduler.place(job, "pack");
    if (!nodes) return;
    scheduler.start(job, nodes);
  }
};
