import type { ClusterView, Seconds, Stint, StorageTierId } from "../../sim/index.ts";
import type { GoodputDot } from "./goodput-plot.tsx";
import { theoryCurve, type TheoryCurve } from "./theory.ts";

/** What came of one setting at one MTTF, over all the times it was played. */
export interface PlayedSetting extends GoodputDot {
  readonly mttf: Seconds;
  readonly failures: number;
}

/** A shorter time says nothing about a setting. */
const shortest = 1800;

/** The run by settings: stretches of the same one are taken together, the one under way last. */
export function playedSettings(stints: readonly Stint[]): readonly PlayedSetting[] {
  const groups = new Map<string, Stint[]>();
  const last = stints.at(-1);
  for (const stint of stints) {
    const group = groups.get(keyOf(stint)) ?? [];
    groups.set(keyOf(stint), [...group, stint]);
  }
  const settings = [...groups.values()].flatMap((group) => settingOf(group, last));
  return settings.toSorted((a, b) => Number(a.running) - Number(b.running));
}

function settingOf(group: readonly Stint[], last: Stint | undefined): readonly PlayedSetting[] {
  const [first] = group;
  if (first === undefined) return [];
  const sum = (of: (stint: Stint) => number): number => group.reduce((total, stint) => total + of(stint), 0);
  const duration = sum(({ since, until }) => until - since);
  const allocated = sum((stint) => stint.allocated);
  if (duration < shortest || allocated <= 0) return [];
  return [
    {
      ...first.setting,
      goodput: sum(({ useful }) => useful) / allocated,
      duration,
      failures: sum(({ failures }) => failures),
      running: last !== undefined && group.includes(last),
    },
  ];
}

function keyOf({ setting }: Stint): string {
  return `${setting.tier} ${setting.interval} ${setting.mttf}`;
}

/** The curves beside the present one: the other contracts on offer, and this one at the MTTF of earlier. */
export function otherCurves(view: ClusterView): readonly TheoryCurve[] {
  const { tier, mttf, stints } = view;
  if (mttf === null) return [];
  const earlier = stints.findLast(({ setting }) => setting.mttf !== mttf)?.setting.mttf;
  const contracts: readonly StorageTierId[] = view.offeredTiers.filter((id) => id !== tier);
  return [
    ...(earlier === undefined ? [] : [theoryCurve(view, { tier, mttf: earlier })]),
    ...contracts.map((id) => theoryCurve(view, { tier: id, mttf })),
  ];
}
