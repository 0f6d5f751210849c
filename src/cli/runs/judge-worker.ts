import { parentPort } from "node:worker_threads";
import { answerJudge, type JudgeQuestion } from "../../grading/judge.ts";

parentPort?.on("message", (question: JudgeQuestion) => parentPort?.postMessage(answerJudge(question)));
