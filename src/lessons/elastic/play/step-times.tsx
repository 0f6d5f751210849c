import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Replica } from "../../../sim/index.ts";
import { formatStep, replicaName, replicaText } from "../text/elastic.ts";
import { elasticPlot as words } from "../text/telemetry.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { replicasOn } from "../../../insight/elastic/replicas.ts";
import type { Fleet } from "./use-elastic.ts";

/** Cells in a line of the strip; the hall has as many replicas in a row. */
const perLine = 10;

/** Compute time of every replica, each in its place: a cell fills up to the slowest, so that the odd one out is seen. */
export function StepTimes({ hud, now: { elastic } }: { readonly hud: HudState; readonly now: Fleet }): JSX.Element {
  const { replicas } = elastic;
  const [cursor, setCursor] = useState(0);
  const chosen = replicasOn(elastic, hud.app.interaction.selection.value)[0]?.id ?? null;
  const times = replicas.flatMap(({ computeSeconds }) => (computeSeconds === null ? [] : [computeSeconds]));
  const [min, max] = [Math.min(...times), Math.max(...times)];
  const choose = (id: number): void => {
    setCursor(id);
    hud.app.interaction.selection.value = (replicas[id]?.nodes ?? []).toSorted((a, b) => a - b);
  };
  const onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -perLine,
      ArrowDown: perLine,
    };
    const step = steps[event.key];
    if (step === undefined && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) choose(cursor);
    else if (replicas[cursor + step] !== undefined) setCursor(cursor + step);
  };
  return (
    <>
      <div
        class="step-times"
        role="listbox"
        tabIndex={0}
        aria-label={words.stepsLabel}
        aria-activedescendant={`step-${cursor}`}
        onKeyDown={onKey}
        style={{ gridTemplateColumns: `repeat(${perLine}, minmax(0, 1fr))` }}
      >
        {replicas.map((replica) => (
          <StepCell
            key={replica.id}
            replica={replica}
            min={min}
            max={max}
            chosen={replica.id === chosen}
            under={replica.id === cursor}
            onChoose={choose}
          />
        ))}
      </div>
      <div class="plot-legend">
        <span>{words.range(min, max)}</span>
        <span>{words.hint}</span>
      </div>
    </>
  );
}

interface CellProps {
  readonly replica: Replica;
  readonly min: number;
  readonly max: number;
  readonly chosen: boolean;
  readonly under: boolean;
  readonly onChoose: (id: number) => void;
}

function StepCell({ replica, min, max, chosen, under, onChoose }: CellProps): JSX.Element {
  const { id, status, computeSeconds } = replica;
  const share = computeSeconds === null ? 0 : computeSeconds / max;
  // Equal times are calm whatever they are; what stands out does so by how much longer it takes than the fastest.
  const heat = computeSeconds === null ? 0 : Math.min(1, Math.max(0, computeSeconds / min - 1) / 0.2);
  return (
    <span
      id={`step-${id}`}
      role="option"
      class={under ? "step-cell under" : "step-cell"}
      data-status={status}
      aria-selected={chosen}
      aria-label={words.stepOf(replicaName(id), computeSeconds, replicaText.statuses[status])}
      title={`${replicaName(id)}: ${computeSeconds === null ? replicaText.statuses[status] : formatStep(computeSeconds)}`}
      onClick={() => onChoose(id)}
    >
      <i style={{ height: `${(100 * share).toFixed(0)}%`, "--heat": `${(100 * heat).toFixed(0)}%` }} />
    </span>
  );
}
