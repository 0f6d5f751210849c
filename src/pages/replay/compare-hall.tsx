import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { ComparedRun, Comparing } from "../../hud/comparing.ts";
import { Icon } from "../../hud/icons.tsx";
import { Stars } from "../../hud/stars.tsx";
import { createHallPixels } from "../../picture/hall-pixels.ts";
import type { PictureInk } from "../../picture/picture-ink.ts";
import { compareText } from "../../text/compare.ts";
import { badgeText } from "../../text/header.ts";
import { formatCount, formatKept, formatPercent } from "../../text/numbers.ts";
import { sourceWords } from "./source-words.ts";
import { VerdictChip } from "./verdict-chip.tsx";

/** Pixels of a small hall. */
const size = { width: 640, height: 470 } as const;

const shapes = { green: "check", red: "cross", waiting: "ring" } as const;

interface CompareHallProps {
  readonly comparing: Comparing;
  readonly run: ComparedRun;
  readonly playNames: Readonly<Record<string, string>>;
  readonly ink: PictureInk;
}

/** One of the halls in step: what it is, how it stands, and its cells. */
export function CompareHall({ comparing, run, playNames, ink }: CompareHallProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { level } = run.view();
  const hall = useMemo(() => createHallPixels(level.topology, size.width, size.height), [level]);
  const view = run.view();
  const { badges, stars } = run.score();
  useEffect(() => {
    canvas.current?.getContext("2d")?.putImageData(new ImageData(hall.paint(view, ink), size.width, size.height), 0, 0);
  });
  const down = view.nodeDown.reduce((sum, is) => sum + is, 0) * level.topology.gpusPerNode;
  const busy = view.gpuCount - view.idleGpus - down;
  return (
    <figure class="compare-hall">
      <figcaption>
        <b class="compare-letter">{run.letter}</b>
        <span class="compare-name">{sourceWords(run.source, playNames)}</span>
        <VerdictChip verdict={run.verdict.value} />
        <Stars count={stars} />
        {comparing.runs.value.length > 1 && (
          <button
            type="button"
            class="ghost-button square"
            aria-label={compareText.remove(run.letter)}
            title={compareText.remove(run.letter)}
            onClick={() => comparing.remove(run)}
          >
            <Icon name="close" />
          </button>
        )}
      </figcaption>
      <canvas
        ref={canvas}
        {...size}
        role="img"
        aria-label={compareText.hall(run.letter, formatCount(busy), formatCount(view.idleGpus), formatCount(down))}
      />
      <ul class="compare-badges">
        {badges.map((badge) => (
          <li key={badge.id} class={`badge-${badge.state}`}>
            <Icon name={shapes[badge.state]} />
            <span class="sr">{badgeText.states[badge.state]}</span>
            {badge.id === "fragmentation" &&
              `${badgeText.fragmentation(badge.limit)}: ${formatPercent(badge.value, 1)}`}
            {badge.id === "goodput" && `${badgeText.goodput(badge.limit)}: ${formatKept(badge.value)}`}
            {badge.id === "sla" &&
              { green: badgeText.slaMet, red: badgeText.slaMissed, waiting: badgeText.slaWaiting }[badge.state]}
          </li>
        ))}
      </ul>
    </figure>
  );
}
