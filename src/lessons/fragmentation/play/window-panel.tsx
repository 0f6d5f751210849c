import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import type { ClusterView, JobId } from "../../../sim/index.ts";
import { windowText } from "../../../text/levers.ts";
import { formatCount, formatDuration, formatMany } from "../../../text/numbers.ts";
import { nodeRange, spanName } from "../../../text/places.ts";
import { placeCommand } from "./choices.ts";
import type { GangState } from "../../../insight/gangs.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { ageOf, estimatedRest, jobsOnNodes } from "../../../insight/jobs.ts";
import { fromLog, toLog } from "../../../hud/log-scale.ts";
import { PricedButton } from "../../../hud/priced-button.tsx";
import { Words } from "../../../hud/codex/words.tsx";

const youngest = 60;
const oldest = 8 * 3600;

/** What still stands in a reserved window, and what can be done about it. */
export function WindowPanel({ hud, gang }: { readonly hud: HudState; readonly gang: GangState }): JSX.Element {
  const [younger, setYounger] = useState(3600);
  const mostMoving = useRef({ firstNode: -1, moving: 0 });
  const tick = hud.slow.value;
  const view = hud.frame.value?.view;
  const window = gang.window;
  const left = useMemo(
    () => (view === undefined || window === null ? null : standing(view, window)),
    [tick, view?.revision, window],
  );
  if (view === undefined || window === null || left === null) return <></>;
  if (mostMoving.current.firstNode !== window.firstNode)
    mostMoving.current = { firstNode: window.firstNode, moving: 0 };
  mostMoving.current.moving = Math.max(mostMoving.current.moving, left.moving);
  const young = left.jobs.filter((id) => ageOf(view, id) < younger);
  const late = gang.deadline !== null && view.time + left.lastEnds > gang.deadline;
  return (
    <div class="window-panel">
      <p>
        <button
          type="button"
          class="link-button"
          onClick={() => (hud.app.interaction.lookAt.value = range(window.firstNode, window.nodeCount))}
        >
          {windowText.reserved(spanName(view.level.topology, window.firstNode, window.nodeCount))}
        </button>{" "}
        <span class="quiet">{nodeRange(window.firstNode, window.nodeCount)}</span>
      </p>
      <progress
        max={window.nodeCount}
        value={left.emptyNodes}
        aria-label={windowText.emptied(formatCount(left.emptyNodes), formatMany(window.nodeCount, "node"))}
      />
      <Progress view={view} left={left} mostMoving={mostMoving.current.moving} late={late} />
      {left.jobs.length > 0 && (
        <>
          {left.waiting < left.jobs.length && (
            <PricedButton
              hud={hud}
              label={windowText.moveFits}
              command={placeCommand(gang.job.id, window.firstNode, "migrate")}
            />
          )}
          <PricedButton hud={hud} label={windowText.killLeft} command={{ type: "kill", jobs: left.jobs }} danger />
          <PricedButton
            hud={hud}
            label={`${windowText.killYounger} ${formatDuration(younger)}`}
            command={young.length === 0 ? null : { type: "kill", jobs: young }}
            danger
          />
          <input
            class="slider"
            type="range"
            min="0"
            max="100"
            value={toLog(younger, youngest, oldest)}
            aria-label={windowText.killYounger}
            aria-valuetext={formatDuration(younger)}
            onInput={(event) => setYounger(fromLog(Number(event.currentTarget.value), youngest, oldest, youngest))}
          />
        </>
      )}
      <PricedButton
        hud={hud}
        label={windowText.release}
        command={{ type: "release-window", job: gang.job.id }}
        free={windowText.releaseFree}
      />
    </div>
  );
}

interface ProgressProps {
  readonly view: ClusterView;
  readonly left: Standing;
  /** The most jobs that were on their way out of this window at once. */
  readonly mostMoving: number;
  readonly late: boolean;
}

/** What still keeps the window from being empty, in words. */
function Progress({ view, left, mostMoving, late }: ProgressProps): JSX.Element {
  if (left.jobs.length === 0 && left.moving === 0 && left.down === 0)
    return (
      <p>
        <Words>{windowText.clear}</Words>
      </p>
    );
  const done = formatDuration(Math.max(0, view.moves.doneAt - view.time));
  return (
    <p aria-live="off">
      {left.moving > 0 && windowText.leaving(formatCount(left.moving), formatMany(mostMoving, "job"), done)}{" "}
      {left.waiting < left.jobs.length &&
        windowText.inTheWay(
          formatMany(left.jobs.length - left.waiting, "job"),
          formatMany(left.gpus, "GPU"),
          formatDuration(left.lastEnds),
        )}{" "}
      {left.waiting > 0 && windowText.waiting(formatMany(left.waiting, "job"), formatDuration(left.lastEnds))}{" "}
      {left.jobs.length > 0 && late && <strong class="late">{windowText.afterDeadline}</strong>}{" "}
      {left.down > 0 && windowText.down(formatMany(left.down, "node"))}
    </p>
  );
}

interface Standing {
  /** Running in the window and not on the way out. */
  readonly jobs: readonly JobId[];
  /** Those of them that are moved as soon as there is room; the GPUs of the others. */
  readonly waiting: number;
  readonly gpus: number;
  readonly moving: number;
  readonly emptyNodes: number;
  readonly down: number;
  /** Seconds from now until the last of `jobs` ends, by its estimate. */
  readonly lastEnds: number;
}

function standing(view: ClusterView, window: { readonly firstNode: number; readonly nodeCount: number }): Standing {
  const nodes = range(window.firstNode, window.nodeCount);
  const all = jobsOnNodes(view, nodes);
  const jobs = all.filter((id) => view.job(id).movingTo.length === 0);
  return {
    jobs,
    waiting: jobs.filter((id) => view.waitsForRoom(id)).length,
    gpus: jobs.reduce((sum, id) => sum + (view.waitsForRoom(id) ? 0 : view.job(id).gpus), 0),
    moving: all.length - jobs.length,
    emptyNodes: nodes.filter((node) => view.jobsOn(node).length === 0).length,
    down: nodes.filter((node) => view.nodeDown[node] === 1).length,
    lastEnds: jobs.reduce((last, id) => Math.max(last, estimatedRest(view, id)), 0),
  };
}

function range(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
