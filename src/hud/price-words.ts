import type { ClusterView, Command, Price, Seconds } from "../sim/index.ts";
import { formatDollars, formatDuration, formatGpuHours, formatMany } from "../text/numbers.ts";
import { placeText, selectionText } from "../text/place.ts";
import { unnamedKills } from "./unnamed-kills.ts";

/**
 * A price as it stands beside a button: GPU-hours, dollars, how many it kills beyond those it names, how long it takes,
 * and how many find no place yet.
 */
export function priceWords(command: Command, price: Price, view: ClusterView): string {
  const seconds = copySeconds(price, view);
  const parts = [
    selectionText.cost(formatGpuHours(price.total), formatDollars(price.dollars)),
    unnamedKills(command, price) > 0 ? selectionText.kills(formatMany(price.kills.jobs, "job")) : "",
    seconds === 0 ? "" : durationWords(price, seconds),
    price.waits.jobs > 0
      ? placeText.stuck(formatMany(price.waits.jobs, "job"))
      : price.moves.jobs > 0 && price.stays.jobs > 0
        ? selectionText.stays(formatMany(price.stays.jobs, "job"))
        : "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** How long a price's copies take, in words; "about" where only the copies are known to end. */
export function durationWords(price: Price, seconds: Seconds): string {
  return price.seconds === null ? selectionText.about(formatDuration(seconds)) : formatDuration(seconds);
}

/**
 * Until the copies of a price are done. The core names no time for a command that leaves jobs running, so the copies
 * are summed here as it would do them: so many lanes, and those that are queued already first.
 */
export function copySeconds(price: Price, view: ClusterView): Seconds {
  if (price.seconds !== null) return price.seconds;
  if (price.moves.jobs === 0) return 0;
  const { fixedSeconds, bytesPerSecond, lanes } = view.level.migration;
  const bytes = price.moves.gpus * (view.level.workload?.stateBytesPerGpu ?? 0);
  const queued = view.moves.copying + view.moves.queued > 0 ? Math.max(0, view.moves.doneAt - view.time) : 0;
  return Math.round(queued + (price.moves.jobs * fixedSeconds + bytes / bytesPerSecond) / lanes);
}
