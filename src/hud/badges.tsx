import type { JSX } from "preact";
import type { Badge } from "../session/session.ts";
import type { ClusterView } from "../sim/index.ts";
import { clauseNames, clauseValue } from "../text/clauses.ts";
import { whyText } from "../text/glossary.ts";
import { badgeText, headerText } from "../text/header.ts";
import type { HudState } from "./hud-state.ts";
import type { Lesson } from "./lesson.ts";
import { opensTerm } from "./codex/term-control.ts";
import { Icon } from "./icons.tsx";
import { tipOf } from "./tip.tsx";
import { jobName } from "../text/job-names.ts";

const shapes = { green: "check", red: "cross", waiting: "ring" } as const;
const clauseShapes = { met: "check", violated: "cross", waiting: "ring" } as const;

interface BadgesProps {
  readonly hud: HudState;
  readonly lesson: Lesson;
}

/** The three constraint badges; each explains itself and says why it stands as it does. */
export function Badges({ hud, lesson }: BadgesProps): JSX.Element {
  const frame = hud.frame.value;
  return (
    <ul class="badges" aria-label={headerText.badges}>
      {frame?.score.badges.map((badge) => (
        <li key={badge.id}>
          <button
            type="button"
            class={`badge badge-${badge.state}`}
            {...opensTerm(hud.terms, badge.id, () => <BadgeNow hud={hud} lesson={lesson} id={badge.id} />)}
            {...tipOf(hud, () => <BadgeTip hud={hud} lesson={lesson} id={badge.id} />)}
          >
            <Icon name={shapes[badge.state]} />
            <span class="badge-words">
              <span class="badge-name">
                {badgeName(badge, hud, lesson)}
                <span class="sr"> {badgeText.states[badge.state]}</span>
              </span>
              <span class="badge-value">{badgeValue(badge, hud, lesson)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function BadgeTip({ hud, lesson, id }: BadgesProps & { readonly id: Badge["id"] }): JSX.Element {
  return (
    <>
      <p>{lesson.badges.meaning(id)}</p>
      <BadgeNow hud={hud} lesson={lesson} id={id} />
    </>
  );
}

/** Why a badge stands as it does. */
function BadgeNow({ hud, lesson, id }: BadgesProps & { readonly id: Badge["id"] }): JSX.Element {
  const view = hud.frame.value?.view;
  const added = view === undefined ? null : lesson.badges.tip(id, view, hud.app.goals);
  return (
    <>
      {view !== undefined && id === "fragmentation" && <p class="tip-now">{whyFragmented(view)}</p>}
      {view !== undefined && id === "goodput" && <p class="tip-now">{whyLost(view)}</p>}
      {added !== null && <p class="tip-now">{added}</p>}
      {view !== undefined && id === "sla" && <ClauseMeters hud={hud} lesson={lesson} view={view} />}
    </>
  );
}

/** Where every SLO stands against its limit, and the third star's. */
function ClauseMeters({ hud, lesson, view }: BadgesProps & { readonly view: ClusterView }): JSX.Element {
  return (
    <>
      <ul class="clause-meters">
        {view.clauses.map((clause) => (
          <li key={clause.id} class={`clause-${clause.state}`}>
            <Icon name={clauseShapes[clause.state]} />
            <span>{clauseNames[clause.id]}</span>
            <span class="figures">
              {clauseValue(clause.id, clause.value)} / {clauseValue(clause.id, clause.limit)}
            </span>
            <progress max={clause.limit} value={Math.min(clause.limit, clause.value)} aria-hidden="true" />
          </li>
        ))}
      </ul>
      <lesson.StarMeter hud={hud} />
    </>
  );
}

function whyFragmented(view: ClusterView): string {
  if (view.idleGpus === 0) return whyText.idleNothing;
  let widest = 0;
  let count = 0;
  for (const id of view.queue) {
    const { origin, gpus, contiguous } = view.job(id);
    if (contiguous) {
      const needed = Math.ceil(gpus / view.level.topology.gpusPerNode);
      return whyText.gangWaits(jobName(view.level, { origin }), needed, view.longestEmptyRun, view.idleGpus);
    }
    if (gpus > widest) count = 0;
    widest = Math.max(widest, gpus);
    if (gpus === widest) count += 1;
  }
  return count === 0 ? whyText.nobodyWaits(view.idleGpus) : whyText.studentsWait(count, widest, view.idleGpus);
}

function whyLost({ ledger }: ClusterView): string {
  const held = ledger.capacity - ledger.idle - ledger.down;
  return whyText.lost(held - ledger.useful, held);
}

/** What a badge is called. */
export function badgeName(badge: Badge, hud: HudState, lesson: Lesson): string {
  const named = lesson.badges.name(badge);
  if (named !== null) return named;
  if (badge.id === "fragmentation") return badgeText.fragmentation(badge.limit);
  if (badge.id === "goodput") return badgeText.goodput(badge.limit);
  if (badge.state === "green") return badgeText.slaMet;
  if (badge.state === "red") return badgeText.slaMissed;
  return waitingGang(hud) ? badgeText.slaGang : badgeText.slaWaiting;
}

function badgeValue(badge: Badge, hud: HudState, lesson: Lesson): string {
  const view = hud.frame.value?.view;
  const valued = view === undefined ? null : lesson.badges.value(badge, view);
  if (valued !== null) return valued;
  if (badge.id !== "sla") return badgeText.share(badge.value);
  if (badge.state === "green") return badgeText.slosMet;
  if (badge.state === "red")
    return badgeText.slosViolated(
      hud.frame.value?.view.clauses.filter((clause) => clause.state === "violated").length ?? 1,
    );
  return waitingGang(hud)
    ? badgeText.left(badge.value)
    : hud.gangs.value.length === 0
      ? badgeText.slaBefore
      : badgeText.slosMet;
}

function waitingGang(hud: HudState): boolean {
  return hud.gangs.value.some((gang) => gang.job.firstStart === null);
}
