import type { JSX } from "preact";
import { headerText, settingsText } from "../text/header.ts";
import { keyText } from "../text/keys.ts";
import type { HudSettings } from "./app.ts";
import { Dialog } from "./dialog.tsx";
import type { HudState } from "./hud-state.ts";
import { KeptFields } from "./kept-fields.tsx";
import type { Lesson } from "./lesson.ts";

const themes = ["system", "control-room", "color-safe"] as const;
const motions = [
  ["system", "system"],
  ["full", false],
  ["reduced", true],
] as const;

/** Colors, motion and sound. */
export function SettingsDialog({ hud }: { readonly hud: HudState }): JSX.Element {
  const { settings } = hud.app;
  const set = (change: Partial<HudSettings>): void => {
    settings.value = { ...settings.value, ...change };
  };
  const now = settings.value;
  return (
    <Dialog hud={hud} title={settingsText.heading} onClose={() => (hud.dialog.value = null)}>
      <fieldset>
        <legend>{settingsText.theme}</legend>
        {themes.map((theme) => (
          <label key={theme} class="choice-line">
            <input type="radio" name="theme" checked={now.theme === theme} onChange={() => set({ theme })} />
            {settingsText.themes[theme]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{settingsText.motion}</legend>
        {motions.map(([id, reducedMotion]) => (
          <label key={id} class="choice-line">
            <input
              type="radio"
              name="motion"
              checked={now.reducedMotion === reducedMotion}
              onChange={() => set({ reducedMotion })}
            />
            {settingsText.motions[id]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{settingsText.sound}</legend>
        <label class="choice-line">
          <input
            type="checkbox"
            checked={now.muted}
            onChange={(event) => set({ muted: event.currentTarget.checked })}
          />
          {headerText.mute}
        </label>
        <label class="choice-line">
          {headerText.volume}
          <input
            type="range"
            min="0"
            max="1"
            step="0.05"
            value={now.volume}
            onInput={(event) => set({ volume: Number(event.currentTarget.value) })}
          />
        </label>
      </fieldset>
      <KeptFields kept={hud.app.kept} />
    </Dialog>
  );
}

/** What each key does in the act that is played, or chosen. */
export function KeysDialog({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element {
  const { keys, pointer } = lesson.keys;
  return (
    <Dialog hud={hud} title={keyText.heading} onClose={() => (hud.dialog.value = null)}>
      <dl class="key-list">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="choice-line">
        <input
          type="checkbox"
          checked={hud.shortcuts.value}
          onChange={(event) => (hud.shortcuts.value = event.currentTarget.checked)}
        />
        {keyText.shortcuts}
      </label>
      <p class="quiet">{pointer}</p>
      <p class="quiet">{keyText.intro}</p>
    </Dialog>
  );
}
