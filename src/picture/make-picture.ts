import { createAsker, type Asker } from "../analysis/create-asker.ts";
import type { RunLevel } from "../replay/level-hash.ts";
import { playCommands } from "../replay/play-commands.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { createSimulation, type Seconds } from "../sim/index.ts";
import { createFrameDrawer } from "./draw-frame.ts";
import { createGif } from "./encode-gif.ts";
import type { PictureInk } from "./picture-ink.ts";

/** What is asked of the worker that makes pictures. */
export interface PictureRequest {
  /** png: the hall at a time. gif: the run up to it, which plays for ever. */
  readonly kind: "png" | "gif";
  readonly file: RunLevel;
  readonly record: RunRecord;
  readonly time: Seconds;
  readonly title: string;
  readonly ink: PictureInk;
}

/** How much of it is done, in [0, 1]; at last the file. */
export type PictureAnswer = { readonly done: number } | { readonly bytes: Uint8Array };

const sizes = { png: { width: 1600, height: 1000 }, gif: { width: 720, height: 450 } } as const;
/** Pictures in a clip, and how long each stands, milliseconds; the last one longer. */
const frames = 72;
const frameMs = 90;
const lastMs = 1500;

/** Draws a run's hall at a moment, or all the run as a clip. */
export async function makePicture(request: PictureRequest, onAnswer: (answer: PictureAnswer) => void): Promise<void> {
  const { kind, file, record, time, title, ink } = request;
  const { width, height } = sizes[kind];
  const canvas = new OffscreenCanvas(width, height);
  const drawer = createFrameDrawer(canvas, file, ink, { title, end: Math.max(time, record.time) });
  const simulation = createSimulation(file.level, record.seed);
  let done = 0;
  const playTo = (to: Seconds): void => {
    const due = record.commands.slice(done).filter((one) => one.time <= to);
    playCommands(simulation, due, to);
    done += due.length;
  };
  if (kind === "png") {
    playTo(time);
    drawer.draw(simulation.view());
    const blob = await canvas.convertToBlob({ type: "image/png" });
    onAnswer({ bytes: new Uint8Array(await blob.arrayBuffer()) });
    return;
  }
  const gif = createGif(width, height, ink);
  for (let frame = 0; frame < frames; frame++) {
    playTo(Math.floor((time * frame) / (frames - 1)));
    gif.add(drawer.draw(simulation.view()), frame === frames - 1 ? lastMs : frameMs);
    onAnswer({ done: (frame + 1) / frames });
  }
  onAnswer({ bytes: gif.finish() });
}

/** A worker that makes pictures. */
export function pictureAsker(): Asker<PictureRequest, PictureAnswer> {
  return createAsker(() => new Worker(new URL("./picture-worker.ts", import.meta.url), { type: "module" }));
}
