import { disruptionOf } from "../../levels/score.ts";
import { formatBytes, formatCount, formatDuration } from "../../text/numbers.ts";
import { sources } from "../sources.ts";
import { amount, dollars, model, share, words, work, type Terms } from "../term.ts";

/** Ways to make room, and what they cost. */
export const roomTerms: Terms<
  "kill" | "requeue" | "drain" | "migrate" | "migration-tax" | "defragmentation" | "disruption"
> = {
  kill: {
    title: "Kill",
    says: "Stopping a running job at once: all it has done since its last checkpoint is lost, and it queues again.",
    formula: null,
    source: model("Working, saving, losing"),
    now: ({ level, view }) =>
      view === null
        ? []
        : [
            amount("kills so far", view.counts.killed),
            work("lost to kills", view.ledger.lostToKills),
            dollars("that is", (view.ledger.lostToKills / 3600) * level.prices.gpuHourDollars),
          ],
  },
  requeue: {
    title: "Requeue",
    says: "A job that was killed or rolled back joins the queue at its end, and starts again from its last checkpoint, or from zero.",
    formula: null,
    source: sources.slurmPreempt,
    now: ({ view }) => (view === null ? [] : [amount("waiting now", view.counts.pending)]),
  },
  drain: {
    title: "Drain",
    says: "A drained node takes no new jobs and lets its own run to their end: nothing is lost, and nobody knows how long it takes but by the owners' estimates.",
    formula: null,
    source: { name: "Slurm, scontrol: State=DRAIN", link: "https://slurm.schedmd.com/scontrol.html" },
    now: ({ view }) =>
      view === null
        ? []
        : [
            amount(
              "drained nodes",
              view.nodeDrained.reduce((sum, drained) => sum + drained, 0),
            ),
          ],
  },
  migrate: {
    title: "Migrate",
    says: "Copying a running job of up to one node to another place: it is paused meanwhile and holds both ends, and only so many copies go at once.",
    formula: "seconds of a copy = fixed seconds + state ÷ bytes per second",
    source: model("How much is kept, in theory"),
    now: ({ level, view }) => {
      const { fixedSeconds, bytesPerSecond, lanes } = level.migration;
      const state = level.workload?.stateBytesPerGpu ?? 0;
      const copy = fixedSeconds + Math.ceil(state / bytesPerSecond);
      return [
        ...(level.workload === null
          ? []
          : [
              { name: "seconds of a copy", value: copy, words: `${formatDuration(copy)}, for one GPU` },
              { name: "state", value: state, words: formatBytes(state) },
            ]),
        { name: "fixed seconds", value: fixedSeconds, words: formatDuration(fixedSeconds) },
        { name: "bytes per second", value: bytesPerSecond, words: `${formatBytes(bytesPerSecond)}/s` },
        amount("at once", lanes),
        ...(view === null
          ? []
          : [words("copying, queued", `${formatCount(view.moves.copying)}, ${formatCount(view.moves.queued)}`)]),
      ];
    },
  },
  "migration-tax": {
    title: "Migration tax",
    says: "A moved job works slower for the rest of its life: a rule of this game, standing for lost locality; real systems pause and reload, and may or may not get slower.",
    formula: "rate after a move = 1 − tax",
    source: model("How much is kept, in theory"),
    now: ({ level, view }) => {
      const tax = level.migration.taxPermille / 1000;
      return [
        share("rate after a move", (1000 - level.migration.taxPermille) / 1000),
        share("tax", tax),
        ...(view === null ? [] : [work("paid so far", view.ledger.tax), work("still to come", view.taxOwed)]),
      ];
    },
  },
  defragmentation: {
    title: "Defragmentation, stop the world",
    says: "Every job pauses until one compaction has packed the hall: nobody is killed, everybody waits, and each moved job pays the migration tax.",
    formula: "pause = fixed seconds + moved state ÷ bytes per second",
    source: model("How much is kept, in theory"),
    now: ({ level, view }) => {
      const { fixedSeconds, bytesPerSecond } = level.defragmentation;
      const until = view?.defragmentingUntil ?? null;
      return [
        { name: "fixed seconds", value: fixedSeconds, words: formatDuration(fixedSeconds) },
        { name: "bytes per second", value: bytesPerSecond, words: `${formatBytes(bytesPerSecond)}/s` },
        ...(view === null || until === null
          ? []
          : [words("the world stands still for", formatDuration(until - view.time))]),
      ];
    },
  },
  disruption: {
    title: "Disruption",
    says: "What your decisions cost the students: killed work, copies, paused jobs, and the tax on moved jobs, paid and still to come.",
    formula: "disruption = killed work + copies + pauses + tax + tax to come",
    source: model("The ledger"),
    now: ({ view, goals }) => [
      ...(view === null
        ? []
        : [
            work("disruption", disruptionOf(view)),
            work("killed work", view.ledger.lostToKills),
            work("copies", view.ledger.migrating),
            work("pauses", view.ledger.stalled),
            work("tax", view.ledger.tax),
            work("tax to come", view.taxOwed),
          ]),
      ...(goals.thirdStar.measure === "disruption"
        ? [share("the third star allows, over the best known play of the seed", goals.thirdStar.within)]
        : []),
    ],
  },
};
