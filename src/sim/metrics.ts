import { clausesOf } from "./clauses.ts";
import { fragmentation } from "./fragmentation.ts";
import { keptAndAllocated, ledgerOf } from "./ledger.ts";
import type { SimState } from "./state.ts";
import { storageDollars } from "./storage.ts";
import type { Metrics } from "./view.ts";
import { waitsOf } from "./waits.ts";

const secondsPerHour = 3600;

/** The figures of the telemetry center; shares of nothing are 0. */
export function metricsOf(state: SimState): Metrics {
  const ledger = ledgerOf(state);
  const { gpuHourDollars, jobMfu } = state.level.prices;
  const allocated = ledger.capacity - ledger.idle - ledger.down;
  const waits = waitsOf(state);
  return {
    utilization: share(allocated, ledger.capacity - ledger.down),
    goodput: share(keptAndAllocated(state).kept, allocated),
    mfu: share(ledger.useful, ledger.capacity) * jobMfu,
    fragmentation: fragmentation(state),
    meanWait: waits.mean,
    p95Wait: waits.p95,
    longestWait: waits.longest,
    tcoDollars: (ledger.capacity / secondsPerHour) * gpuHourDollars + storageDollars(state) + penalties(state),
    idleDollars: (ledger.idle / secondsPerHour) * gpuHourDollars,
  };
}

function penalties(state: SimState): number {
  const violated = new Set(
    clausesOf(state).flatMap(({ id, state: standing }) => (standing === "violated" ? [id] : [])),
  );
  return state.level.clauses.reduce((sum, { id, penaltyDollars }) => sum + (violated.has(id) ? penaltyDollars : 0), 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
