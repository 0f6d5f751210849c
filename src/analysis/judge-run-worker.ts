import { judgeRun, type JudgeRequest } from "./judge-run.ts";

addEventListener("message", (message: MessageEvent<JudgeRequest>) => postMessage(judgeRun(message.data)));
