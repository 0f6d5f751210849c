import type { JSX } from "preact";
import { leverText, policies } from "../../../text/levers.ts";
import { formatCount, formatDollars, formatDuration, formatGpuHours, formatMany } from "../../../text/numbers.ts";
import { refusals } from "../../../text/refusals.ts";
import { CheckpointLever } from "./checkpoint-lever.tsx";
import { isWaiting } from "../../../insight/gangs.ts";
import { QueuePanel } from "./queue-panel.tsx";
import { WindowList } from "./window-list.tsx";
import { SelectionPanel } from "../../../hud/selection-panel.tsx";
import type { HudState } from "../../../hud/hud-state.ts";
import { usePrice } from "../../../hud/use-price.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** The levers over the queue; the windows of a gang, or what is selected in the hall, lies over both. */
export function FragmentationLevers({ hud }: { readonly hud: HudState }): JSX.Element {
  const selection = hud.app.interaction.selection.value;
  const listing = hud.listing.value;
  const covered = listing !== null || selection.length > 0;
  return (
    <>
      <div class="levers" hidden={covered}>
        <div class="lever-scroll">
          <PolicyLever hud={hud} />
          <CheckpointLever hud={hud} />
          <PreemptionLever hud={hud} />
          <DefragmentLever hud={hud} />
        </div>
        <QueuePanel hud={hud} />
      </div>
      {!covered ? null : listing !== null ? (
        <WindowList key={listing} hud={hud} job={listing} />
      ) : (
        <SelectionPanel hud={hud} nodes={selection} />
      )}
    </>
  );
}

function PolicyLever({ hud }: { readonly hud: HudState }): JSX.Element {
  const policy = hud.frame.value?.view.policy ?? hud.app.level.policy;
  const offered = hud.frame.value?.view.policies ?? [policy];
  // A policy that is asked about is not chosen yet.
  void hud.asked.value;
  return (
    <fieldset class="lever">
      <legend>
        <Words>{leverText.policy}</Words>
      </legend>
      <div class="segments wide">
        {offered.map((id) => (
          <label key={id} class="segment" title={policies[id].does}>
            <input
              type="radio"
              name="policy"
              checked={policy === id}
              onChange={() => hud.send({ type: "set-policy", policy: id })}
            />
            {policies[id].name}
          </label>
        ))}
      </div>
      <p class="lever-does" title={policies[policy].does}>
        <Words>{`${policies[policy].name}: ${policies[policy].brief}`}</Words> <PolicyPreview hud={hud} />
      </p>
    </fieldset>
  );
}

function PolicyPreview({ hud }: { readonly hud: HudState }): JSX.Element {
  const view = hud.frame.value?.view;
  if (view === undefined) return <></>;
  const { policy, queue } = view;
  const students = queue.length - hud.gangs.value.filter(isWaiting).length;
  if (students <= 0) return <span class="quiet">{leverText.policyNothing}</span>;
  if (policy !== "fcfs") return <span class="cost">{leverText.policyHeld(students)}</span>;
  const behind = students < queue.length;
  return <span class="cost">{behind ? leverText.policyBehind(students) : leverText.policyFirst(students)}</span>;
}

function PreemptionLever({ hud }: { readonly hud: HudState }): JSX.Element {
  const on = hud.frame.value?.view.preemption ?? false;
  return (
    <section class="lever">
      <div class="lever-head">
        <h3 id="preemption-name">
          <Words>{leverText.preemption}</Words>
        </h3>
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={on}
          aria-labelledby="preemption-name"
          aria-describedby="preemption-does"
          onClick={() => hud.send({ type: "set-preemption", on: !on })}
        />
      </div>
      <p class="lever-does" id="preemption-does" title={preemptionMeaning(hud)}>
        {on ? <Words>{leverText.preemptionOn}</Words> : <PreemptionPreview hud={hud} />}
      </p>
    </section>
  );
}

function PreemptionPreview({ hud }: { readonly hud: HudState }): JSX.Element {
  const priced = usePrice(hud, { type: "set-preemption", on: true }, hud.costlyPrices.windows);
  const gang = hud.gangs.value.find(isWaiting);
  if (priced?.ok !== true || priced.price.kills.jobs === 0)
    return gang?.window ? <>{leverText.preemptionReserved}</> : <Words>{preemptionMeaning(hud)}</Words>;
  const { kills, total, dollars } = priced.price;
  return (
    <span class="cost">
      {leverText.preemptionPreview(formatMany(kills.jobs, "job"), formatGpuHours(total), formatDollars(dollars))}
    </span>
  );
}

function preemptionMeaning(hud: HudState): string {
  return leverText.preemptionMeaning(formatMany(hud.app.level.preemptionLimit, "time"));
}

function DefragmentLever({ hud }: { readonly hud: HudState }): JSX.Element {
  const view = hud.frame.value?.view;
  const priced = usePrice(hud, { type: "defragment" }, hud.costlyPrices.defragmentation);
  const until = view?.defragmentingUntil ?? null;
  return (
    <section class="lever lever-world">
      <div class="lever-head">
        <h3>
          <Words>{leverText.defragment}</Words>
        </h3>
        <button
          type="button"
          class="danger-button"
          aria-describedby="defragment-does"
          disabled={priced?.ok !== true}
          title={priced?.ok === false ? refusals[priced.refusal] : undefined}
          onClick={() => hud.send({ type: "defragment" })}
        >
          {leverText.defragmentDo}
        </button>
      </div>
      <p class="lever-does" id="defragment-does">
        {until !== null && view !== undefined
          ? leverText.defragmentRunning(formatDuration(until - view.time))
          : priced?.ok !== true && leverText.defragmentMeaning}
        {priced?.ok === true && until === null && (
          <span class="cost">
            {leverText.defragmentPrice(
              formatDuration(priced.price.seconds ?? 0),
              formatMany(priced.price.moves.jobs, "job"),
              formatGpuHours(priced.price.total),
              formatDollars(priced.price.dollars),
            )}
          </span>
        )}
        {priced?.ok === false && until === null && <span class="sr">{refusals[priced.refusal]}</span>}
      </p>
      {view !== undefined && view.moves.copying + view.moves.queued > 0 && (
        <p class="lever-does moves-line">
          {leverText.moves(
            formatMany(view.moves.copying, "job"),
            formatCount(view.moves.queued),
            formatDuration(Math.max(0, view.moves.doneAt - view.time)),
          )}
        </p>
      )}
    </section>
  );
}
