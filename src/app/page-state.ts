import { signal, type Signal } from "@preact/signals";
import type { Claims, HudSettings, Notice, Page } from "../hud/app.ts";
import { createInteraction, type Interaction } from "../session/interaction.ts";
import type { Session } from "../session/session.ts";
import type { StoredAct } from "./acts.ts";

/** Where the player is and what has been entered: everything that the page's parts share. */
export interface PageState {
  readonly interaction: Interaction;
  readonly act: Signal<StoredAct>;
  readonly page: Signal<Page>;
  readonly session: Signal<Session | null>;
  readonly seed: Signal<string>;
  readonly predicted: Signal<number | null>;
  readonly rationale: Signal<string>;
  readonly claims: Signal<Claims>;
  readonly settings: Signal<HudSettings>;
  readonly notices: Signal<readonly Notice[]>;
  readonly hall: Signal<"loading" | "ready" | "no-webgl">;
  readonly bug: Signal<boolean>;
}

/** Nothing filled in. */
export const noClaims: Claims = { checkpoint: null, mttf: null, interval: null };

/** The start page with an act chosen and a seed entered. */
export function createPageState(act: StoredAct, seed: string): PageState {
  return {
    interaction: createInteraction(),
    act: signal(act),
    page: signal<Page>("start"),
    session: signal<Session | null>(null),
    seed: signal(seed),
    predicted: signal<number | null>(null),
    rationale: signal(""),
    claims: signal(noClaims),
    settings: signal<HudSettings>({ theme: "system", reducedMotion: "system", muted: false, volume: 0.7 }),
    notices: signal<readonly Notice[]>([]),
    hall: signal<"loading" | "ready" | "no-webgl">("loading"),
    bug: signal(false),
  };
}

/** Shows a sentence until it is dismissed; one of each id. */
export function notify({ notices }: PageState, id: string, text: string): void {
  notices.value = [...notices.peek().filter((one) => one.id !== id), { id, text }];
}
