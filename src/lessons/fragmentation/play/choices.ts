import type { Clearing, ClusterView, Command, GangWindow, JobId, NodeId, Price } from "../../../sim/index.ts";
import { formatCount, formatDollars, formatDuration, formatGpuHours, formatMany } from "../../../text/numbers.ts";
import { placeText } from "../../../text/place.ts";
import type { GangState } from "../../../insight/gangs.ts";

/** The three ways to clear a window, with their keys. */
export const clearings: readonly { readonly clear: Clearing; readonly key: string }[] = [
  { clear: "kill", key: "K" },
  { clear: "migrate", key: "M" },
  { clear: "drain", key: "D" },
];

/** Reserves a window and clears it one way. */
export function placeCommand(job: JobId, firstNode: NodeId, clear: Clearing): Command {
  return { type: "place-gang", job, firstNode, clear };
}

/** What a way does, in a line: what is killed or moved, and what is left running. */
export function choiceWords(clear: Clearing, price: Price): string {
  if (clear === "kill") return placeText.kill(formatMany(price.kills.jobs, "job"));
  if (clear === "drain") return placeText.drain;
  return placeText.migrate(formatMany(price.moves.jobs, "job"));
}

/**
 * When the window will be empty: by itself, after the copies, or at once; and whether that is too late, null if there is
 * no deadline. Where jobs wait for room it is known at most, and late means that the SLO is at risk.
 */
export function whenEmpty(
  price: Price,
  view: ClusterView,
  gang: GangState | undefined,
): { readonly words: string; readonly missed: boolean | null; readonly sla: string } {
  const waits = price.stays.jobs > 0;
  const seconds = waits ? price.stays.lastEnds - view.time : (price.seconds ?? 0);
  const deadline = gang?.deadline ?? null;
  const missed = deadline === null ? null : view.time + seconds > deadline;
  const isBound = price.waits.jobs > 0;
  const words = waits
    ? (isBound ? placeText.atMost : placeText.waitsUntil)(formatDuration(Math.max(0, seconds)))
    : seconds <= 0
      ? placeText.now
      : placeText.at(formatDuration(seconds));
  const sla = missed === null ? "" : !missed ? placeText.kept : isBound ? placeText.atRisk : placeText.missed;
  return { words, missed, sla };
}

/** Where a window's price stands among the best ones. */
export function rankWords(cheapest: number, windows: readonly GangWindow[]): string {
  const dearer = windows.filter((window) => bestOf(window) < cheapest).length;
  if (windows.length === 0) return "";
  if (dearer === 0) return placeText.cheapest;
  return dearer >= windows.length
    ? placeText.unranked(windows.length)
    : placeText.rank(rank(dearer + 1), windows.length);
}

/** What a window costs at best, if it is to be empty soon: by killing all, or by moving what fits and killing the rest. */
export function bestOf(window: GangWindow): number {
  return Math.min(window.kill.total, window.migrateAndKillStuck.total);
}

/** GPU-hours and dollars of a price; of a gang that is to be planned for only between which bounds they lie. */
export function costWords({ total, dollars }: Price, isRange: boolean): string {
  if (!isRange) return `${formatGpuHours(total)} · ${formatDollars(dollars)}`;
  const { from, to } = rangeOf(total / 3600);
  return to === 0 ? placeText.free : placeText.between(formatCount(from), formatCount(to));
}

/** Bounds of a price, in GPU-hours: each is half as much again as the one below, so that little is told by them. */
const bounds = Array.from({ length: 24 }, (_, step) => Math.round(20 * 1.5 ** step));

/** The bounds that an amount lies between; both 0 for nothing. */
export function rangeOf(hours: number): { readonly from: number; readonly to: number } {
  if (hours <= 0) return { from: 0, to: 0 };
  const above = bounds.findIndex((bound) => hours < bound);
  return { from: bounds[above - 1] ?? 0, to: bounds[above] ?? Infinity };
}

function rank(place: number): string {
  return `#${place}`;
}
