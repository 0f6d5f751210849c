import type { Level, Seconds } from "./level.ts";
import type { SimState } from "./state.ts";

const day = 24 * 3600;

/** Mean time between failures of the whole hall now, or null if nothing fails by itself. */
export function mttfOf({ level, hall, now }: SimState): Seconds | null {
  const { perThousandNodeDays } = level.failures;
  if (perThousandNodeDays === 0) return null;
  return (1000 * day) / (perThousandNodeDays * hall.nodeCount * factorAt(level, now));
}

/**
 * When a node that is up from `from` on fails, if it would last `span` seconds at the rate of the beginning: each
 * stretch of the level wears it as much faster as the hardware has aged.
 */
export function failsAt({ failures }: Level, from: number, span: number): number {
  let time = from;
  let left = span;
  let factor = 1;
  for (const aging of failures.aging) {
    if (aging.from > time) {
      const worn = (aging.from - time) * factor;
      if (left <= worn) break;
      left -= worn;
      time = aging.from;
    }
    factor = aging.factor;
  }
  return time + left / factor;
}

function factorAt({ failures }: Level, time: Seconds): number {
  return failures.aging.findLast(({ from }) => from <= time)?.factor ?? 1;
}
