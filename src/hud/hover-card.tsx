import type { JSX } from "preact";
import type { ClusterView, JobId, NodeId } from "../sim/index.ts";
import { cellText, phaseText } from "../text/hall.ts";
import { formatDuration, formatGpuHours, formatMany, formatPercent } from "../text/numbers.ts";
import { nodeName } from "../text/places.ts";
import type { HudState } from "./hud-state.ts";
import { ageOf, estimatedRest } from "../insight/jobs.ts";
import { useFloat, within } from "./use-float.ts";
import { jobName, jobOwner } from "../text/job-names.ts";

const gap = 18;
const margin = 8;

/** What is in the cell under the pointer or the hall's cursor. */
export function HoverCard({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const { hovered, carry } = hud.app.interaction;
  const spot = hovered.value;
  const view = hud.frame.value?.view;
  const ref = useFloat(({ width, height }) => besideCell(hud, width, height));
  if (spot === null || view === undefined || carry.value !== null) return null;
  const node = Math.floor(spot.gpu / view.level.topology.gpusPerNode);
  const job = view.gpuJob[spot.gpu] ?? -1;
  return (
    <div ref={ref} class="hover-card" aria-live={hud.hallParent.contains(document.activeElement) ? "polite" : "off"}>
      <p class="hover-node">{nodeName(view.level.topology, node)}</p>
      <NodeLines view={view} node={node} />
      {job >= 0 ? <JobLines view={view} id={job} /> : view.nodeDown[node] === 0 && <p>{cellText.idle}</p>}
    </div>
  );
}

/** Inside the hall, right of the cell and below it, or on the other side of it where there is no room. */
function besideCell(hud: HudState, width: number, height: number): { readonly x: number; readonly y: number } {
  const spot = hud.app.interaction.hovered.peek();
  const hall = hud.hallParent.getBoundingClientRect();
  if (spot === null) return { x: hall.left, y: hall.top };
  const x = spot.x + gap + width > hall.right - margin ? spot.x - gap - width : spot.x + gap;
  const y = spot.y + gap + height > hall.bottom - margin ? spot.y - gap - height : spot.y + gap;
  return {
    x: within(x, hall.left + margin, hall.right - width - margin),
    y: within(y, hall.top + margin, hall.bottom - height - margin),
  };
}

function NodeLines({ view, node }: { readonly view: ClusterView; readonly node: NodeId }): JSX.Element {
  const gang = view.nodeReservedFor[node] ?? -1;
  return (
    <>
      {view.nodeDown[node] === 1 && (
        <p class="late">{cellText.down(formatDuration((view.nodeReturnsAt[node] ?? view.time) - view.time))}</p>
      )}
      {view.nodeDrained[node] === 1 && <p>{cellText.drained}</p>}
      {gang >= 0 && <p class="reserved">{cellText.reservedFor(jobName(view.level, view.job(gang)))}</p>}
    </>
  );
}

function JobLines({ view, id }: { readonly view: ClusterView; readonly id: JobId }): JSX.Element {
  const job = view.job(id);
  const lines: readonly (readonly [string, string])[] = [
    [cellText.owner, jobOwner(view.level, job)],
    [cellText.gpus, formatMany(job.gpus, "GPU")],
    [cellText.age, formatDuration(ageOf(view, id))],
    [cellText.rest, formatDuration(estimatedRest(view, id))],
    [cellText.saves, job.checkpointInterval === null ? cellText.never : formatDuration(job.checkpointInterval)],
    [view.level.failures.standbys ? cellText.atRiskToFailure : cellText.atRisk, formatGpuHours(view.atRiskOf(id))],
  ];
  return (
    <>
      <p class="hover-job">
        {jobName(view.level, job)}{" "}
        <span class={job.phase === "working" ? "good" : "warning"}>{phaseText(job, view.time)}</span>
      </p>
      <dl class="lines">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {job.movingTo.length > 0 && <p class="warning">{cellText.moving}</p>}
      {job.rate < 1000 && <p class="warning">{cellText.rate(formatPercent(job.rate / 1000))}</p>}
    </>
  );
}
