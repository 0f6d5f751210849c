import type { OpenMatter } from "../../../hud/lesson.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import { tempoText } from "../../../text/tempo.ts";
import { openText } from "../text/open.ts";

/** What of this lesson is not decided: a better contract on offer, and what may yet come. */
export function trainingMatters(view: ClusterView): readonly OpenMatter[] {
  const { level, tier, time, offeredTiers } = view;
  const order = level.storage.map(({ id }) => id);
  const offers = offeredTiers
    .filter((id) => order.indexOf(id) > order.indexOf(tier))
    .map((id) => ({ text: openText.offered(tiers[id].name), waits: false }));
  const isToCome =
    level.storage.some(({ offeredAt }) => offeredAt > time) || level.failures.aging.some(({ from }) => from > time);
  return isToCome ? [...offers, { text: tempoText.toCome, waits: true }] : offers;
}
