import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import { blastText as words, formatShare } from "../text/pages.ts";
import { formatGpuHours } from "../../../text/numbers.ts";
import { debriefText } from "../../../text/pages.ts";
import { specOf } from "../../../insight/elastic/replicas.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import type { BlastCase } from "../../../insight/elastic/blast-radius.ts";
import { Words } from "../../../hud/codex/words.tsx";

const side = 10;
const pitch = 11;

/** The same failure with the replicas spread over the power feeds, and laid along them. */
export function BlastPanel({
  hud,
  frame: { view },
}: {
  readonly hud: HudState;
  readonly frame: Frame;
}): JSX.Element | null {
  const replicas = specOf(view)?.replicas;
  const radius = hud.app.blastRadius.value;
  if (replicas === undefined) return null;
  if (radius === null) {
    return (
      <section class="panel">
        <h2>
          <Words>{words.heading}</Words>
        </h2>
        <p role="status" class="quiet">
          {hud.app.failedComparisons.value.has("blast") ? debriefText.cannotCompare : words.wait}
        </p>
      </section>
    );
  }
  const { spread, packed } = radius;
  return (
    <section class="panel">
      <h2>
        <Words>{words.heading}</Words>
      </h2>
      <p class="headline">
        <Words>
          {words.sentence(spread.nodesDown, spread.gpuSecondsStalled / Math.max(1, packed.gpuSecondsStalled))}
        </Words>
      </p>
      <div class="blast-cases">
        <Case name={words.spread} blast={spread} replicas={replicas} />
        <Case name={words.packed} blast={packed} replicas={replicas} />
      </div>
      <p class="quiet">
        <Words>{words.meaning}</Words>
      </p>
    </section>
  );
}

interface CaseProps {
  readonly name: string;
  readonly blast: BlastCase;
  readonly replicas: number;
}

function Case({ name, blast, replicas }: CaseProps): JSX.Element {
  const lines = [
    [words.nodes, String(blast.nodesDown)],
    [words.broken, String(blast.broken.length)],
    [words.share, formatShare(blast.shareLost)],
    [words.stalled, formatGpuHours(blast.gpuSecondsStalled)],
    [words.pause, formatGpuHours(blast.pauseGpuSeconds)],
  ] as const;
  return (
    <div class="blast-case">
      <h3>
        <Words>{name}</Words>
      </h3>
      <Grid broken={blast.broken} of={replicas} />
      <dl class="lines">
        {lines.map(([term, value]) => (
          <div key={term}>
            <dt>
              <Words>{term}</Words>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** A square for each replica, by its number. */
function Grid({ broken, of }: { readonly broken: readonly number[]; readonly of: number }): JSX.Element {
  const rows = Math.ceil(of / side);
  return (
    <svg
      class="blast-grid"
      viewBox={`0 0 ${side * pitch} ${rows * pitch}`}
      role="img"
      aria-label={words.drawing(broken.length, of)}
    >
      {Array.from({ length: of }, (_, index) => (
        <rect
          key={index}
          class={broken.includes(index) ? "blast-broken" : "blast-whole"}
          x={(index % side) * pitch + 1}
          y={Math.floor(index / side) * pitch + 1}
          width={pitch - 2}
          height={pitch - 2}
          rx="2"
        />
      ))}
    </svg>
  );
}
