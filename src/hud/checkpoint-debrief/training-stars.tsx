import type { JSX } from "preact";
import type { Frame } from "../../session/session.ts";
import { formatHours } from "../../text/checkpoint.ts";
import { formatPoints, trainingVerdict as words } from "../../text/checkpoint-pages.ts";
import { debriefText } from "../../text/pages.ts";
import { promisedOf } from "../checkpoint/training.ts";
import type { HudState } from "../hud-state.ts";
import { Ask, BadgeCheck } from "../star-list.tsx";
import { keptTraining } from "./checkpoint-verdict.ts";

/** What each star asks of a training run, ticked or crossed one by one. */
export function TrainingStars({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view, score } = frame;
  const { badges, stars, measure } = score;
  const promised = promisedOf(view) ?? 0;
  const names = words.badges(view.level.goodputWindow);
  const survived = stars > 0;
  const allGreen = badges.every((badge) => badge.state === "green");
  const within = measure.value <= measure.limit;
  return (
    <section class="panel">
      <h2>{debriefText.stars(stars)}</h2>
      <ol class="star-list">
        <li>
          <Ask
            count={1}
            ask={words.asks[1](promised)}
            side={debriefText.disruptionNow(formatHours(keptTraining(view)))}
            done={survived}
          />
        </li>
        <li>
          <Ask count={2} ask={words.asks[2]} done={allGreen} blocked={allGreen && !survived} />
          <ul class="check-list">
            {badges.map((badge) => (
              <BadgeCheck key={badge.id} badge={{ ...badge, value: Math.max(0, badge.value) }} name={names[badge.id]} />
            ))}
          </ul>
        </li>
        <li>
          <Ask
            count={3}
            ask={words.asks[3](hud.app.goals.thirdStar.atMost)}
            side={debriefText.disruptionNow(formatPoints(measure.value))}
            done={within}
            blocked={within && stars < 2}
          />
        </li>
      </ol>
    </section>
  );
}
