import { effect } from "@preact/signals";
import type { Audio } from "../audio/create-audio.ts";
import type { App } from "../hud/app.ts";

/** Settings of the player, or of the system where the player left it to that. */
export function followSettings({ settings, interaction }: App, audio: Audio): void {
  const contrast = matchMedia("(prefers-contrast: more)");
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const apply = (): void => {
    const { theme, reducedMotion, muted, volume } = settings.value;
    interaction.theme.value = theme === "system" ? (contrast.matches ? "color-safe" : "control-room") : theme;
    interaction.reducedMotion.value = reducedMotion === "system" ? motion.matches : reducedMotion;
    audio.setMuted(muted);
    audio.setVolume(volume);
  };
  effect(apply);
  contrast.addEventListener("change", apply);
  motion.addEventListener("change", apply);
}
