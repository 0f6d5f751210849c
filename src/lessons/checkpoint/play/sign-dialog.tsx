import type { JSX } from "preact";
import type { ClusterView, Seconds, StorageTierId } from "../../../sim/index.ts";
import { signText, storageText } from "../text/checkpoint.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import { formatDuration, formatPercent, formatUnitPrice } from "../../../text/numbers.ts";
import { refusals } from "../../../text/refusals.ts";
import { Dialog } from "../../../hud/dialog.tsx";
import { knowsMttf, knowsTheory } from "./knows-theory.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { usePrice } from "../../../hud/use-price.ts";
import {
  dollarsPerUseful,
  optimalPoint,
  shortestOf,
  theoryUnlocked,
  type TheoryPoint,
} from "../../../insight/checkpoint/theory.ts";
import { Words } from "../../../hud/codex/words.tsx";

interface SignProps {
  readonly hud: HudState;
  readonly tier: StorageTierId;
  readonly onClose: () => void;
}

/** Asks before a storage contract is signed: what it costs, and what it is expected to give. */
export function SignDialog({ hud, tier, onClose }: SignProps): JSX.Element | null {
  const priced = usePrice(hud, { type: "choose-storage", tier });
  const view = hud.frame.value?.view;
  if (view === undefined) return null;
  const contract = view.level.storage.find(({ id }) => id === tier);
  const perHour = contract?.dollarsPerHour ?? 0;
  const feeNow = view.level.storage.find(({ id }) => id === view.tier)?.dollarsPerHour ?? 0;
  const worth = knowsMttf(hud, view) ? worthWords(view, tier) : null;
  const left = view.level.duration - view.time;
  const setup = priced?.ok === true ? priced.price.dollars : 0;
  const shortest = shortestOf(view.level, tier);
  const raised = view.checkpointInterval !== null && view.checkpointInterval < shortest;
  return (
    <Dialog hud={hud} title={signText.title(tiers[tier].name)} class="sign" onClose={onClose}>
      <p>
        <Words>{tiers[tier].does}</Words>
      </p>
      <table class="terms">
        <caption class="sr">{signText.caption}</caption>
        <thead>
          <tr>
            <th scope="col" class="sr">
              {signText.term}
            </th>
            <th scope="col">{tiers[view.tier].name}</th>
            <th scope="col">{tiers[tier].name}</th>
          </tr>
        </thead>
        <tbody>
          {[...termsOf(view, tier), ...(knowsTheory(hud, view) ? expectedOf(view, tier) : [])].map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>
                {row.before}
                {row.asSet !== undefined && <small>{signText.goodputBest}</small>}
                {row.asSet !== undefined && <small>{row.asSet}</small>}
              </td>
              <td class={row.better ? "good" : undefined}>
                {row.after}
                {row.asSet !== undefined && <small>{signText.goodputBest}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="sign-price">
        <span class="cost-words">{signText.price(setup, perHour, setup + (perHour * left) / 3600, left)}</span>{" "}
        {signText.stops(tiers[view.tier].name, feeNow)}
      </p>
      {worth !== null && (
        <p class="sign-worth">
          <Words>{worth}</Words>
        </p>
      )}
      <p class="quiet">
        <Words>{signText.keeps(raised ? shortest : view.checkpointInterval, raised)}</Words>
      </p>
      {priced?.ok === false && (
        <p class="late">
          <Words>{refusals[priced.refusal]}</Words>
        </p>
      )}
      <div class="sign-buttons">
        <button type="button" class="ghost-button large" onClick={onClose}>
          {signText.cancel}
        </button>
        <button
          type="button"
          class="main-button"
          disabled={priced?.ok !== true}
          onClick={() => {
            if (hud.send({ type: "choose-storage", tier }).ok) onClose();
          }}
        >
          {signText.sign}
        </button>
      </div>
    </Dialog>
  );
}

interface Term {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly better: boolean;
  /** Where both hold at the contracts' best intervals: what holds as it is set now. */
  readonly asSet?: string;
}

function termsOf(view: ClusterView, tier: StorageTierId): readonly Term[] {
  const before = view.checkpointCosts(view.tier);
  const after = view.checkpointCosts(tier);
  if (before === null || after === null) return [];
  const span = (name: string, from: Seconds, to: Seconds): Term => ({
    name,
    before: formatDuration(from),
    after: formatDuration(to),
    better: to < from,
  });
  const drains = before.drain + after.drain > 0;
  const perHour = (id: StorageTierId): string =>
    storageText.price(view.level.storage.find((one) => one.id === id)?.dollarsPerHour ?? 0);
  return [
    span(signText.save, before.pause, after.pause),
    ...(drains ? [span(signText.drain, before.pause + before.drain, after.pause + after.drain)] : []),
    span(signText.restart, before.restart, after.restart),
    span(signText.shortest, shortestOf(view.level, view.tier), shortestOf(view.level, tier)),
    { name: signText.perHour, before: perHour(view.tier), after: perHour(tier), better: false },
  ];
}

/** Each contract at its own best interval, and in a note how the present one is set. */
function expectedOf(view: ClusterView, tier: StorageTierId): readonly Term[] {
  const now = bestOf(view, view.tier);
  const then = bestOf(view, tier);
  const { mttf, checkpointInterval: interval } = view;
  const set = mttf === null ? null : view.forecast({ interval, tier: view.tier, mttf });
  if (now === null || then === null || set === null) return [];
  const costs = [
    dollarsPerUseful(view, view.tier, now),
    dollarsPerUseful(view, tier, then),
    dollarsPerUseful(view, view.tier, set),
  ] as const;
  const price = (dollars: number): string => (Number.isFinite(dollars) ? formatUnitPrice(dollars) : signText.noUseful);
  return [
    {
      name: signText.goodput,
      before: formatPercent(now.goodput, 1),
      after: formatPercent(then.goodput, 1),
      asSet: signText.asSet(interval, formatPercent(set.goodput, 1)),
      better: then.goodput > now.goodput,
    },
    {
      name: signText.perUseful,
      before: price(costs[0]),
      after: price(costs[1]),
      asSet: signText.asSet(interval, price(costs[2])),
      better: costs[1] < costs[0],
    },
  ];
}

function bestOf(view: ClusterView, tier: StorageTierId): TheoryPoint | null {
  return view.mttf === null ? null : optimalPoint(view, { tier, mttf: view.mttf });
}

/** What the contract earns an hour, against what it costs more than the present one. */
function worthWords(view: ClusterView, tier: StorageTierId): string | null {
  const now = bestOf(view, view.tier);
  const then = bestOf(view, tier);
  if (now === null || then === null || !theoryUnlocked(view)) return null;
  const points = then.goodput - now.goodput;
  const fleet = view.gpuCount * view.level.prices.gpuHourDollars;
  const fee = (id: StorageTierId): number => view.level.storage.find((one) => one.id === id)?.dollarsPerHour ?? 0;
  return signText.worth({ points, fleet, worth: points * fleet, extra: fee(tier) - fee(view.tier) });
}
