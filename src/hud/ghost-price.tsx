import type { JSX } from "preact";
import type { Clearing, JobId, NodeId } from "../sim/index.ts";
import { formatDollars, formatMany } from "../text/numbers.ts";
import { moveText, placeText } from "../text/place.ts";
import { nodeRange, rackName, spanName } from "../text/places.ts";
import { refusals } from "../text/refusals.ts";
import { bestOf, choiceWords, clearings, hours, placeCommand, rankWords, whenEmpty } from "./choices.ts";
import type { HudState } from "./hud-state.ts";
import { rackNodes } from "./jobs.ts";
import { priceWords } from "./price-words.ts";
import { usePrice } from "./use-price.ts";

const width = 330;
const height = 190;
const gap = 24;

/** The price that follows the ghost over the hall: what stands in the way, and the three ways out. */
export function GhostPrice({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const carry = hud.app.interaction.carry.value;
  const ghost = hud.app.interaction.ghost.value;
  if (carry === null || ghost === null || ghost.x < 0 || hud.app.interaction.dropped.value !== null) return null;
  const left = ghost.x + gap + width > window.innerWidth ? ghost.x - gap - width : ghost.x + gap;
  const top = Math.max(8, Math.min(window.innerHeight - height - 8, ghost.y + gap));
  return (
    <div
      class="ghost-price"
      style={{ transform: `translate(${Math.max(8, Math.round(left))}px, ${Math.round(top)}px)` }}
      aria-hidden="true"
    >
      {carry.kind === "gang" ? (
        <GangPrices hud={hud} job={carry.job} node={ghost.node} />
      ) : (
        <MovePrice hud={hud} jobs={carry.jobs} node={ghost.node} />
      )}
    </div>
  );
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
  const near = hud.windows(job).find((window) => window.firstNode === node);
  const cheapest = near === undefined ? (kill?.ok === true ? kill.price.total : Infinity) : bestOf(near);
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
            · {rankWords(cheapest, hud.windows(job))}
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
        <span class="cost">
          {hours(priced.price)} · {formatDollars(priced.price.dollars)}
        </span>
        <span class={when.missed ? "late" : "quiet"}>
          {clear === "migrate" && priced.price.stays.jobs > 0
            ? placeText.stuck(formatMany(priced.price.stays.jobs, "job"))
            : when.words}
          {when.missed ? ` · ${placeText.missed}` : ""}
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
  const priced = usePrice(hud, view === undefined ? null : { type: "migrate", jobs, to: rackNodes(view, node) });
  if (view === undefined || priced === null) return <></>;
  return (
    <>
      <p class="ghost-title">
        <b>{moveText.dialog(formatMany(jobs.length, "job"), rackName(view.level.topology, node))}</b>
      </p>
      <p class={priced.ok ? "cost" : "late"}>{priced.ok ? priceWords(priced.price) : refusals[priced.refusal]}</p>
    </>
  );
}
