import { answerJudge, type JudgeQuestion } from "./judge.ts";

addEventListener("message", (message: MessageEvent<JudgeQuestion>) => postMessage(answerJudge(message.data)));
