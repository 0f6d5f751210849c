import type { JSX } from "preact";
import { emptyHand } from "../../../session/interaction.ts";
import { placeText } from "../../../text/place.ts";
import { queueText } from "../../../text/levers.ts";
import { formatCount, formatCountdown, formatDuration, formatMany } from "../../../text/numbers.ts";
import { spanName } from "../../../text/places.ts";
import { dragCard } from "../../../hud/drag-card.ts";
import { stopCardWords } from "../../../hud/gang-news.ts";
import { isWaiting, type GangState } from "../../../insight/gangs.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { Icon } from "../../../hud/icons.tsx";
import { listWindows } from "./list-windows.ts";
import { WindowPanel } from "./window-panel.tsx";
import { jobCode, jobName } from "../../../text/job-names.ts";
import { Words } from "../../../hud/codex/words.tsx";

const studentsShown = 3;
const studentsBesideGang = 2;

/** Zone 2, lower part: the giants first, then the students that wait. */
export function QueuePanel({ hud }: { readonly hud: HudState }): JSX.Element {
  const view = hud.frame.value?.view;
  const gangs = hud.gangs.value.filter((gang) => gang.job.status !== "finished");
  const coming =
    view === undefined
      ? []
      : view.level.jobs.filter((job) => job.contiguous && job.bookedAhead === undefined && job.arrives > view.time);
  const students =
    view === undefined
      ? []
      : view.queue
          .slice(0, studentsShown + gangs.length)
          .map((id) => view.job(id))
          .filter((job) => !job.contiguous)
          .slice(0, gangs.some(isWaiting) ? studentsBesideGang : studentsShown);
  const gpus = view === undefined ? 0 : view.queue.reduce((sum, id) => sum + view.job(id).gpus, 0);
  return (
    <section class="lever queue" data-gang={stageOf(gangs)} aria-labelledby="queue-name">
      <div class="lever-head">
        <h3 id="queue-name">{queueText.heading}</h3>
        <span class="lever-value">
          {queueText.summary(formatMany(view?.queue.length ?? 0, "job"), formatMany(gpus, "GPU"))}
        </span>
      </div>
      {gangs.map((gang) => (
        <GangCard key={gang.job.id} hud={hud} gang={gang} />
      ))}
      {view !== undefined &&
        coming.map((job) => (
          <p key={job.name} class="gang-coming">
            <Icon name="ring" /> {queueText.expected(job.name, formatDuration(job.arrives - view.time))}
          </p>
        ))}
      <ul class="students">
        {students.map((job) => (
          <li key={job.id}>
            <span title={jobName(hud.app.level, job)}>{jobCode(hud.app.level, job)}</span>
            <span class="figures">
              {queueText.student(formatMany(job.gpus, "GPU"), formatDuration((view?.time ?? 0) - job.queuedAt))}
            </span>
          </li>
        ))}
      </ul>
      {view !== undefined && view.queue.length === 0 && <p class="quiet">{queueText.empty}</p>}
      {view !== undefined && view.counts.pending - gangs.filter(isWaiting).length > students.length && (
        <p class="quiet">
          <Words>{queueText.more(formatCount(view.queue.length - students.length))}</Words>
        </p>
      )}
    </section>
  );
}

/** What the queue must have room for: it keeps its height while that is so, and what is in it stays where it is. */
function stageOf(gangs: readonly GangState[]): "none" | "waiting" | "reserved" {
  const waiting = gangs.filter((gang) => gang.job.status === "pending");
  if (waiting.length === 0) return "none";
  return waiting.some((gang) => gang.window !== null) ? "reserved" : "waiting";
}

function GangCard({ hud, gang }: { readonly hud: HudState; readonly gang: GangState }): JSX.Element {
  const view = hud.frame.value?.view;
  const { topology } = hud.app.level;
  const { job } = gang;
  const watching = (view?.time ?? 0) < (hud.app.level.observeUntil ?? 0);
  const free = job.status === "pending" && gang.window === null && !watching;
  const { interaction } = hud.app;
  const carried = interaction.carry.value?.kind === "gang";
  return (
    <article
      class={`gang gang-${job.status} ${free ? "draggable" : ""}`}
      onPointerDown={(event) => {
        if (free) dragCard(interaction, { kind: "gang", job: job.id }, event, () => sayPicked(hud, gang));
      }}
    >
      <header>
        <h4>{jobName(hud.app.level, job)}</h4>
        {gang.isBooked && view !== undefined && (
          <span class="figures">{queueText.booked(formatCountdown(job.submitted - view.time))}</span>
        )}
        {isWaiting(gang) && gang.deadline !== null && view !== undefined && (
          <span class={gang.deadline < view.time ? "figures late" : "figures"}>
            {gang.deadline < view.time
              ? queueText.overdue(formatDuration(view.time - gang.deadline))
              : formatCountdown(gang.deadline - view.time)}
          </span>
        )}
      </header>
      {gang.stopped && <StopReason hud={hud} gang={gang} />}
      {job.status === "pending" && gang.window === null && !gang.stopped && (
        <>
          <GangCells nodes={gang.nodesNeeded} />
          <p class="gang-needs">
            <Words>{queueText.gangNeeds(formatCount(job.gpus), formatCount(gang.nodesNeeded))}</Words>
          </p>
        </>
      )}
      {job.status === "running" && <p>{queueText.running(spanName(topology, job.nodes[0] ?? 0, job.nodes.length))}</p>}
      {free && (
        <>
          <p class="gang-hint">
            <Words>
              {carried ? queueText.gangCarried : gang.isBooked ? queueText.gangReserve : queueText.gangHint}
            </Words>
          </p>
          <GangHandle hud={hud} gang={gang} />
        </>
      )}
      {job.status === "pending" && gang.window !== null && <WindowPanel hud={hud} gang={gang} />}
    </article>
  );
}

/** Why a gang that ran waits again. */
function StopReason({ hud, gang }: { readonly hud: HudState; readonly gang: GangState }): JSX.Element | null {
  const view = hud.frame.value?.view;
  const stop = hud.stops.value.findLast((one) => one.job === gang.job.id);
  return view === undefined || stop === undefined ? null : <p class="gang-stop">{stopCardWords(stop, view)}</p>;
}

function GangCells({ nodes }: { readonly nodes: number }): JSX.Element {
  return <div class="gang-cells" style={{ "--cells": Math.ceil(nodes / 5) }} aria-hidden="true" />;
}

/** Click it and then the hall, or choose from the list; the whole card can be dragged. */
function GangHandle({ hud, gang }: { readonly hud: HudState; readonly gang: GangState }): JSX.Element {
  const { interaction } = hud.app;
  const { carry } = interaction;
  const { job } = gang;
  return (
    <div class="gang-actions">
      <button
        type="button"
        class="gang-button"
        aria-pressed={carry.value?.kind === "gang"}
        onClick={() => {
          if (carry.peek() !== null) return emptyHand(interaction);
          carry.value = { kind: "gang", job: job.id, pointer: null };
          sayPicked(hud, gang);
        }}
      >
        {queueText.pickUp}
      </button>
      <button type="button" class="gang-button" aria-keyshortcuts="g" onClick={() => listWindows(hud, job.id)}>
        {queueText.best} <kbd>G</kbd>
      </button>
    </div>
  );
}

function sayPicked(hud: HudState, { job }: GangState): void {
  hud.announcer.say(placeText.picked(jobName(hud.app.level, job)));
}
