import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { emptyHand } from "../../../session/interaction.ts";
import type { Clearing, Command, JobId, NodeId } from "../../../sim/index.ts";
import { pressedKey } from "../../../session/pressed-key.ts";
import { formatDuration, formatMany, formatPercent } from "../../../text/numbers.ts";
import { placeText } from "../../../text/place.ts";
import { nodeRange, spanName } from "../../../text/places.ts";
import { refusals } from "../../../text/refusals.ts";
import { choiceWords, clearings, costWords, placeCommand, whenEmpty } from "./choices.ts";
import { Dialog } from "../../../hud/dialog.tsx";
import type { HudState } from "../../../hud/hud-state.ts";
import { fromLog, toLog } from "../../../hud/log-scale.ts";
import { usePrice } from "../../../hud/use-price.ts";
import { isForeseen } from "../../../insight/gangs.ts";
import { jobName } from "../../../text/job-names.ts";
import { Words } from "../../../hud/codex/words.tsx";

const youngest = 60;
const oldest = 8 * 3600;

interface PlaceDialogProps {
  readonly hud: HudState;
  readonly job: JobId;
  readonly node: NodeId;
}

/** The choice after a gang is put down: kill, migrate (with what to kill after all), or drain and wait. */
export function PlaceDialog({ hud, job, node }: PlaceDialogProps): JSX.Element {
  const [younger, setYounger] = useState(0);
  const [stuck, setStuck] = useState(false);
  const view = hud.frame.value?.view;
  const gang = hud.gangs.value.find((one) => one.job.id === job);
  const close = (): void => emptyHand(hud.app.interaction);
  const commandOf = (clear: Clearing): Command =>
    clear === "migrate"
      ? { type: "place-gang", job, firstNode: node, clear, killYoungerThan: younger, killStuck: stuck }
      : placeCommand(job, node, clear);
  const choose = (clear: Clearing): void => {
    if (hud.send(commandOf(clear)).ok) close();
  };
  if (view === undefined || gang === undefined) return <></>;
  const place = spanName(view.level.topology, node, gang.nodesNeeded);
  const onKeyDown = (event: KeyboardEvent): void => {
    const pressed = pressedKey(event);
    const chosen = clearings.find(({ key }) => key.toLowerCase() === pressed);
    if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    choose(chosen.clear);
  };
  return (
    <Dialog
      hud={hud}
      title={placeText.dialog(jobName(view.level, gang.job), place)}
      class="place-dialog"
      onClose={close}
      onKeyDown={onKeyDown}
    >
      <p class="quiet">
        {nodeRange(node, gang.nodesNeeded)} · {placeText.question}
      </p>
      {clearings.map(({ clear, key }) => (
        <Choice
          key={clear}
          hud={hud}
          clear={clear}
          letter={key}
          command={commandOf(clear)}
          onChoose={() => choose(clear)}
        >
          {clear === "migrate" && (
            <MigrateOptions younger={younger} setYounger={setYounger} stuck={stuck} setStuck={setStuck} />
          )}
        </Choice>
      ))}
      <footer class="dialog-foot">
        <span class="quiet">{placeText.paused}</span>
        <button type="button" class="ghost-button" onClick={close}>
          {placeText.cancel} <kbd>Esc</kbd>
        </button>
      </footer>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly hud: HudState;
  readonly clear: Clearing;
  readonly letter: string;
  readonly command: Command;
  readonly onChoose: () => void;
  readonly children?: JSX.Element | false;
}

function Choice({ hud, clear, letter, command, onChoose, children }: ChoiceProps): JSX.Element {
  const view = hud.frame.value?.view;
  const gang = hud.gangs.value.find((one) => command.type === "place-gang" && one.job.id === command.job);
  const priced = usePrice(hud, command);
  if (priced === null || view === undefined) return <></>;
  if (!priced.ok)
    return (
      <p class="choice late">
        <Words>{refusals[priced.refusal]}</Words>
      </p>
    );
  const { price } = priced;
  const when = whenEmpty(price, view, gang);
  const tax = formatPercent(view.level.migration.taxPermille / 1000);
  const meaning = {
    kill: placeText.killMeaning,
    migrate: placeText.migrateMeaning(tax),
    drain: placeText.drainMeaning,
  }[clear];
  return (
    <section class={`choice choice-${clear}`}>
      <button type="button" class="choice-button" onClick={onChoose}>
        <kbd>{letter}</kbd>
        <span class="choice-name">{choiceWords(clear, price)}</span>
        <span class="choice-price">
          <span class="cost">{costWords(price, gang !== undefined && isForeseen(gang, view))}</span>
          <span class={when.missed === true ? "late" : "quiet"}>
            {when.words}
            {when.sla === "" ? "" : ` · ${when.sla}`}
          </span>
        </span>
      </button>
      <p class="quiet">
        <Words>{meaning}</Words>
      </p>
      {children}
      {clear === "migrate" && (
        <p class={price.stays.jobs > 0 ? "warning" : "quiet"}>
          {placeText.breakdown(
            formatMany(price.kills.jobs, "job"),
            formatMany(price.moves.jobs, "job"),
            formatMany(price.stays.jobs - price.waits.jobs, "job"),
          )}
          {price.waits.jobs > 0 && `. ${placeText.waiting(formatMany(price.waits.jobs, "job"))}`}
        </p>
      )}
    </section>
  );
}

interface MigrateOptionsProps {
  readonly younger: number;
  readonly setYounger: (seconds: number) => void;
  readonly stuck: boolean;
  readonly setStuck: (on: boolean) => void;
}

function MigrateOptions({ younger, setYounger, stuck, setStuck }: MigrateOptionsProps): JSX.Element {
  const words = younger === 0 ? placeText.youngerNone : formatDuration(younger);
  return (
    <div class="choice-options">
      <label>
        <span>
          {placeText.younger} <b class="figures">{words}</b>
        </span>
        <input
          class="slider"
          type="range"
          min="-1"
          max="100"
          value={younger === 0 ? -1 : toLog(younger, youngest, oldest)}
          aria-valuetext={words}
          onInput={(event) => {
            const position = Number(event.currentTarget.value);
            setYounger(position < 0 ? 0 : fromLog(position, youngest, oldest, youngest));
          }}
        />
      </label>
      <label class="choice-line">
        <input type="checkbox" checked={stuck} onChange={(event) => setStuck(event.currentTarget.checked)} />
        {placeText.killStuck}
      </label>
    </div>
  );
}
