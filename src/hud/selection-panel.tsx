import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { ClusterView, JobId, NodeId } from "../sim/index.ts";
import { formatCount, formatDuration, formatGpuHours, formatMany } from "../text/numbers.ts";
import { selectionText } from "../text/place.ts";
import { nodesName } from "../text/places.ts";
import type { HudState } from "./hud-state.ts";
import { Icon } from "./icons.tsx";
import { ageOf, estimatedRest, jobsOnNodes } from "../insight/jobs.ts";
import { PricedButton } from "./priced-button.tsx";
import { jobCode, jobName } from "../text/job-names.ts";
import { Words } from "./codex/words.tsx";

/** What is in the selected nodes, and everything that can be done to it. */
export function SelectionPanel({
  hud,
  nodes,
}: {
  readonly hud: HudState;
  readonly nodes: readonly NodeId[];
}): JSX.Element {
  const view = hud.frame.value?.view;
  const tick = hud.slow.value;
  const [left, setLeft] = useState<ReadonlySet<JobId>>(new Set());
  const jobs = useMemo(() => (view === undefined ? [] : byAge(view, nodes)), [view?.revision, tick, nodes]);
  useEffect(() => setLeft(new Set()), [nodes]);
  if (view === undefined) return <></>;
  const chosen = jobs.filter((id) => !left.has(id));
  const clear = (): void => {
    hud.app.interaction.selection.value = [];
  };
  return (
    <section class="sheet" aria-labelledby="selection-name">
      <header class="sheet-head">
        <h2 id="selection-name">{nodesName(view.level.topology, nodes)}</h2>
        <button type="button" class="ghost-button square" aria-label={selectionText.close} onClick={clear}>
          <Icon name="close" />
        </button>
      </header>
      <Summary view={view} nodes={nodes} jobs={jobs} />
      <Actions hud={hud} view={view} nodes={nodes} chosen={chosen} />
      {jobs.length > 0 && <JobList view={view} jobs={jobs} left={left} setLeft={setLeft} />}
    </section>
  );
}

function Summary({
  view,
  nodes,
  jobs,
}: {
  readonly view: ClusterView;
  readonly nodes: readonly NodeId[];
  readonly jobs: readonly JobId[];
}): JSX.Element {
  const { gpusPerNode } = view.level.topology;
  const drained = nodes.filter((node) => view.nodeDrained[node] === 1).length;
  const down = nodes.filter((node) => view.nodeDown[node] === 1).length;
  const busy = nodes.reduce((sum, node) => sum + busyOn(view, node), 0);
  const youngest = jobs[0];
  const oldest = jobs.at(-1);
  return (
    <p>
      {jobs.length === 0
        ? selectionText.none
        : selectionText.holds(
            formatMany(jobs.length, "job"),
            formatCount(busy),
            formatCount((nodes.length - down) * gpusPerNode - busy),
          )}{" "}
      {youngest !== undefined &&
        oldest !== undefined &&
        selectionText.ages(formatDuration(ageOf(view, youngest)), formatDuration(ageOf(view, oldest)))}{" "}
      {drained > 0 && selectionText.drained(formatMany(drained, "node"))}{" "}
      {down > 0 && selectionText.down(formatMany(down, "node"))}
    </p>
  );
}

interface ActionsProps {
  readonly hud: HudState;
  readonly view: ClusterView;
  readonly nodes: readonly NodeId[];
  readonly chosen: readonly JobId[];
}

function Actions({ hud, view, nodes, chosen }: ActionsProps): JSX.Element {
  const open = nodes.filter((node) => view.nodeDrained[node] === 0);
  const drained = nodes.filter((node) => view.nodeDrained[node] === 1);
  const gpus = chosen.reduce((sum, id) => sum + view.job(id).gpus, 0);
  const lastEnds = jobsOnNodes(view, nodes).reduce((last, id) => Math.max(last, estimatedRest(view, id)), 0);
  const movable = chosen.length > 0;
  return (
    <div class="sheet-actions">
      <PricedButton hud={hud} label={selectionText.move} command={movable ? { type: "migrate", jobs: chosen } : null} />
      {movable && open.length > 0 && (
        <p class="quiet small">
          <Words>{selectionText.refills}</Words>
        </p>
      )}
      <PricedButton
        hud={hud}
        label={selectionText.kill}
        command={movable ? { type: "kill", jobs: chosen } : null}
        danger
      />
      <button
        type="button"
        class="priced"
        disabled={!movable}
        onClick={() => {
          hud.app.interaction.carry.value = { kind: "jobs", jobs: chosen, pointer: null };
        }}
      >
        <span>{selectionText.pickUp}</span>
        <span class="quiet">
          {formatMany(gpus, "GPU")} · {selectionText.pickUpMeaning}
        </span>
      </button>
      {open.length > 0 && (
        <button type="button" class="priced" onClick={() => hud.send({ type: "drain", nodes: open })}>
          <span>{selectionText.drain}</span>
          <span class="quiet">
            {lastEnds === 0 ? selectionText.drainFree : selectionText.drainMeaning(formatDuration(lastEnds))}
          </span>
        </button>
      )}
      {drained.length > 0 && (
        <PricedButton
          hud={hud}
          label={selectionText.undrain}
          command={{ type: "undrain", nodes: drained }}
          free={selectionText.undrainMeaning}
        />
      )}
    </div>
  );
}

interface JobListProps {
  readonly view: ClusterView;
  readonly jobs: readonly JobId[];
  readonly left: ReadonlySet<JobId>;
  readonly setLeft: (left: ReadonlySet<JobId>) => void;
}

function JobList({ view, jobs, left, setLeft }: JobListProps): JSX.Element {
  const chosen = jobs.filter((id) => !left.has(id)).length;
  const toggle = (id: JobId): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <fieldset class="job-list">
      <legend>{selectionText.jobs}</legend>
      <div class="job-list-head">
        <span>{selectionText.chosen(chosen, jobs.length)}</span>
        <button type="button" class="link-button" onClick={() => setLeft(new Set())}>
          {selectionText.all}
        </button>
        <button type="button" class="link-button" onClick={() => setLeft(new Set(jobs))}>
          {selectionText.none2}
        </button>
      </div>
      {jobs.map((id) => (
        <label key={id} class="job-line">
          <input type="checkbox" checked={!left.has(id)} onChange={() => toggle(id)} />
          <span title={jobName(view.level, view.job(id))}>{jobCode(view.level, view.job(id))}</span>
          <span class="figures">
            {selectionText.job(formatCount(view.job(id).gpus), formatDuration(ageOf(view, id)))}
          </span>
          <span class="figures cost">{formatGpuHours(view.atRiskOf(id))}</span>
        </label>
      ))}
    </fieldset>
  );
}

function byAge(view: ClusterView, nodes: readonly NodeId[]): readonly JobId[] {
  return jobsOnNodes(view, nodes).toSorted((a, b) => view.job(b).startedAt - view.job(a).startedAt || a - b);
}

function busyOn(view: ClusterView, node: NodeId): number {
  const { gpusPerNode } = view.level.topology;
  let busy = 0;
  for (let gpu = node * gpusPerNode; gpu < (node + 1) * gpusPerNode; gpu += 1)
    if ((view.gpuJob[gpu] ?? -1) >= 0) busy += 1;
  return busy;
}
