import type { LevelFile, PlayAction } from "../../levels/level-file.ts";
import { policyIds, type Level } from "../../sim/index.ts";
import type { SweptLever } from "../../analysis/sweep.ts";
import { sweepErrors } from "../../text/cli-sweep.ts";
import { parseDuration } from "../parse-duration.ts";
import { UsageError } from "../usage-error.ts";

/** What a position of a lever does, null for nothing; undefined for a position that it does not have. */
type Reading = (value: string) => PlayAction | null | undefined;

const onOff = (value: string): boolean | undefined => (value === "on" ? true : value === "off" ? false : undefined);

/** By lever: its positions for the help, and what each does. */
const levers: Readonly<Record<string, { readonly takes: string; readonly read: Reading }>> = {
  policy: {
    takes: policyIds.join(", "),
    read: (value) => {
      const policy = policyIds.find((id) => id === value);
      return policy && { type: "set-policy", policy };
    },
  },
  preemption: {
    takes: "on, off",
    read: (value) => {
      const on = onOff(value);
      return on === undefined ? undefined : { type: "set-preemption", on };
    },
  },
  interval: {
    takes: "a duration such as 25m, off, optimal",
    read: (value) => {
      if (value === "optimal") return { type: "set-optimal-interval" };
      return {
        type: "set-checkpoint-interval",
        interval: value === "off" ? null : parseDuration("--lever interval", value),
      };
    },
  },
  storage: {
    takes: "shared-nfs, parallel-fs, in-memory",
    read: (value) => {
      const tier = (["shared-nfs", "parallel-fs", "in-memory"] as const).find((one) => one === value);
      return tier && { type: "choose-storage", tier };
    },
  },
  recovery: {
    takes: "rigid, elastic, regroup",
    read: (value) => {
      const mode = (["rigid", "elastic", "regroup"] as const).find((one) => one === value);
      return mode && { type: "set-recovery", mode };
    },
  },
  batch: {
    takes: "keep, shrink",
    read: (value) => {
      const rule = (["keep", "shrink"] as const).find((one) => one === value);
      return rule && { type: "set-batch", rule };
    },
  },
  routing: {
    takes: "by-hand, automatic",
    read: (value) => {
      const routing = (["by-hand", "automatic"] as const).find((one) => one === value);
      return routing && { type: "set-routing", routing };
    },
  },
  place: {
    takes: "kill, migrate, drain",
    read: (value) => {
      const clear = (["kill", "migrate", "drain"] as const).find((one) => one === value);
      return clear && { type: "place", rank: 0, clear, ...(clear === "migrate" ? { killStuck: true } : {}) };
    },
  },
  defragment: { takes: "now", read: (value) => (value === "now" ? { type: "defragment" } : undefined) },
};

export const leverHelp = Object.entries(levers).map(([name, { takes }]) => [name, takes] as const);

/**
 * Reads `--lever name=value[@time],…`; `none` leaves the lever alone.
 * @throws UsageError naming what a lever takes.
 */
export function parseLevers(texts: readonly string[], { level }: LevelFile): readonly SweptLever[] {
  const read = texts.map((text) => parseLever(text, level));
  const twice = read.find(({ name }, index) => read.findIndex((one) => one.name === name) < index);
  if (twice) throw new UsageError(sweepErrors.twice(twice.name));
  return read;
}

function parseLever(text: string, { duration, observeUntil = 0 }: Level): SweptLever {
  const [, name = "", list = ""] = /^([a-z-]+)=(.+)$/.exec(text) ?? [];
  const lever = Object.hasOwn(levers, name) ? levers[name] : undefined;
  if (!lever) throw new UsageError(sweepErrors.badLever(text, Object.keys(levers)));
  const labels = list.split(",");
  if (new Set(labels).size < labels.length) throw new UsageError(sweepErrors.twice(text));
  return {
    name,
    values: labels.map((label) => {
      const [value = "", at = `${observeUntil}s`] = label.split("@");
      if (value === "none") return { label, steps: [] };
      const time = parseDuration(`--lever ${name}`, at);
      if (time >= duration) throw new UsageError(sweepErrors.tooLate(label, duration));
      const action = lever.read(value);
      if (action === undefined) throw new UsageError(sweepErrors.badValue(name, value, lever.takes));
      return { label, steps: action === null ? [] : [{ time, do: action }] };
    }),
  };
}
