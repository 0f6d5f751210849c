import type { Seconds } from "../../../sim/index.ts";

const minute = 60;
const hour = 3600;
const day = 86_400;

const units: readonly { readonly names: RegExp; readonly seconds: Seconds }[] = [
  { names: /^(s|secs?|seconds?)$/, seconds: 1 },
  { names: /^(m|mins?|minutes?)$/, seconds: minute },
  { names: /^(h|hrs?|hours?)$/, seconds: hour },
  { names: /^(d|days?)$/, seconds: day },
];

const part = /(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)\.?/g;

/**
 * A span of time as people write it: "25", "25 min", "1h20", "1:20", "1.3 h", "about 2 h". A number without a unit
 * counts in `bare` seconds, after hours in minutes. Null if it is empty or says nothing.
 */
export function parseSpan(text: string, bare: Seconds): Seconds | null {
  const words = text
    .toLowerCase()
    .replaceAll(/(\d),(\d)/g, "$1.$2")
    .replace(/^\s*(about|around|circa|ca\.?|every|~|≈)\s*/, "")
    .trim();
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(words);
  if (clock) return positive(Number(clock[1]) * hour + Number(clock[2]) * minute);
  if (
    words
      .replaceAll(part, "")
      .replaceAll(/\band\b/g, "")
      .trim() !== ""
  )
    return null;
  let sum = 0;
  let next = bare;
  for (const [, amount, unit] of words.matchAll(part)) {
    const seconds = unit === "" ? next : units.find(({ names }) => names.test(unit ?? ""))?.seconds;
    if (seconds === undefined) return null;
    sum += Number(amount) * seconds;
    next = seconds === day ? hour : seconds === hour ? minute : 1;
  }
  return positive(sum);
}

/** As above; a bare number means minutes or hours, whichever lies nearer to `near`. */
export function parseSpanNear(text: string, reference: Seconds | null): Seconds | null {
  const hours = parseSpan(text, hour);
  const minutes = parseSpan(text, minute);
  if (reference === null || hours === null || minutes === null) return hours;
  return distance(minutes, reference) < distance(hours, reference) ? minutes : hours;
}

/** How many times as long the longer is, on a log scale. */
function distance(a: Seconds, b: Seconds): number {
  return Math.abs(Math.log(a / b));
}

function positive(seconds: number): Seconds | null {
  const whole = Math.round(seconds);
  return whole > 0 && Number.isSafeInteger(whole) ? whole : null;
}
