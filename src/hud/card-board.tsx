import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { ledgerLabels as labels } from "../text/ledger.ts";
import { Words } from "./codex/words.tsx";
import type { HudState } from "./hud-state.ts";
import { LedgerBand, type BandPart, type LedgerNames } from "./ledger-band.tsx";
import { Sparkline } from "./sparkline.tsx";
import { tipOf } from "./tip.tsx";

/** A figure of the ledger, with its course and what it is made of. */
export interface Card {
  readonly id: "mfu" | "goodput" | "wait" | "lost" | "tco";
  readonly name: string;
  readonly value: string;
  readonly side: string;
  readonly line: readonly number[];
  /** Whether the line's lower edge is 0. */
  readonly fromZero: boolean;
  /** What is drawn in place of the line. */
  readonly picture?: JSX.Element;
  readonly meaning: string;
  readonly rows: readonly (readonly [string, string])[];
}

interface CardBoardProps {
  readonly hud: HudState;
  readonly cards: readonly Card[];
  /** Of the cards. */
  readonly class: string;
  /** Of the band. */
  readonly names?: LedgerNames;
  readonly usefulParts?: readonly BandPart[];
  /** The third star's meter. */
  readonly children: ComponentChildren;
}

/** Zone 3, the system ledger: cards, each with a sparkline and a breakdown, the third star's meter, and the band. */
export function CardBoard({ hud, cards, class: cardsClass, children, ...band }: CardBoardProps): JSX.Element {
  const [open, setOpen] = useState<Card["id"] | null>(null);
  const view = hud.frame.value?.view;
  const card = cards.find((one) => one.id === open);
  return (
    <section class="ledger" aria-labelledby="ledger-name">
      <h2 id="ledger-name" class="zone-name">
        {labels.heading}
      </h2>
      <div class={cardsClass}>
        {cards.map((one) => (
          <div key={one.id} class={`card card-${one.id}`}>
            <button
              type="button"
              class="card-toggle"
              aria-labelledby={`card-${one.id}-name card-${one.id}-side card-${one.id}-value`}
              aria-expanded={open === one.id}
              aria-controls="card-breakdown"
              onClick={() => setOpen(open === one.id ? null : one.id)}
              {...tipOf(hud, () => one.meaning)}
            />
            <span class="card-name" id={`card-${one.id}-name`}>
              <Words>{one.name}</Words>
            </span>
            <span class="card-side" id={`card-${one.id}-side`}>
              <Words>{one.side}</Words>
            </span>
            <span class="card-value" id={`card-${one.id}-value`}>
              {one.value}
            </span>
            {one.picture ?? <Sparkline values={one.line} {...(one.fromZero ? { min: 0 } : {})} />}
          </div>
        ))}
      </div>
      <div id="card-breakdown">{card !== undefined && <Breakdown card={card} />}</div>
      {view !== undefined && children}
      {view !== undefined && <LedgerBand hud={hud} ledger={view.ledger} {...band} />}
    </section>
  );
}

function Breakdown({ card }: { readonly card: Card }): JSX.Element {
  return (
    <section class={`breakdown breakdown-${card.id}`} aria-label={labels.breakdown(card.name)}>
      <dl class="lines">
        {card.rows.map(([name, value]) => (
          <div key={name}>
            <dt>
              <Words>{name}</Words>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
