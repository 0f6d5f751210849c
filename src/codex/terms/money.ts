import { usefulParts } from "../../insight/checkpoint/training.ts";
import { clauseNames, clauseValue } from "../../text/clauses.ts";
import { formatDollars, formatUnitPrice } from "../../text/numbers.ts";
import { sources } from "../sources.ts";
import { amount, dollars, model, share, words, work, type Terms } from "../term.ts";
import type { ClusterView } from "../../sim/index.ts";

/** What the hall makes, what it costs, and what was promised. */
export const moneyTerms: Terms<
  "utilization" | "goodput" | "useful-gpu-hour" | "mfu" | "tco" | "penalty" | "slo" | "sla" | "ledger"
> = {
  utilization: {
    title: "Utilization",
    says: "The share of the GPUs that are up which jobs hold, whatever the jobs do with them: busy is not productive.",
    formula: "utilization = allocated ÷ (capacity − down)",
    source: model("The ledger"),
    now: ({ view }) =>
      view === null
        ? []
        : [
            share("utilization", view.metrics.utilization),
            work("allocated", allocatedOf(view)),
            work("capacity", view.ledger.capacity),
            work("down", view.ledger.down),
          ],
  },
  goodput: {
    title: "Goodput",
    says: "Work that is kept as a share of the GPU time that jobs held: kills, failures, copies and pauses lower it, and a training job's work counts once a checkpoint holds it.",
    formula: "goodput = kept ÷ allocated",
    source: model("The ledger"),
    now: ({ view, goals }) => [
      ...(view === null
        ? []
        : [share("goodput", view.metrics.goodput), work("kept", keptOf(view)), work("allocated", allocatedOf(view))]),
      share("the badge asks for more than", goals.goodputAbove),
    ],
  },
  "useful-gpu-hour": {
    title: "Useful GPU-hour",
    says: "An hour of one GPU whose work is not lost again; what it costs is the price of results, not of hardware.",
    formula: "cost of a useful GPU-hour = TCO ÷ useful",
    source: model("The ledger"),
    now: ({ level, view }) => [
      ...(view === null || view.ledger.useful <= 0
        ? []
        : [
            {
              name: "cost of a useful GPU-hour",
              value: view.metrics.tcoDollars / (view.ledger.useful / 3600),
              words: formatUnitPrice(view.metrics.tcoDollars / (view.ledger.useful / 3600)),
            },
            dollars("TCO", view.metrics.tcoDollars),
            work("useful", view.ledger.useful),
          ]),
      words("a GPU-hour costs", formatUnitPrice(level.prices.gpuHourDollars)),
    ],
  },
  mfu: {
    title: "MFU, model FLOPs utilization",
    says: "Of all that the hall's GPUs could compute at their peak, the share that the models needed: useful time, times what the jobs reach while they work.",
    formula: "cluster MFU = useful ÷ capacity × jobs' own MFU",
    source: sources.palm,
    now: ({ level, view }) => [
      ...(view === null
        ? []
        : [
            share("cluster MFU", view.metrics.mfu),
            work("useful", view.ledger.useful),
            work("capacity", view.ledger.capacity),
          ]),
      share("jobs' own MFU", level.prices.jobMfu),
    ],
  },
  tco: {
    title: "TCO, total cost of ownership",
    says: "All that the hall has cost so far: every GPU-hour, busy or idle, the storage, and the penalties of violated SLOs.",
    formula: "TCO = capacity × price of a GPU-hour + storage + penalties",
    source: model("The ledger"),
    now: ({ level, view }) => [
      ...(view === null
        ? []
        : [
            dollars("TCO", view.metrics.tcoDollars),
            work("capacity", view.ledger.capacity),
            dollars("storage", view.storageDollars),
            dollars("penalties", owedOf(view)),
            dollars("of it for idle GPUs", view.metrics.idleDollars),
          ]),
      {
        name: "price of a GPU-hour",
        value: level.prices.gpuHourDollars,
        words: formatUnitPrice(level.prices.gpuHourDollars),
      },
    ],
  },
  penalty: {
    title: "Penalty",
    says: "Money that is owed if an SLO is violated at the end; it is part of the TCO.",
    formula: null,
    source: sources.sre,
    now: ({ level, view }) => [
      ...level.clauses.map(({ id, penaltyDollars }) => dollars(clauseNames[id], penaltyDollars)),
      ...(view === null ? [] : [dollars("owed now", owedOf(view))]),
    ],
  },
  slo: {
    title: "SLO, service level objective",
    says: "A number that is measured and the limit that was promised for it; past a fatal value the run ends.",
    formula: null,
    source: sources.sre,
    now: ({ level, view }) =>
      level.clauses.map(({ id, limit }) => {
        const value = view?.clauses.find((clause) => clause.id === id)?.value;
        const promised = clauseValue(id, limit);
        return words(
          clauseNames[id],
          value === undefined ? `at most ${promised}` : `${clauseValue(id, value)} of ${promised}`,
        );
      }),
  },
  sla: {
    title: "SLA, service level agreement",
    says: "The contract: all SLOs together, and what is owed if they are not met; it is met only if all of them are.",
    formula: null,
    source: sources.sre,
    now: ({ level, view }) => [
      amount("SLOs", level.clauses.length),
      ...(view === null
        ? []
        : [amount("violated now", view.clauses.filter(({ state }) => state === "violated").length)]),
      words(
        "all penalties together",
        formatDollars(level.clauses.reduce((sum, { penaltyDollars }) => sum + penaltyDollars, 0)),
      ),
    ],
  },
  ledger: {
    title: "System ledger",
    says: "Where every GPU-second since the start went: ten classes, each counted by itself, whose sum is the capacity to the last second.",
    formula:
      "capacity = useful + lost to kills + lost to failures + checkpointing + restarting + migrating + tax + stalled + idle + down",
    source: model("The ledger"),
    now: ({ view }) => {
      if (view === null) return [];
      const { ledger } = view;
      return [
        work("capacity", ledger.capacity),
        work("useful", ledger.useful),
        work("lost to kills", ledger.lostToKills),
        work("lost to failures", ledger.lostToFailures),
        work("checkpointing", ledger.checkpointing),
        work("restarting", ledger.restarting),
        work("migrating", ledger.migrating),
        work("tax", ledger.tax),
        work("stalled", ledger.stalled),
        work("idle", ledger.idle),
        work("down", ledger.down),
      ];
    },
  },
};

function allocatedOf({ ledger }: ClusterView): number {
  return ledger.capacity - ledger.idle - ledger.down;
}

function keptOf(view: ClusterView): number {
  return usefulParts(view).kept;
}

/** Penalties of the SLOs that are violated now. */
function owedOf({ level, clauses }: ClusterView): number {
  const violated = new Set(clauses.filter(({ state }) => state === "violated").map(({ id }) => id));
  return level.clauses.reduce((sum, { id, penaltyDollars }) => sum + (violated.has(id) ? penaltyDollars : 0), 0);
}
