import type { Goals } from "../levels/level-file.ts";
import { scoreOf } from "../levels/score.ts";
import type { RecordedRun } from "../replay/record-run.ts";
import type { ClauseView, ClusterView, Command, Ledger, Metrics, Refusal, Seconds } from "../sim/index.ts";
import { elasticResult, type ElasticResult } from "./elastic-result.ts";

/** What `fleet run --json` prints. */
export interface RunResult {
  readonly levelId: string;
  readonly seed: string;
  readonly time: Seconds;
  readonly digest: string;
  /** GPU-seconds. */
  readonly ledger: Ledger;
  readonly metrics: Pick<
    Metrics,
    "utilization" | "goodput" | "mfu" | "fragmentation" | "meanWait" | "p95Wait" | "tcoDollars"
  >;
  readonly sla: { readonly met: boolean; readonly clauses: readonly ClauseView[] };
  readonly jobs: ClusterView["counts"];
  /** Null in a level without a data-parallel job. */
  readonly elastic: ElasticResult | null;
  readonly stars: number;
  /** Commands of the script that were not done. */
  readonly refused: readonly { readonly time: Seconds; readonly type: Command["type"]; readonly refusal: Refusal }[];
}

/** Reads the result off a run. */
export function runResult({ simulation, refused }: RecordedRun, goals: Goals): RunResult {
  const view = simulation.view();
  const { utilization, goodput, mfu, fragmentation, meanWait, p95Wait, tcoDollars } = view.metrics;
  return {
    levelId: view.level.id,
    seed: view.seed,
    time: simulation.time,
    digest: simulation.digest(),
    ledger: pickLedger(view.ledger),
    metrics: { utilization, goodput, mfu, fragmentation, meanWait, p95Wait, tcoDollars },
    sla: { met: view.sla === "met", clauses: view.clauses.map((clause) => ({ ...clause })) },
    jobs: pickCounts(view.counts),
    elastic: view.elastic && elasticResult(view.elastic),
    stars: scoreOf(view, goals).stars,
    refused: refused.map(({ time, command, refusal }) => ({ time, type: command.type, refusal })),
  };
}

/** The view is live and may hold more than is documented: copy what is. */
function pickLedger(ledger: Ledger): Ledger {
  const { capacity, useful, lostToKills, lostToFailures, checkpointing, restarting } = ledger;
  const { migrating, tax, stalled, idle, down } = ledger;
  return {
    capacity,
    useful,
    lostToKills,
    lostToFailures,
    checkpointing,
    restarting,
    migrating,
    tax,
    stalled,
    idle,
    down,
  };
}

function pickCounts({ submitted, running, pending, finished, killed }: ClusterView["counts"]): ClusterView["counts"] {
  return { submitted, running, pending, finished, killed };
}
