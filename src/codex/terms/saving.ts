import { regretOf } from "../../levels/regret.ts";
import { formatDuration, formatBytes, formatHours, formatPoints } from "../../text/numbers.ts";
import { tiers } from "../../text/storage-tiers.ts";
import { sources } from "../sources.ts";
import { amount, dollars, model, seconds, share, words, work, type Figure, type Reading, type Terms } from "../term.ts";
import { firstMttf, nodesOf, stateBytesPerGpu, tierOf } from "./read-level.ts";

/** Checkpoints, failures, and how much is kept. */
export const savingTerms: Terms<
  | "checkpoint"
  | "interval"
  | "save-time"
  | "restart-time"
  | "drain-time"
  | "mttf"
  | "rework"
  | "at-risk"
  | "asynchronous"
  | "young"
  | "daly"
  | "optimal-interval"
  | "expected-goodput"
  | "regret"
  | "storage-contract"
  | "aging"
  | "standby"
> = {
  checkpoint: {
    title: "Checkpoint",
    says: "A job's whole state, written to storage: after a failure or a kill it goes on from the last complete one and has lost all work since.",
    formula: "share of the time spent saving = C ÷ (interval + C)",
    source: model("Working, saving, losing"),
    now: (reading) => {
      const { view } = reading;
      const C = saveOf(reading);
      const interval = view?.checkpointInterval ?? null;
      return [
        ...(interval === null || C === null
          ? []
          : [share("share of the time spent saving", C / (interval + C)), seconds("interval", interval)]),
        ...(C === null ? [] : [seconds("C", C)]),
        ...(view === null ? [] : [work("spent saving so far", view.ledger.checkpointing)]),
      ];
    },
  },
  interval: {
    title: "Checkpoint interval, τ",
    says: "How much work a job does between two checkpoints: often costs saves, seldom costs rework.",
    formula: null,
    source: sources.young,
    now: ({ level, view }) => {
      const interval = view === null ? level.checkpointInterval : view.checkpointInterval;
      return [
        words("set now", interval === null ? "never" : formatDuration(interval)),
        seconds("the longest there is", level.longestInterval),
      ];
    },
  },
  "save-time": {
    title: "C, the time to save",
    says: "How long a checkpoint pauses the job: its state over the bandwidth of its storage.",
    formula: "C = state ÷ bytes per second",
    source: model("Working, saving, losing"),
    now: (reading) => {
      const tier = tierOf(reading.level, reading.view);
      const C = saveOf(reading);
      if (tier === undefined || C === null) return [];
      const state = stateBytesPerGpu(reading.level);
      return [
        seconds("C", C),
        { name: "state", value: state, words: `${formatBytes(state)} a GPU` },
        {
          name: "bytes per second",
          value: tier.saveBytesPerSecondPerGpu,
          words: `${formatBytes(tier.saveBytesPerSecondPerGpu)}/s a GPU`,
        },
      ];
    },
  },
  "restart-time": {
    title: "R, the time to restart",
    says: "From a failure until the job works again: the failure is found, the job is scheduled anew, and what was saved is loaded; a failure meanwhile starts it over.",
    formula: "R = detecting + scheduling + state ÷ bytes per second",
    source: model("Working, saving, losing"),
    now: ({ level, view }) => {
      const tier = tierOf(level, view);
      if (tier === undefined) return [];
      const { detectSeconds, rescheduleSeconds } = level.restart;
      const state = stateBytesPerGpu(level);
      const load = tier.loadBytesPerSecondPerGpu;
      return [
        seconds("R", detectSeconds + rescheduleSeconds + Math.ceil(state / load)),
        seconds("detecting", detectSeconds),
        seconds("scheduling", rescheduleSeconds),
        { name: "state", value: state, words: `${formatBytes(state)} a GPU` },
        { name: "bytes per second", value: load, words: `${formatBytes(load)}/s a GPU` },
      ];
    },
  },
  "drain-time": {
    title: "D, the time until a save is complete",
    says: "After an asynchronous checkpoint's pause the job works on while the copy is written; until that is over, a failure falls back one checkpoint more.",
    formula: null,
    source: sources.checkFreq,
    now: ({ level, view }) => {
      const tier = tierOf(level, view);
      const drain = tier?.drainBytesPerSecondPerGpu ?? null;
      return drain === null
        ? [words("D", "none: the save is complete with its pause")]
        : [seconds("D", Math.ceil(stateBytesPerGpu(level) / drain))];
    },
  },
  mttf: {
    title: "MTTF, mean time to failure, M",
    says: "So long it takes on average until something in the hall fails: nodes that each fail once in years make a hall that fails every few hours.",
    formula: "M at the start = 1000 × 24 ÷ (failures in 1,000 node-days × nodes)",
    source: sources.llama,
    now: ({ level, view }) => {
      const first = firstMttf(level);
      return [
        ...(first === null
          ? [words("M at the start", "nothing fails by itself")]
          : [
              { name: "M at the start", value: first / 3600, words: formatHours(first) },
              amount(
                "failures in 1,000 node-days",
                level.failures.perThousandNodeDays,
                level.failures.perThousandNodeDays.toFixed(2),
              ),
              amount("nodes", nodesOf(level)),
            ]),
        ...(view === null
          ? []
          : [
              amount("failures so far", view.failures),
              words(
                "time ÷ failures so far",
                view.failures === 0 ? "none yet" : formatHours(view.time / view.failures),
              ),
            ]),
      ];
    },
  },
  rework: {
    title: "Rework, rollback",
    says: "Work that a failure takes back to the last complete checkpoint and that has to be done again: on average about half an interval.",
    formula: null,
    source: sources.daly,
    now: ({ level, view }) =>
      view === null
        ? []
        : [
            work("lost to failures", view.ledger.lostToFailures),
            dollars("that is", (view.ledger.lostToFailures / 3600) * level.prices.gpuHourDollars),
          ],
  },
  "at-risk": {
    title: "At risk",
    says: "Work since the last complete checkpoint: the next failure or kill takes it.",
    formula: null,
    source: model("Working, saving, losing"),
    now: ({ level, view }) => {
      if (view === null) return [];
      const ids = Array.from({ length: view.jobCount }, (_, id) => id);
      const named = ids.filter((id) => view.job(id).origin >= 0 && view.job(id).status === "running");
      return named.map((id) => work(level.jobs[view.job(id).origin]?.name ?? "", view.atRiskOf(id)));
    },
  },
  asynchronous: {
    title: "Asynchronous checkpoint",
    says: "The state is only copied out of the GPUs' memory while the job is paused, and written in the background: a short pause, but a checkpoint that counts only later.",
    formula: null,
    source: sources.checkFreq,
    now: ({ level }) =>
      level.storage
        .filter(({ drainBytesPerSecondPerGpu }) => drainBytesPerSecondPerGpu !== null)
        .map(({ id }) => words(tiers[id].name, "asynchronous")),
  },
  young: {
    title: "Young's rule",
    says: "The first approximation to the best interval, for a save that is short against the MTTF: saving and rework then cost the same.",
    formula: "Young's interval = √(2 × C × M)",
    source: sources.young,
    now: (reading) => settings(reading, (best) => [seconds("Young's interval", best.young)]),
  },
  daly: {
    title: "Daly's rule",
    says: "Young's rule with two more terms, for saves that are not so short; where a save takes twice the MTTF, the MTTF itself.",
    formula: "Daly's interval = √(2 × C × M) × (1 + √(C ÷ (2 × M)) ÷ 3 + C ÷ (2 × M) ÷ 9) − C",
    source: sources.daly,
    now: (reading) => settings(reading, (best) => [seconds("Daly's interval", best.daly)]),
  },
  "optimal-interval": {
    title: "Optimal interval",
    says: "The interval that keeps most in the long run when failures come at exponential times: neither rule of thumb, but where the curve of goodput is flat.",
    formula: "(1 − τ ÷ M) × e^((τ + C) ÷ M) = 1",
    source: sources.daly,
    now: (reading) => settings(reading, (best) => [seconds("τ", best.exact)]),
  },
  "expected-goodput": {
    title: "Expected goodput",
    says: "What theory gives a setting in the long run: the work of an interval over the time that it takes on average, failures, saves and restarts included.",
    formula: "expected goodput = τ ÷ (M × e^((R + D) ÷ M) × (e^((τ + C) ÷ M) − 1))",
    source: sources.daly,
    now: (reading) =>
      settings(reading, ({ exact }, { R, D, expected }) => [
        share("expected goodput", expected),
        seconds("τ", exact),
        seconds("R", R),
        seconds("D", D),
      ]),
  },
  regret: {
    title: "Regret",
    says: "The expected goodput that your settings lacked to the best on offer, averaged over the time: it is free of luck.",
    formula: null,
    source: model("How much is kept, in theory"),
    now: ({ view, goals }) => {
      if (goals.thirdStar.measure !== "regret") return [];
      return [
        ...(view === null || view.ended === null ? [] : [words("your regret", formatPoints(regretOf(view)))]),
        words("the third star allows, over the best known play of the seed", formatPoints(goals.thirdStar.slack)),
      ];
    },
  },
  "storage-contract": {
    title: "Storage contract",
    says: "How fast state is saved and loaded, and what that costs by the hour and once, each time it is signed.",
    formula: null,
    source: model("Working, saving, losing"),
    now: ({ level, view }) => [
      words("now", tiers[tierOf(level, view)?.id ?? "shared-nfs"].name),
      dollars("an hour", tierOf(level, view)?.dollarsPerHour ?? 0),
      ...(view === null ? [] : [dollars("so far", view.storageDollars)]),
    ],
  },
  aging: {
    title: "Aging hardware",
    says: "From some time on every node fails more often, so the MTTF falls and the interval that was best is too long.",
    formula: "M after = M before ÷ factor",
    source: model("Failures"),
    now: ({ level, view }) => {
      const [aging] = level.failures.aging;
      const first = firstMttf(level);
      // To find it out is the player's.
      if (aging === undefined || first === null || view === null || view.ended === null) return [];
      return [
        { name: "M after", value: first / aging.factor / 3600, words: formatHours(first / aging.factor) },
        { name: "M before", value: first / 3600, words: formatHours(first) },
        amount("factor", aging.factor, String(aging.factor)),
      ];
    },
  },
  standby: {
    title: "Stand-by node",
    says: "A node kept ready that takes a failed one's place, so that a job of the whole hall restarts where it stands; here there are always enough.",
    formula: null,
    source: model("Working, saving, losing"),
    now: ({ level }) => [words("in this level", level.failures.standbys ? "yes" : "no")],
  },
};

