import type { JSX } from "preact";
import { orderOf, type RingDraft } from "../../../session/ring-draft.ts";
import type { ClusterView, ElasticView, RingPlan } from "../../../sim/index.ts";
import { ringText as words } from "../text/elastic.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { LooseEnds } from "./loose-ends.tsx";
import { PauseButton } from "./pause-button.tsx";
import { gapsIn, wholeOf } from "../../../insight/elastic/replicas.ts";
import { closedPlan, gapsOf, readyOnes } from "./ring-choices.ts";
import { RingTable } from "./ring-table.tsx";
import { Rejoin } from "./rejoin.tsx";
import { useAutomatic, useElastic, type Fleet } from "./use-elastic.ts";
import { dropDraft, waitsForHand } from "../../../session/send-ring.ts";
import { closeDraft, draftNow } from "./draft-now.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** The ring: whether it works, how fast it is beside the automatic route, and all that can be done to it. */
export function RingCard({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const now = useElastic(hud);
  if (now === null) return null;
  const { view, elastic } = now;
  const drawing = hud.app.interaction.ringDraft.value;
  const draft = draftNow(hud, elastic);
  return (
    <section class="ring" data-stage={elastic.stage} aria-labelledby="ring-name">
      <header>
        <h3 id="ring-name">
          <Words>{words.heading}</Words>
        </h3>
        <span class="ring-state">{stateWords(view, elastic, drawing)}</span>
      </header>
      <RingNumbers hud={hud} now={now} draft={draft} />
      <Rejoin hud={hud} now={now} />
      {draft !== null && gapsOf(draft) > 0 && <LooseEnds hud={hud} elastic={elastic} draft={draft} />}
    </section>
  );
}

function RingNumbers({
  hud,
  now: { view, elastic },
  draft,
}: {
  readonly hud: HudState;
  readonly now: Fleet;
  readonly draft: RingDraft | null;
}): JSX.Element {
  const members = draft?.members ?? wholeOf(elastic);
  const automatic = useAutomatic(elastic, members);
  const own = draft === null ? elastic.plan : closedPlan(elastic, draft);
  if (elastic.stage === "waiting-for-nodes")
    return (
      <p class="ring-note">
        <Words>{words.waitsForNodes}</Words>
      </p>
    );
  return (
    <>
      <RingTable elastic={elastic} own={own} automatic={automatic} drawn={draft !== null && elastic.plan !== null} />
      {view.ended === null && <RingButtons hud={hud} elastic={elastic} draft={draft} automatic={automatic} own={own} />}
    </>
  );
}

interface ButtonsProps {
  readonly hud: HudState;
  readonly elastic: ElasticView;
  readonly draft: RingDraft | null;
  readonly automatic: RingPlan | null;
  readonly own: RingPlan | null;
}

function RingButtons({ hud, elastic, draft, automatic, own }: ButtonsProps): JSX.Element {
  const drawing = hud.app.interaction.ringDraft.value;
  const order = draft === null ? null : orderOf(draft);
  const better = automatic !== null && (own === null || automatic.stepSeconds < own.stepSeconds - 1e-6);
  return (
    <div class="ring-buttons">
      {draft !== null && gapsOf(draft) > 0 && <CloseButton hud={hud} elastic={elastic} own={own} />}
      {drawing !== null && order !== null && !waitsForHand(elastic) && (
        <PauseButton
          hud={hud}
          label={words.build}
          command={{ type: "set-ring", order }}
          onDone={() => dropDraft(hud.app.interaction)}
        />
      )}
      {automatic !== null && (better || waitsForHand(elastic)) && (
        <PauseButton
          hud={hud}
          label={words.take}
          command={{ type: "set-ring", order: automatic.order }}
          onDone={() => dropDraft(hud.app.interaction)}
        />
      )}
      {automatic !== null && !better && draft === null && (
        <p class="ring-note good">
          <Words>{words.same}</Words>
        </p>
      )}
      {drawing !== null && (
        <button type="button" class="priced" onClick={() => dropDraft(hud.app.interaction)}>
          <span>{words.discard}</span>
        </button>
      )}
      {draft === null && readyOnes(elastic).length === 0 && (
        <p class="ring-note quiet">
          <Words>{words.change}</Words>
        </p>
      )}
    </div>
  );
}

/** While the fleet waits the closed ring is sent at once; while it works it is only drawn, for building it costs a pause. */
function CloseButton({ hud, elastic, own }: Pick<ButtonsProps, "hud" | "elastic" | "own">): JSX.Element {
  if (own !== null && waitsForHand(elastic)) {
    const command = { type: "set-ring", order: own.order } as const;
    return (
      <PauseButton hud={hud} label={words.close} command={command} onDone={() => dropDraft(hud.app.interaction)} />
    );
  }
  return (
    <button type="button" class="priced" onClick={() => closeDraft(hud, elastic)}>
      <span>{words.close}</span>
      <span class="quiet">{words.closeMeaning}</span>
    </button>
  );
}

function stateWords(view: ClusterView, elastic: ElasticView, drawing: RingDraft | null): string {
  if (view.ended !== null) return words.over;
  if (drawing !== null) return words.drawn(gapsOf(drawing));
  const { stage, stageEnds } = elastic;
  if (stage === "waiting-for-ring")
    return elastic.routing === "by-hand" ? words.open(gapsIn(elastic)) : words.stages["waiting-for-nodes"];
  if (stageEnds !== null && stage !== "working") return words.left(words.stages[stage], stageEnds - view.time);
  return words.stages[stage];
}
