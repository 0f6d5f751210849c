import { useMemo } from "preact/hooks";
import type { ClusterView, ElasticView, RingPlan } from "../../../sim/index.ts";
import type { HudState } from "../../../hud/hud-state.ts";

/** A run and its data-parallel job. Both are live, the same objects at every beat; this pair is a new one each time. */
export interface Fleet {
  readonly view: ClusterView;
  readonly elastic: ElasticView;
}

/** The run and its data-parallel job as they are at this beat; null without one. */
export function useElastic(hud: HudState): Fleet | null {
  const view = hud.frame.value?.view;
  const elastic = view?.elastic ?? null;
  return view === undefined || elastic === null ? null : { view, elastic };
}

/** The automatic route through these replicas, found anew only when they or their times change. */
export function useAutomatic(elastic: ElasticView, members: readonly number[]): RingPlan | null {
  const key = members.toSorted((a, b) => a - b).join(" ");
  const order = useMemo(() => elastic.automaticRing(members), [key, placesKey(elastic)]);
  return elastic.planOf(order);
}

/** Changes when a replica stands on other nodes. */
export function placesKey({ replicas }: ElasticView): string {
  let sum = 0;
  for (const { nodes } of replicas) for (const node of nodes) sum = (sum * 31 + node) % 1_000_000_007;
  return String(sum);
}
