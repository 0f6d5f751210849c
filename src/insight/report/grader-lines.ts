import type { ContrastAudit } from "./check-backing.ts";
import type { ReportedRun } from "./reported-run.ts";

/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** What a machine can say to the three questions of a grader; the marks are the grader's. */
export interface GraderLines {
  /** Are the numbers right? */
  readonly numbers: { readonly verified: Share; readonly predictions: Share };
  /** Does the student know why? */
  readonly why: { readonly mechanisms: Share; readonly rationales: Share; readonly claimsBacked: Share };
  /** Is the trade-off seen? */
  readonly tradeOff: { readonly rejected: Share; readonly risks: Share; readonly leversTested: Share };
}

/** Counts what a grader would look for. */
export function countForGrader(runs: readonly ReportedRun[], { contrasts, claims }: ContrastAudit): GraderLines {
  const share = (isOf: (run: ReportedRun) => boolean): Share => ({ count: runs.filter(isOf).length, of: runs.length });
  return {
    numbers: {
      verified: share(({ verdict }) => verdict.kind === "verified"),
      predictions: share(({ prediction }) => prediction.isNumberRight === true),
    },
    why: {
      mechanisms: share(({ prediction }) => prediction.isMechanismRight === true),
      rationales: share(({ rationale }) => rationale !== null),
      claimsBacked: { count: claims.filter(({ seeds }) => seeds.length > 0).length, of: claims.length },
    },
    tradeOff: {
      rejected: share(({ rejected }) => rejected !== null),
      risks: share(({ risk }) => risk !== null),
      leversTested: { count: contrasts.filter(({ seeds }) => seeds.length > 0).length, of: contrasts.length },
    },
  };
}