/** C of the contract that holds, seconds. */
function saveOf({ level, view }: Reading): number | null {
  const tier = tierOf(level, view);
  const state = stateBytesPerGpu(level);
  return tier === undefined || state === 0 ? null : Math.ceil(state / tier.saveBytesPerSecondPerGpu);
}

/** C and M of a training job's run; what follows from them is for the player to find out, and told once the run is over. */
function settings(
  reading: Reading,
  tell: (
    best: { readonly exact: number; readonly young: number; readonly daly: number },
    more: { readonly R: number; readonly D: number; readonly expected: number },
  ) => readonly Figure[],
): readonly Figure[] {
  const { level, view } = reading;
  const C = saveOf(reading);
  const mttf = firstMttf(level);
  const costs = view?.checkpointCosts(view.tier) ?? null;
  if (C === null || mttf === null || view === null || costs === null) return [];
  const best = view.optimalIntervals({ tier: view.tier, mttf });
  const forecast = best === null ? null : view.forecast({ tier: view.tier, mttf, interval: best.exact });
  return [
    ...(view.ended !== null && best !== null && forecast !== null
      ? tell(best, { R: costs.restart, D: costs.drain, expected: forecast.goodput })
      : []),
    seconds("C", C),
    { name: "M", value: mttf, words: `${formatHours(mttf)} when the run began` },
  ];
}
