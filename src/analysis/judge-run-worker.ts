import { judgeRun, type JudgeRequest } from "./judge-run.ts";

addEventListener("message", (message: MessageEvent<JudgeRequest>) => {
  judgeRun(message.data, (answer) => postMessage(answer));
});
