import { startWhatFits } from "./best-fit.ts";
import type { Policy } from "./policy.ts";

/** As Best-Fit, but on the node that it fragments least for what is asked for (FGD, Weng et al., ATC 2023). */
export const fgd: Policy = (line, scheduler) => startWhatFits(line, scheduler, { style: "least-fragmenting" });
