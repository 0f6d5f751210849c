import { playOtherSeeds, type OtherSeedsRequest } from "./other-seeds.ts";

addEventListener("message", (message: MessageEvent<OtherSeedsRequest>) => {
  playOtherSeeds(message.data, (pair) => postMessage(pair));
});
