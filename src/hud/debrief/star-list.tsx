import type { JSX } from "preact";
import type { Badge, Frame } from "../../session/session.ts";
import type { ClauseView } from "../../sim/index.ts";
import { clauseNames, clauseObjective, clauseValue } from "../../text/clauses.ts";
import { formatKept } from "../../text/numbers.ts";
import { debriefText } from "../../text/pages.ts";
import { thirdStarAsk } from "../../text/third-star.ts";
import type { Amounts } from "../lesson.ts";
import { Icon } from "../icons.tsx";
import { Stars } from "../stars.tsx";
import { markOf, type Mark } from "./mark-of.ts";

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
  /** Whether the player did anything: what stands well without has earned no tick. */
  readonly acted: boolean;
}

/** What each star asks, ticked or crossed one by one, with every badge and every SLO behind the second. */
export function StarList(props: StarListProps): JSX.Element {
  const { frame, first, second, measures, badgeNames = {}, withClauses, acted } = props;
  const { badges, stars, measure } = frame.score;
  const survived = stars > 0;
  const allGreen = badges.every((badge) => badge.state === "green");
  const within = measure.limit !== null && measure.value <= measure.limit;
  const third = { ask: thirdStarAsk(measures, measure), now: measures.format(measure.value) };
  const mark = (isMet: boolean, isEarned = true): Mark => markOf(isMet, acted && isEarned);
  return (
    <section class="panel">
      <h2>{debriefText.stars(stars)}</h2>
      {!acted && <p class="quiet">{debriefText.nothingDone}</p>}
      <ol class="star-list">
        <li>
          <Ask count={1} {...first} mark={mark(survived)} />
        </li>
        <li>
          <Ask count={2} ask={second} mark={mark(allGreen, survived)} blocked={allGreen && !survived} />
          <ul class="check-list">
            {badges.map((badge) => (
              <BadgeCheck
                key={badge.id}
                badge={badge}
                name={badgeNames[badge.id] ?? debriefText.badges[badge.id]}
                mark={mark(badge.state === "green")}
              />
            ))}
            {withClauses &&
              frame.view.clauses.map((clause) => (
                <ClauseCheck key={clause.id} clause={clause} mark={mark(clause.state === "met")} />
              ))}
          </ul>
        </li>
        <li>
          <Ask count={3} {...third} mark={mark(within, stars === 3)} blocked={within && stars < 2} />
        </li>
      </ol>
    </section>
  );
}

interface AskProps extends StarAsk {
  readonly count: 1 | 2 | 3;
  readonly mark: Mark;
  /** Met, but a line above it is not. */
  readonly blocked?: boolean;
}

function Ask({ count, ask, now, mark, blocked = false }: AskProps): JSX.Element {
  return (
    <p class={`ask ${mark === "earned" ? "done" : ""} ${blocked ? "blocked" : ""}`}>
      <Tick mark={mark} />
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
function BadgeCheck({ badge, name, mark }: Marked & { readonly badge: Badge; readonly name: string }): JSX.Element {
  const share = badge.id === "sla" ? null : badge.id;
  return (
    <li class={mark === "earned" ? "check done" : "check"}>
      <Tick mark={mark} />
      <span>{name}</span>
      <span class="check-numbers">
        {share === null
          ? debriefText.badgeNeeds.sla
          : `${formatKept(badge.value)} · ${debriefText.badgeNeeds[share](badge.limit)}`}
      </span>
    </li>
  );
}

/** An SLO, ticked or crossed, with its number and its limit. */
function ClauseCheck({ clause, mark }: Marked & { readonly clause: ClauseView }): JSX.Element {
  return (
    <li
      class={mark === "earned" ? "check clause done" : "check clause"}
      title={clauseObjective(clause.id, clause.limit)}
    >
      <Tick mark={mark} />
      <span>{clauseNames[clause.id]}</span>
      <span class="check-numbers">
        {clause.state === "waiting" ? debriefText.notYet : clauseValue(clause.id, clause.value)} ·{" "}
        {debriefText.atMost(clauseValue(clause.id, clause.limit))}
      </span>
    </li>
  );
}

interface Marked {
  readonly mark: Mark;
}

const marks = {
  earned: { style: "good", icon: "check", words: debriefText.met },
  missed: { style: "late", icon: "cross", words: debriefText.missed },
  unearned: { style: "unearned", icon: "minus", words: debriefText.unearned },
} as const;

function Tick({ mark }: Marked): JSX.Element {
  const { style, icon, words } = marks[mark];
  return (
    <span class={`tick ${style}`}>
      <Icon name={icon} />
      <span class="sr">{words}</span>
    </span>
  );
}
