import { formatGpuHours } from "../../text/numbers.ts";
import { sources } from "../sources.ts";
import { model, none, words, type Terms } from "../term.ts";

const plays = { name: "The level's own file (levels/*.json), “plays”" };

/** How a run is fixed, told again, and judged. */
export const gameTerms: Terms<
  "seed" | "digest" | "counterfactual" | "stored-play" | "best-known" | "pareto" | "mechanism"
> = {
  seed: {
    title: "Seed",
    says: "The word that arrivals and failures are looked up by: who plays the same seed meets the same ones, whatever they do, so two runs differ only by their decisions.",
    formula: null,
    source: sources.law,
    now: ({ view }) => (view === null ? [] : [words("of this run", view.seed)]),
  },
  digest: {
    title: "Digest",
    says: "A hash of a run's whole state: two runs with equal digests are equal, which is how a file is verified.",
    formula: null,
    source: model("A run is a function"),
    now: none,
  },
  counterfactual: {
    title: "Counterfactual",
    says: "The same run with one decision left out, moved or replaced, played to the end on the same seed: the difference is what it was worth.",
    formula: null,
    source: sources.law,
    now: none,
  },
  "stored-play": {
    title: "Stored play",
    says: "A way of playing a level that ships with it: it runs on your seed, and yours is compared with it.",
    formula: null,
    source: plays,
    now: none,
  },
  "best-known": {
    title: "Best known",
    says: "The best of all that was tried on this seed, by plays that may know the future: nobody has proved that there is no better one.",
    formula: "share of what was possible = useful ÷ useful of the best known",
    source: plays,
    now: ({ view }) => (view === null ? [] : [words("useful, yours", formatGpuHours(view.ledger.useful))]),
  },
  pareto: {
    title: "Pareto front",
    says: "The runs of which none is better in one thing without being worse in the other: every other run wastes something.",
    formula: null,
    source: { name: "Pareto, Manuale di economia politica (1906)" },
    now: none,
  },
  mechanism: {
    title: "Mechanism",
    says: "The reason that a number comes out as it does: locked with the prediction, because a right number for a wrong reason is luck.",
    formula: null,
    source: { name: "White and Gunstone, Probing Understanding (1992): predict, observe, explain" },
    now: none,
  },
};
