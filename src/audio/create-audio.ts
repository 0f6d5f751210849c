import { Howl, Howler } from "howler";
import sprite from "../../assets/sounds/fleet.json";
import spriteUrl from "../../assets/sounds/fleet.wav";
import type { Frame, Screen } from "../session/session.ts";
import { createGate } from "./create-gate.ts";
import { soundRules, type SoundName } from "./sound-name.ts";
import { hear, soundsOf, type Heard } from "./sounds-of-frame.ts";

/** The speaker: hears frames like a screen, and plays what buttons ask for. */
export interface Audio extends Screen {
  setMuted(muted: boolean): void;
  /** In [0, 1]. */
  setVolume(volume: number): void;
  /**
   * Must be called from a first gesture of the player; before it nothing is loaded or played. Later calls wake it up.
   * It resolves once the sounds are there, or cannot be had.
   */
  unlock(): Promise<void>;
  /** Plays a sound that no event tells of, such as a refusal. */
  play(name: SoundName): void;
}

/** More sounds at once than this are a noise. */
const soundsPerFrame = 3;

const spritePlaces = Object.fromEntries(
  (Object.keys(soundRules) as SoundName[]).map((name): [SoundName, [number, number]] => {
    const [start, duration] = sprite[name];
    if (start === undefined || duration === undefined) throw new RangeError(`no place for ${name}`);
    return [name, [start, duration]];
  }),
);

/** Null until the first Howl, and for good where there is no Web Audio. */
const contextOf = (): AudioContext | null => Howler.ctx;

function isAsleep(): boolean {
  const context = contextOf();
  return context !== null && context.state !== "running";
}

/** Browsers stop the context of a hidden page, of a call coming in, or of a page not yet touched (howler #1524, #1703). */
function wake(): void {
  const context = contextOf();
  if (context === null || document.hidden || context.state === "running" || context.state === "closed") return;
  // Refused outside a gesture; the next one tries again.
  void context.resume().catch(() => undefined);
}

function loadSounds(settled: (ok: boolean) => void): Howl {
  Howler.autoSuspend = false;
  return new Howl({
    src: [spriteUrl],
    format: ["wav"],
    sprite: spritePlaces,
    onload: () => settled(true),
    onloaderror: () => settled(false),
  });
}

/** Builds a silent speaker that waits for `unlock`; `onSilence` is told if there will be no sounds. */
export function createAudio(onSilence: () => void): Audio {
  const gate = createGate();
  let howl: Howl | null = null;
  let loaded = Promise.resolve();
  let before: Heard | null = null;
  let muted = false;
  let volume = 1;

  const play = (name: SoundName): void => {
    // Howler keeps what is asked of it while it loads or sleeps, and would play it all at once later.
    if (muted || howl === null || howl.state() !== "loaded" || isAsleep()) return;
    if (!gate.opens(name, performance.now() / 1000)) return;
    howl.volume(soundRules[name].volume, howl.play(name));
  };

  return {
    setMuted(value) {
      muted = value;
      if (howl !== null) Howler.mute(value);
    },
    setVolume(value) {
      volume = Math.min(1, Math.max(0, value));
      if (howl !== null) Howler.volume(volume);
    },
    unlock() {
      if (howl === null) {
        loaded = new Promise((resolve) => {
          howl = loadSounds((ok) => {
            if (!ok) onSilence();
            resolve();
          });
        });
        Howler.volume(volume);
        Howler.mute(muted);
        for (const gesture of ["pointerdown", "pointerup", "keydown"])
          addEventListener(gesture, wake, { capture: true, passive: true });
        document.addEventListener("visibilitychange", wake);
      }
      wake();
      return loaded;
    },
    play,
    begin() {
      before = null;
    },
    show(frame: Frame) {
      // What led to another moment has not been heard just now.
      const sounds = frame.jump === null ? soundsOf(frame, before) : [];
      before = hear(frame);
      if (document.hidden) return;
      for (const name of sounds.slice(0, soundsPerFrame)) play(name);
    },
  };
}
