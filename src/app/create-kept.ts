import { computed, signal } from "@preact/signals";
import type { Kept } from "../hud/app.ts";
import type { Store } from "../storage/store.ts";
import type { StoredAct } from "./acts.ts";
import type { Keeper } from "./create-keeper.ts";
import { adoptVisits, noClaims, type PageState } from "./page-state.ts";
import { saveJson } from "./save-file.ts";

/** What this computer keeps, for the settings. */
export function createKept(state: PageState, acts: readonly StoredAct[], keeper: Keeper, store: Store): Kept {
  const { visits } = state;
  const besides = signal<number | null>(null);
  const elsewhere = signal(store.tenancy === "theirs");
  store.onChange(() => {
    elsewhere.value = store.tenancy === "theirs";
  });
  const strangers = computed(() => acts.flatMap(visitsIn).filter((visit) => !visits.value.includes(visit)));
  const count = async (): Promise<void> => {
    besides.value = (await store.readBesides()).length;
  };
  return {
    besides,
    elsewhere,
    hidden: computed(() => strangers.value.length > 0),
    look: () => void count(),
    exportBesides: () =>
      void store.readBesides().then((records) => saveJson("fleet-orchestrator-records.json", records)),
    claimVisits: () => adoptVisits(state, strangers.peek()),
    reset() {
      if (elsewhere.peek()) return;
      for (const { progress, unfinished, begun } of acts) {
        begun.value = 0;
        progress.value = null;
        unfinished.value = null;
      }
      // The run on the screens goes on: it is of whoever plays now.
      if (state.run.peek() === null) {
        state.predicted.value = null;
        state.mechanism.value = null;
        state.rationale.value = "";
        state.claims.value = noClaims;
      }
      void store.reset().then(() => {
        keeper.save();
        return count();
      });
    },
  };
}

/** The visits in which an act's words were written. */
function visitsIn({ progress, unfinished }: StoredAct): readonly (string | null)[] {
  const run = unfinished.value;
  const rationales = progress.value?.rationales ?? [];
  const hasWords = run !== null && ((run.rationale ?? "").trim() !== "" || run.claims !== null);
  return [...rationales.map(({ visit }) => visit), ...(hasWords ? [run.visit] : [])];
}
