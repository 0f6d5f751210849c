import type { RunRecord } from "../../replay/run-record.ts";
import type { Level } from "../../sim/index.ts";
import { contrastsOf, type Contrast } from "./contrasts.ts";
import { spokenClaims, type NamedLever } from "./named-levers.ts";

/** A claim about a lever, and the runs that can back it. */
export interface CheckedClaim extends NamedLever {
  readonly levelId: string;
  /** The run whose rationale it stands in. */
  readonly run: string | null;
  /** As it was written; null for the number of a structured rationale. */
  readonly sentence: string | null;
  /** Seeds that were played both with and without it; empty: no run backs it. */
  readonly seeds: readonly string[];
  /** Whether on one of them two runs differ in nothing else. */
  readonly isAlone: boolean;
}

/** What the runs that are kept can and cannot say. */
export interface ContrastAudit {
  readonly contrasts: readonly Contrast[];
  readonly claims: readonly CheckedClaim[];
}

/** The claims of a run's rationale: its sentences, and the interval that it gives as a number. */
type Explained = Pick<RunRecord, "id" | "rationale" | "claims">;

/** Holds what is claimed of a level's levers against the runs of it that are kept. */
export function auditLevel(level: Level, kept: readonly RunRecord[], explained: readonly Explained[]): ContrastAudit {
  const contrasts = contrastsOf(level, kept);
  const claims = explained.flatMap(({ id, rationale, claims: numbers }) => {
    const named: readonly (NamedLever & { readonly sentence: string | null })[] = [
      ...(numbers?.interval == null ? [] : [{ lever: "interval", value: null, sentence: null } as const]),
      ...spokenClaims(level, rationale ?? ""),
    ];
    return named.map((one) => ({ ...one, levelId: level.id, run: id, ...backingOf(contrasts, one) }));
  });
  return { contrasts, claims };
}

function backingOf(
  contrasts: readonly Contrast[],
  { lever, value }: NamedLever,
): Pick<CheckedClaim, "seeds" | "isAlone"> {
  const tested = contrasts.find((one) => one.lever === lever)?.seeds ?? [];
  // With a value, one variant must have had it and another not.
  const backing = tested.filter(({ variants }) => {
    if (value === null) return true;
    const having = variants.filter(({ values }) => values.includes(value)).length;
    return having > 0 && having < variants.length;
  });
  return { seeds: backing.map(({ seed }) => seed), isAlone: backing.some(({ isAlone }) => isAlone) };
}
