import type { JSX } from "preact";
import type { Badge, Frame } from "../session/session.ts";
import type { ClauseView } from "../sim/index.ts";
import { clauseNames, clausePromise, clauseValue } from "../text/clauses.ts";
import { formatGpuHours, formatPercent } from "../text/numbers.ts";
import { debriefText } from "../text/pages.ts";
import type { HudState } from "./hud-state.ts";
import { Icon } from "./icons.tsx";
import { Stars } from "./stars.tsx";

/** What each star asks, ticked or crossed one by one, with every badge and every promise behind the second. */
export function StarList({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { badges, stars, measure } = frame.score;
  const disruption = measure.value;
  const survived = stars > 0;
  const allGreen = badges.every((badge) => badge.state === "green");
  const gentle = disruption <= hud.app.goals.thirdStar.atMost;
  return (
    <section class="panel">
      <h2>{debriefText.stars(stars)}</h2>
      <ol class="star-list">
        <li>
          <Ask count={1} ask={debriefText.asks[1]} done={survived} />
        </li>
        <li>
          <Ask count={2} ask={debriefText.asks[2]} done={allGreen} blocked={allGreen && !survived} />
          <ul class="check-list">
            {badges.map((badge) => (
              <BadgeCheck key={badge.id} badge={badge} />
            ))}
            {frame.view.clauses.map((clause) => (
              <ClauseCheck key={clause.id} clause={clause} />
            ))}
          </ul>
        </li>
        <li>
          <Ask
            count={3}
            ask={debriefText.asks[3](formatGpuHours(hud.app.goals.thirdStar.atMost))}
            side={debriefText.disruptionNow(formatGpuHours(disruption))}
            done={gentle}
            blocked={gentle && stars < 2}
          />
        </li>
      </ol>
    </section>
  );
}

interface AskProps {
  readonly count: 1 | 2 | 3;
  readonly ask: string;
  readonly side?: string;
  readonly done: boolean;
  /** Done, but a line above it is not. */
  readonly blocked?: boolean;
}

/** What a star asks, ticked or crossed. */
export function Ask({ count, ask, side, done, blocked = false }: AskProps): JSX.Element {
  return (
    <p class={`ask ${done ? "done" : ""} ${blocked ? "blocked" : ""}`}>
      <Tick done={done} />
      <Stars count={count} />
      <span>
        {ask}
        {side !== undefined && <span class="figures ask-side"> {side}</span>}
        {blocked && <span class="quiet"> ({debriefText.needsAbove})</span>}
      </span>
    </p>
  );
}

interface BadgeCheckProps {
  readonly badge: Badge;
  /** If it is not the usual one. */
  readonly name?: string;
}

/** A badge, ticked or crossed, with its number and what it needs. */
export function BadgeCheck({ badge, name = debriefText.badges[badge.id] }: BadgeCheckProps): JSX.Element {
  const done = badge.state === "green";
  const share = badge.id === "sla" ? null : badge.id;
  return (
    <li class={done ? "check done" : "check"}>
      <Tick done={done} />
      <span>{name}</span>
      <span class="check-numbers">
        {share === null
          ? debriefText.badgeNeeds.sla
          : `${formatPercent(badge.value, 1)} · ${debriefText.badgeNeeds[share](badge.limit)}`}
      </span>
    </li>
  );
}

/** A promise, ticked or crossed, with its number and its limit. */
export function ClauseCheck({ clause }: { readonly clause: ClauseView }): JSX.Element {
  const done = clause.state === "kept";
  return (
    <li class={done ? "check clause done" : "check clause"} title={clausePromise(clause.id, clause.limit)}>
      <Tick done={done} />
      <span>{clauseNames[clause.id]}</span>
      <span class="check-numbers">
        {clause.state === "waiting" ? debriefText.notYet : clauseValue(clause.id, clause.value)} ·{" "}
        {debriefText.atMost(clauseValue(clause.id, clause.limit))}
      </span>
    </li>
  );
}

function Tick({ done }: { readonly done: boolean }): JSX.Element {
  return (
    <span class={done ? "tick good" : "tick late"}>
      <Icon name={done ? "check" : "cross"} />
      <span class="sr">{done ? debriefText.kept : debriefText.missed}</span>
    </span>
  );
}
