import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { connect, looseEnds, type RingDraft } from "../../../session/ring-draft.ts";
import type { ElasticView } from "../../../sim/index.ts";
import { replicaName, replicaNumber, ringText as words } from "../text/elastic.ts";
import type { HudState } from "../../../hud/hud-state.ts";

/** The ring's loose ends as a list: each can be connected without a pointer. */
export function LooseEnds({
  hud,
  elastic,
  draft,
}: {
  readonly hud: HudState;
  readonly elastic: ElasticView;
  readonly draft: RingDraft;
}): JSX.Element {
  const ref = useRef<HTMLUListElement>(null);
  const key = `${draft.members.join(" ")}|${draft.links.join(" ")}`;
  const ends = useMemo(() => endsOf(draft), [key]);
  const join = (from: number, to: number): void => {
    const next = connect(draft, from, to);
    if (next === null) return;
    hud.app.interaction.ringEnd.value = null;
    hud.app.interaction.ringDraft.value = next;
    // The list is drawn anew without this line: the focus goes on to the next one.
    window.requestAnimationFrame(() => ref.current?.querySelector("select")?.focus());
  };
  return (
    <details class="loose">
      <summary>{words.ends(ends.length)}</summary>
      <ul ref={ref}>
        {ends.map(({ end, targets }) => (
          <LooseEnd
            key={end}
            end={end}
            targets={targets}
            onShow={() => show(hud, elastic, end)}
            onJoin={(target) => join(end, target)}
          />
        ))}
      </ul>
    </details>
  );
}

interface LooseEndProps {
  readonly end: number;
  /** Those it can be connected to, the nearest by number first. */
  readonly targets: readonly number[];
  readonly onShow: () => void;
  readonly onJoin: (target: number) => void;
}

/** One end: a keyboard tries the names of the list on its way to one, so it is the button that connects. */
function LooseEnd({ end, targets, onShow, onJoin }: LooseEndProps): JSX.Element {
  const [chosen, setChosen] = useState<number | null>(null);
  const target = chosen !== null && targets.includes(chosen) ? chosen : targets[0];
  return (
    <li>
      <button type="button" class="link-button" onClick={onShow}>
        {replicaName(end)}
      </button>
      <select
        aria-label={words.connect(replicaName(end))}
        value={target}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
      >
        {targets.map((one) => (
          <option key={one} value={one}>
            {replicaNumber(one)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="ghost-button"
        disabled={target === undefined}
        onClick={() => target !== undefined && onJoin(target)}
      >
        {words.join}
        <span class="sr"> {replicaName(end)}</span>
      </button>
    </li>
  );
}

function show(hud: HudState, elastic: ElasticView, replica: number): void {
  hud.app.interaction.lookAt.value = [...(elastic.replicas[replica]?.nodes ?? [])];
}

/** Each loose end with those it can be connected to, the nearest by number first. */
function endsOf(draft: RingDraft): readonly { readonly end: number; readonly targets: readonly number[] }[] {
  const ends = looseEnds(draft).toSorted((a, b) => a - b);
  return ends.map((end) => ({
    end,
    targets: ends
      .filter((other) => connect(draft, end, other) !== null)
      .toSorted((a, b) => Math.abs(a - end) - Math.abs(b - end)),
  }));
}
