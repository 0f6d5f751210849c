import type { GpuSeconds, Seconds } from "../sim/index.ts";

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const minute = 60;
const hour = 3600;
const day = 86_400;
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** 10000 -> "10,000". */
export function formatCount(count: number): string {
  return signed(count, (size) => whole.format(size));
}

/** 1, "job" -> "1 job"; 2, "job" -> "2 jobs". */
export function formatMany(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** 1, "student" -> "1 student waits"; 2 -> "2 students wait". */
export function formatWaiting(count: number, one: string): string {
  return `${formatMany(count, one)} ${count === 1 ? "waits" : "wait"}`;
}

/** GPU-seconds as "1,930 GPU-h", with one decimal below 10. */
export function formatGpuHours(gpuSeconds: GpuSeconds): string {
  const hours = gpuSeconds / hour;
  const format = Math.abs(hours) > 0 && Math.abs(hours) < 9.95 ? tenths : whole;
  return `${signed(hours, (size) => format.format(size))} GPU-h`;
}

/** "$144", "$3,810", "$187k", "$1.2M". */
export function formatDollars(dollars: number): string {
  return signed(dollars, (size) => {
    if (size >= 999_500) return `$${tenths.format(size / 1e6)}M`;
    if (size >= 99_950) return `$${whole.format(size / 1000)}k`;
    return `$${whole.format(size)}`;
  });
}

/** "45 s", "12 min", "1 h 5 min", "2 d 3 h". */
export function formatDuration(seconds: Seconds): string {
  return signed(seconds, (size) => {
    if (Math.round(size) < minute) return `${Math.round(size)} s`;
    const minutes = Math.round(size / minute);
    if (minutes < 60) return `${minutes} min`;
    if (minutes < 24 * 60) return join(Math.floor(minutes / 60), "h", minutes % 60, "min");
    const hours = Math.round(size / hour);
    return join(Math.floor(hours / 24), "d", hours % 24, "h");
  });
}

/** "41.2 h": hours with a decimal below 100. */
export function formatHours(seconds: Seconds): string {
  const hours = seconds / 3600;
  return Math.abs(hours) < 99.95 ? `${hours.toFixed(1)} h` : `${formatCount(hours)} h`;
}

/** "$3.41": what a single GPU-hour costs; above $999 only the bound is shown. */
export function formatUnitPrice(dollars: number): string {
  return dollars < 1000 ? `$${dollars.toFixed(2)}` : ">$999";
}

/** A share in [0, 1] as "1.9 points", "3 points", signed if asked. */
export function formatPoints(share: number, signed = false): string {
  const size = Math.abs(share * 100)
    .toFixed(1)
    .replace(".0", "");
  const sign = size === "0" ? "" : share < 0 ? "−" : signed ? "+" : "";
  return `${sign}${size} ${size === "1" ? "point" : "points"}`;
}

/** A countdown to the second: "1:43:12" or "04:09". */
export function formatCountdown(seconds: Seconds): string {
  const left = Math.max(0, Math.floor(seconds));
  const tail = `${pad(Math.floor(left / minute) % 60)}:${pad(left % minute)}`;
  return left >= hour ? `${Math.floor(left / hour)}:${tail}` : tail;
}

/** Simulated time since a run began: "02:14:07". */
export function formatStopwatch(seconds: Seconds): string {
  return `${pad(Math.floor(seconds / hour))}:${pad(Math.floor(seconds / minute) % 60)}:${pad(seconds % minute)}`;
}

/** Seconds since Monday 00:00 as "Tue 09:42". */
export function formatClock(sinceMonday: Seconds): string {
  const weekday = weekdays[Math.floor(sinceMonday / day) % 7] ?? weekdays[0];
  return `${weekday} ${formatTimeOfDay(sinceMonday)}`;
}

/** Seconds since Monday 00:00 as "09:42". */
export function formatTimeOfDay(sinceMonday: Seconds): string {
  return `${pad(Math.floor(sinceMonday / hour) % 24)}:${pad(Math.floor(sinceMonday / minute) % 60)}`;
}

/** What was kept as a share: "91.2%", or "net loss 4.0%" where more was lost than was done. */
export function formatKept(share: number): string {
  return share < -0.0005 ? `net loss ${formatPercent(-share, 1)}` : formatPercent(Math.max(0, share), 1);
}

/** The same in a sentence: "91.2% of that was kept". */
export function keptWords(share: number, what = "was kept"): string {
  if (share >= -0.0005) return `${formatKept(share)} of that ${what}`;
  return `more was lost than was done in that time (${formatKept(share)})`;
}

/** A share in [0, 1] as "91%" or, with one digit, "91.2%". */
export function formatPercent(share: number, digits: 0 | 1 = 0): string {
  const format = digits === 1 ? tenths : whole;
  return `${signed(share * 100, (size) => format.format(size))}%`;
}

/** Bytes in decimal units: "640 GB". */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 9.95 && unit > 0 ? tenths.format(size) : whole.format(size)} ${units[unit] ?? ""}`;
}

function signed(value: number, format: (size: number) => string): string {
  const text = format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

const date = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" });

/** A moment of the wall clock, milliseconds since 1970, as it is there where it is read. */
export function formatDate(instant: number): string {
  return date.format(instant);
}
