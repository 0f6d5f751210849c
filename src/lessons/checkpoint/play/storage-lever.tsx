import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ClusterView, StorageTier, StorageTierId } from "../../../sim/index.ts";
import { storageText } from "../text/checkpoint.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { tipOf } from "../../../hud/tip.tsx";
import { SignDialog } from "./sign-dialog.tsx";
import { Words } from "../../../hud/codex/words.tsx";

/** The storage contracts: the one that runs, those on offer, and when the others come. */
export function StorageLever({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const view = hud.frame.value?.view;
  const [asked, setAsked] = useState<StorageTierId | null>(null);
  if (view === undefined) return null;
  return (
    <section class="lever storage-lever">
      <h3>
        <Words>{storageText.heading}</Words>
      </h3>
      <ul class="contracts">
        {view.level.storage.map((tier) => (
          <li key={tier.id}>
            <button
              type="button"
              class={`contract tier-${tier.id}`}
              data-state={stateOf(view, tier)}
              aria-current={tier.id === view.tier}
              aria-disabled={!canSign(stateOf(view, tier)) || view.ended !== null}
              onClick={() => {
                if (canSign(stateOf(view, tier)) && view.ended === null) setAsked(tier.id);
              }}
              {...tipOf(hud, () => `${tiers[tier.id].does} ${storageText.costsMeaning}`)}
            >
              <ContractWords view={view} tier={tier} />
            </button>
          </li>
        ))}
      </ul>
      {asked !== null && <SignDialog hud={hud} tier={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function ContractWords({ view, tier }: { readonly view: ClusterView; readonly tier: StorageTier }): JSX.Element {
  const costs = view.checkpointCosts(tier.id);
  return (
    <>
      <span class="contract-name">
        <i class="tier-mark" aria-hidden="true" />
        {tiers[tier.id].name}
      </span>
      <span class="contract-state">{stateWords(view, tier)}</span>
      {costs !== null && <span class="contract-costs">{storageText.costs(costs.pause, costs.restart)}</span>}
      <span class="contract-price">{priceWords(view, tier)}</span>
    </>
  );
}

type ContractState = "now" | "buy" | "back" | "later";

function stateOf(view: ClusterView, { id, offeredAt }: StorageTier): ContractState {
  if (id === view.tier) return "now";
  if (offeredAt > view.time) return "later";
  const order = view.level.storage.map((tier) => tier.id);
  return order.indexOf(id) < order.indexOf(view.tier) ? "back" : "buy";
}

function canSign(state: ContractState): boolean {
  return state === "buy" || state === "back";
}

function stateWords(view: ClusterView, tier: StorageTier): string {
  const state = stateOf(view, tier);
  return state === "later" ? storageText.offeredIn(tier.offeredAt - view.time) : storageText[state];
}

function priceWords(view: ClusterView, { offeredAt, dollarsPerHour, setupDollars }: StorageTier): string {
  if (offeredAt > view.time) return storageText.offered(view.level.clockStart + offeredAt);
  if (dollarsPerHour + setupDollars === 0) return storageText.included;
  return storageText.price(dollarsPerHour);
}
