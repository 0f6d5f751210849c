import type { JSX } from "preact";
import type { Clearing, Command, JobId, NodeId } from "../../../sim/index.ts";
import { formatMany } from "../../../text/numbers.ts";
import { moveText, placeText } from "../../../text/place.ts";
import { nodeRange, rackName, spanName } from "../../../text/places.ts";
import { refusals } from "../../../text/refusals.ts";
import { bestOf, choiceWords, clearings, costWords, placeCommand, rankWords, whenEmpty } from "./choices.ts";
import { isForeseen } from "../../../insight/gangs.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { rackNodes } from "../../../insight/jobs.ts";
import { priceWords } from "../../../hud/price-words.ts";
import { useFloat, within } from "../../../hud/use-float.ts";
import { usePrice } from "../../../hud/use-price.ts";

const gap = 24;
const margin = 8;

/** The price that follows the ghost over the hall: what stands in the way, and the three ways out. */
export function GhostPrice({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const carry = hud.app.interaction.carry.value;
  const ghost = hud.app.interaction.ghost.value;
  const ref = useFloat(({ width, height }) => besideGhost(hud, width, height));
  if (carry === null || ghost === null || ghost.x < 0 || hud.app.interaction.dropped.value !== null) return null;
  return (
    <div ref={ref} class="ghost-price" aria-hidden="true">
      {carry.kind === "gang" ? (
        <GangPrices hud={hud} job={carry.job} node={ghost.node} />
      ) : (
        <MovePrice hud={hud} jobs={carry.jobs} node={ghost.node} />
      )}
    </div>
  );
}

/** Inside the hall, below the ghost's rows or, where there is no room, above them: the ghost itself stays in sight. */
function besideGhost(hud: HudState, width: number, height: number): { readonly x: number; readonly y: number } {
  const { carry, ghost, zoom } = hud.app.interaction;
  const spot = ghost.peek();
  const view = hud.frame.peek()?.view;
  const hall = hud.hallParent.getBoundingClientRect();
  if (spot === null || view === undefined) return { x: hall.left, y: hall.top };
  const { racksPerRow, nodesPerRack } = view.level.topology;
  const gang = carry.peek()?.kind === "gang";
  const whole = zoom.peek() === "hall";
  const rowHeight = whole ? hall.height / (view.rowCount + 1) : gap;
  const rows = gang && whole && spot.node % (racksPerRow * nodesPerRack) !== 0 ? 2 : 1;
  const below = spot.y + rows * rowHeight + margin;
  const above = spot.y - rows * rowHeight - height - margin;
  const y = below + height <= hall.bottom - margin || above < hall.top + margin ? below : above;
  const x = gang ? spot.x - width / 2 : spot.x + gap;
  return {
    x: within(x, hall.left + margin, hall.right - width - margin),
    y: within(y, hall.top + margin, hall.bottom - height - margin),
  };
}

function GangPrices({
  hud,
  job,
  node,
}: {
  readonly hud: HudState;
  readonly job: JobId;
  readonly node: NodeId;
}): JSX.Element {
  const view = hud.frame.value?.view;
  const gang = hud.gangs.value.find((one) => one.job.id === job);
  const kill = usePrice(hud, placeCommand(job, node, "kill"));
  if (view === undefined || gang === undefined) return <></>;
  const ranked = hud.windows(job).find((window) => window.firstNode === node);
  const cheapest = ranked === undefined ? (kill?.ok === true ? kill.price.total : Infinity) : bestOf(ranked);
  return (
    <>
      <p class="ghost-title">
        <b>{spanName(view.level.topology, node, gang.nodesNeeded)}</b> <span>{nodeRange(node, gang.nodesNeeded)}</span>
      </p>
      {kill?.ok === false ? (
        <p class="late">{refusals[kill.refusal]}</p>
      ) : (
        <>
          <p class="quiet">
            {kill !== null &&
              placeText.inTheWay(
                formatMany(kill.price.kills.gpus, "GPU"),
                formatMany(kill.price.kills.jobs, "job"),
              )}{" "}
            {view.helps.includes("windows") && `· ${rankWords(cheapest, hud.windows(job))}`}
          </p>
          <dl class="ghost-choices">
            {clearings.map(({ clear, key }) => (
              <GhostChoice key={clear} hud={hud} job={job} node={node} clear={clear} letter={key} />
            ))}
          </dl>
        </>
      )}
    </>
  );
}

interface GhostChoiceProps {
  readonly hud: HudState;
  readonly job: JobId;
  readonly node: NodeId;
  readonly clear: Clearing;
  readonly letter: string;
}

function GhostChoice({ hud, job, node, clear, letter }: GhostChoiceProps): JSX.Element {
  const view = hud.frame.value?.view;
  const gang = hud.gangs.value.find((one) => one.job.id === job);
  const priced = usePrice(hud, placeCommand(job, node, clear));
  if (priced === null || view === undefined) return <></>;
  if (!priced.ok) return <div>{refusals[priced.refusal]}</div>;
  const when = whenEmpty(priced.price, view, gang);
  return (
    <div>
      <dt>
        <kbd>{letter}</kbd> {choiceWords(clear, priced.price)}
      </dt>
      <dd>
        <span class="cost">{costWords(priced.price, gang !== undefined && isForeseen(gang, view))}</span>
        <span class={when.missed === true ? "late" : "quiet"}>
          {priced.price.waits.jobs > 0 ? placeText.stuck(formatMany(priced.price.waits.jobs, "job")) : when.words}
          {when.missed === true ? ` · ${when.sla}` : ""}
        </span>
      </dd>
    </div>
  );
}

function MovePrice({
  hud,
  jobs,
  node,
}: {
  readonly hud: HudState;
  readonly jobs: readonly JobId[];
  readonly node: NodeId;
}): JSX.Element {
  const view = hud.frame.value?.view;
  const command: Command | null = view === undefined ? null : { type: "migrate", jobs, to: rackNodes(view, node) };
  const priced = usePrice(hud, command);
  if (view === undefined || command === null || priced === null) return <></>;
  return (
    <>
      <p class="ghost-title">
        <b>{moveText.dialog(formatMany(jobs.length, "job"), rackName(view.level.topology, node))}</b>
      </p>
      <p class={priced.ok ? "cost" : "late"}>
        {priced.ok ? priceWords(command, priced.price) : refusals[priced.refusal]}
      </p>
    </>
  );
}
