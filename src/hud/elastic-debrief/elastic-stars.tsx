import type { JSX } from "preact";
import type { Frame } from "../../session/session.ts";
import { formatHours } from "../../text/checkpoint.ts";
import { elasticVerdict as words } from "../../text/elastic-pages.ts";
import { formatDuration } from "../../text/numbers.ts";
import { debriefText } from "../../text/pages.ts";
import { promisedTraining } from "../elastic-brief/fleet-facts.ts";
import { Ask, BadgeCheck, ClauseCheck } from "../star-list.tsx";
import { trainingMade } from "./accounts.ts";

/** What each star asks of a run of replicas, ticked or crossed one by one. */
export function ElasticStars({ frame: { view, score } }: { readonly frame: Frame }): JSX.Element {
  const { badges, stars, measure } = score;
  const names = words.badges(view.level.goodputWindow);
  const survived = stars > 0;
  const allGreen = badges.every(({ state }) => state === "green");
  const within = measure.value <= measure.limit;
  return (
    <section class="panel">
      <h2>{debriefText.stars(stars)}</h2>
      <ol class="star-list">
        <li>
          <Ask
            count={1}
            ask={words.asks[1](promisedTraining(view))}
            side={debriefText.disruptionNow(formatHours(trainingMade(view)))}
            done={survived}
          />
        </li>
        <li>
          <Ask count={2} ask={words.asks[2]} done={allGreen} blocked={allGreen && !survived} />
          <ul class="check-list">
            {badges.map((badge) => (
              <BadgeCheck key={badge.id} badge={{ ...badge, value: Math.max(0, badge.value) }} name={names[badge.id]} />
            ))}
            {view.clauses.map((clause) => (
              <ClauseCheck key={clause.id} clause={clause} />
            ))}
          </ul>
        </li>
        <li>
          <Ask
            count={3}
            ask={words.asks[3](measure.limit)}
            side={debriefText.disruptionNow(formatDuration(measure.value))}
            done={within}
            blocked={within && stars < 2}
          />
        </li>
      </ol>
    </section>
  );
}
