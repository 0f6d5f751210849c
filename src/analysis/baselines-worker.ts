import { playBaselines, type BaselineRequest } from "./baselines.ts";

addEventListener("message", (message: MessageEvent<BaselineRequest>) => {
  playBaselines(message.data, (row) => postMessage(row));
});
