import { outcomeOf } from "../../../insight/checkpoint/outcome.ts";
import type { ClusterView, Seconds, Stint, StorageTierId } from "../../../sim/index.ts";
import type { GoodputDot } from "./goodput-plot.tsx";
import { theoryCurve, type TheoryCurve } from "../../../insight/checkpoint/theory.ts";

/** What came of one setting at one MTTF, over all the times it was played. */
export interface PlayedSetting extends GoodputDot {
  readonly mttf: Seconds;
  readonly failures: number;
}

/** The run by settings of which something can be told: stretches of one are taken together, the one under way last. */
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
  const { shares, duration, failures } = outcomeOf(group);
  if (shares === null) return [];
  const running = last !== undefined && group.includes(last);
  return [{ ...first.setting, goodput: shares.goodput, duration, failures, running }];
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
