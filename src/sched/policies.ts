import { BestFit } from "./best-fit.ts";
import { Conservative } from "./conservative.ts";
import { Easy } from "./easy.ts";
import { Fcfs } from "./fcfs.ts";
import type { Policy } from "./policy.ts";
import { Sjf } from "./sjf.ts";

/** The policies by name. */
export const policies = {
  fcfs: () => new Fcfs(),
  easy: () => new Easy("submitted"),
  "easy-sjbf": () => new Easy("shortest"),
  conservative: () => new Conservative(),
  sjf: () => new Sjf(),
  "best-fit": () => new BestFit(),
} as const satisfies Readonly<Record<string, () => Policy>>;

export type PolicyName = keyof typeof policies;
