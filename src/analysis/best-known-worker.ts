import { bestKnown, type BestRequest } from "./best-known.ts";

addEventListener("message", ({ data: { file, seed } }: MessageEvent<BestRequest>) => {
  postMessage(bestKnown(file, seed));
});
