import type { Command, Price, Seconds } from "../sim/index.ts";
import { formatDollars, formatDuration, formatGpuHours, formatMany } from "../text/numbers.ts";
import { placeText, selectionText } from "../text/place.ts";
import { unnamedKills } from "./unnamed-kills.ts";

/**
 * A price as it stands beside a button: GPU-hours, dollars, how many it kills beyond those it names, how long it takes,
 * and how many cannot be placed yet.
 */
export function priceWords(command: Command, price: Price): string {
  const seconds = knownSeconds(price);
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

/** How long a command takes, as far as it is known: where it leaves jobs running, until its copies are done. */
export function knownSeconds(price: Price): Seconds {
  return price.seconds ?? price.copiesDoneIn;
}
