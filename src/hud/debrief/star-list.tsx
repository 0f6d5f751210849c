import type { JSX } from "preact";
import type { Badge, Frame } from "../../session/session.ts";
import type { ClauseView } from "../../sim/index.ts";
import { clauseNames, clauseObjective, clauseValue } from "../../text/clauses.ts";
import { formatPercent } from "../../text/numbers.ts";
import { debriefText } from "../../text/pages.ts";
import { thirdStarAsk } from "../../text/third-star.ts";
import type { Amounts } from "../lesson.ts";
import { Icon } from "../icons.tsx";
import { Stars } from "../stars.tsx";

/** What a star asks, and how the run stands against it. */
export interface StarAsk {
  readonly ask: string;
  readonly now?: string;
}

interface StarListProps {
  readonly frame: Frame;
  readonly first: StarAsk;
  readonly second: string;
  /** What the third is won by. */
  readonly measures: Amounts;
  /** Of badges that are called otherwise than in any lesson. */
  readonly badgeNames?: Readonly<Partial<Record<Badge["id"], string>>>;
  /** Whether every clause of the SLA is listed under the badges. */
  readonly withClauses: boolean;
}

/** What each star asks, ticked or crossed one by one, with every badge and every SLO behind the second. */
export function StarList({ frame, first, second, measures, badgeNames = {}, withClauses }: StarListProps): JSX.Element {
  const { badges, stars, measure } = frame.score;
  const survived = stars > 0;
  const allGreen = badges.every((badge) => badge.state === "green");
  const within = measure.limit !== null && measure.value <= measure.limit;
  const third = { ask: thirdStarAsk(measures, measure), now: measures.format(measure.value) };
  return (
    <section class="panel">
      <h2>{debriefText.stars(stars)}</h2>
      <ol class="star-list">
        <li>
          <Ask count={1} {...first} done={survived} />
        </li>
        <li>
          <Ask count={2} ask={second} done={allGreen} blocked={allGreen && !survived} />
          <ul class="check-list">
            {badges.map((badge) => (
              <BadgeCheck key={badge.id} badge={badge} name={badgeNames[badge.id] ?? debriefText.badges[badge.id]} />
            ))}
            {withClauses && frame.view.clauses.map((clause) => <ClauseCheck key={clause.id} clause={clause} />)}
          </ul>
        </li>
        <li>
          <Ask count={3} {...third} done={within} blocked={within && stars < 2} />
        </li>
      </ol>
    </section>
  );
}

interface AskProps extends StarAsk {
  readonly count: 1 | 2 | 3;
  readonly done: boolean;
  /** Done, but a line above it is not. */
  readonly blocked?: boolean;
}

function Ask({ count, ask, now, done, blocked = false }: AskProps): JSX.Element {
  return (
    <p class={`ask ${done ? "done" : ""} ${blocked ? "blocked" : ""}`}>
      <Tick done={done} />
      <Stars count={count} />
      <span>
        {ask}
        {now !== undefined && <span class="figures ask-side"> {debriefText.disruptionNow(now)}</span>}
        {blocked && <span class="quiet"> ({debriefText.needsAbove})</span>}
      </span>
    </p>
  );
}

/** A badge, ticked or crossed, with its number and what it needs. */
function BadgeCheck({ badge, name }: { readonly badge: Badge; readonly name: string }): JSX.Element {
  const done = badge.state === "green";
  const share = badge.id === "sla" ? null : badge.id;
  return (
    <li class={done ? "check done" : "check"}>
      <Tick done={done} />
      <span>{name}</span>
      <span class="check-numbers">
        {share === null
          ? debriefText.badgeNeeds.sla
          : `${formatPercent(Math.max(0, badge.value), 1)} · ${debriefText.badgeNeeds[share](badge.limit)}`}
      </span>
    </li>
  );
}

/** An SLO, ticked or crossed, with its number and its limit. */
function ClauseCheck({ clause }: { readonly clause: ClauseView }): JSX.Element {
  const done = clause.state === "met";
  return (
    <li class={done ? "check clause done" : "check clause"} title={clauseObjective(clause.id, clause.limit)}>
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
      <span class="sr">{done ? debriefText.met : debriefText.missed}</span>
    </span>
  );
}
