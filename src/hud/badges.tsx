import type { JSX } from "preact";
import type { Badge } from "../session/session.ts";
import type { ClusterView } from "../sim/index.ts";
import { clauseNames, clauseValue } from "../text/clauses.ts";
import { glossary, whyText } from "../text/glossary.ts";
import { badgeText, headerText } from "../text/header.ts";
import { RegretMeter } from "./checkpoint/regret-meter.tsx";
import {
  trainingBadgeName,
  trainingBadgeValue,
  trainingTipMeaning,
  trainingTipWords,
} from "./checkpoint/training-badges.ts";
import { elasticBadgeName, elasticBadgeValue, elasticTipMeaning, elasticTipWords } from "./elastic/elastic-badges.ts";
import { LostMeter } from "./elastic/lost-meter.tsx";
import type { HudState } from "./hud-state.ts";
import { DisruptionMeter } from "./disruption-meter.tsx";
import { Icon } from "./icons.tsx";
import { tipOf } from "./tip.tsx";

const shapes = { green: "check", red: "cross", waiting: "ring" } as const;
const clauseShapes = { kept: "check", broken: "cross", waiting: "ring" } as const;

/** The three constraint badges; each explains itself and says why it stands as it does. */
export function Badges({ hud }: { readonly hud: HudState }): JSX.Element {
  const frame = hud.frame.value;
  return (
    <ul class="badges" aria-label={headerText.badges}>
      {frame?.score.badges.map((badge) => (
        <li key={badge.id}>
          <button
            type="button"
            class={`badge badge-${badge.state}`}
            {...tipOf(hud, () => <BadgeTip hud={hud} id={badge.id} />)}
          >
            <Icon name={shapes[badge.state]} />
            <span class="badge-words">
              <span class="badge-name">
                {badgeName(badge, hud)}
                <span class="sr"> {badgeText.states[badge.state]}</span>
              </span>
              <span class="badge-value">{badgeValue(badge, hud)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function BadgeTip({ hud, id }: { readonly hud: HudState; readonly id: Badge["id"] }): JSX.Element {
  const view = hud.frame.value?.view;
  return (
    <>
      <p>{meaningOf(id, hud)}</p>
      {view !== undefined && id === "fragmentation" && <p class="tip-now">{whyFragmented(view)}</p>}
      {view !== undefined && id === "goodput" && <p class="tip-now">{whyLost(view)}</p>}
      <LessonTip hud={hud} id={id} view={view} />
      {view !== undefined && id === "sla" && <ClauseMeters hud={hud} view={view} />}
    </>
  );
}

function meaningOf(id: Badge["id"], { app }: HudState): string {
  if (app.lesson === "checkpoint") return trainingTipMeaning(id);
  return app.lesson === "elastic" ? elasticTipMeaning(id) : glossary[id];
}

function LessonTip({
  hud,
  id,
  view,
}: {
  readonly hud: HudState;
  readonly id: Badge["id"];
  readonly view: ClusterView | undefined;
}): JSX.Element | null {
  if (view === undefined) return null;
  const words =
    view.elastic === null ? trainingTipWords(id, view, hud.app.goals.goodputAbove) : elasticTipWords(id, view);
  return words === null ? null : <p class="tip-now">{words}</p>;
}

/** Where every promise stands against its limit, and the third star's. */
function ClauseMeters({ hud, view }: { readonly hud: HudState; readonly view: ClusterView }): JSX.Element {
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
      <StarMeter hud={hud} />
    </>
  );
}

function StarMeter({ hud }: { readonly hud: HudState }): JSX.Element {
  if (hud.app.lesson === "checkpoint") return <RegretMeter hud={hud} />;
  return hud.app.lesson === "elastic" ? <LostMeter hud={hud} /> : <DisruptionMeter hud={hud} />;
}

function whyFragmented(view: ClusterView): string {
  if (view.idleGpus === 0) return whyText.idleNothing;
  let widest = 0;
  let count = 0;
  for (const id of view.queue) {
    const { name, gpus, contiguous } = view.job(id);
    if (contiguous) {
      const needed = Math.ceil(gpus / view.level.topology.gpusPerNode);
      return whyText.gangWaits(name, needed, view.longestEmptyRun, view.idleGpus);
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

function badgeName(badge: Badge, hud: HudState): string {
  const named =
    hud.app.lesson === "checkpoint"
      ? trainingBadgeName(badge)
      : hud.app.lesson === "elastic"
        ? elasticBadgeName(badge)
        : null;
  if (named !== null) return named;
  if (badge.id === "fragmentation") return badgeText.fragmentation(badge.limit);
  if (badge.id === "goodput") return badgeText.goodput(badge.limit);
  if (badge.state === "green") return badgeText.slaMet;
  if (badge.state === "red") return badgeText.slaMissed;
  return waitingGang(hud) ? badgeText.slaGang : badgeText.slaWaiting;
}

function badgeValue(badge: Badge, hud: HudState): string {
  const view = hud.frame.value?.view;
  const valued = view === undefined ? null : lessonValue(badge, view, hud);
  if (valued !== null) return valued;
  if (badge.id !== "sla") return badgeText.share(badge.value);
  if (badge.state === "green") return badgeText.slaKept;
  if (badge.state === "red")
    return badgeText.slaBroken(hud.frame.value?.view.clauses.filter((clause) => clause.state === "broken").length ?? 1);
  return waitingGang(hud)
    ? badgeText.left(badge.value)
    : hud.gangs.value.length === 0
      ? badgeText.slaBefore
      : badgeText.slaKept;
}

function lessonValue(badge: Badge, view: ClusterView, { app }: HudState): string | null {
  if (app.lesson === "checkpoint") return trainingBadgeValue(badge, view);
  return app.lesson === "elastic" ? elasticBadgeValue(badge, view) : null;
}

function waitingGang(hud: HudState): boolean {
  return hud.gangs.value.some((gang) => gang.job.firstStart === null);
}
