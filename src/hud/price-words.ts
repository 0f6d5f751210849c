import type { Price } from "../sim/index.ts";
import { formatDollars, formatDuration, formatGpuHours } from "../text/numbers.ts";
import { selectionText } from "../text/place.ts";

/** A price as it stands beside a button: GPU-hours, dollars, and how long it takes if it takes time. */
export function priceWords(price: Price): string {
  const hours = formatGpuHours(price.total);
  const dollars = formatDollars(price.dollars);
  return price.seconds === null || price.seconds === 0
    ? selectionText.cost(hours, dollars)
    : selectionText.costIn(hours, dollars, formatDuration(price.seconds));
}
