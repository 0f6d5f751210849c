import { Worker } from "node:worker_threads";
import type { Asker } from "../analysis/create-asker.ts";

/** Starts a thread for one question at a time; `workerData` is what it is given before the first. */
export function workerAsker<Question, Answer>(script: URL, workerData?: unknown): Asker<Question, Answer> {
  const worker = new Worker(script, { workerData });
  let onAnswer: ((answer: Answer) => void) | null = null;
  let onFail: ((reason: unknown) => void) | null = null;
  let failure: { readonly reason: unknown } | null = null;
  const fail = (reason: unknown): void => {
    failure ??= { reason };
    onFail?.(reason);
    onFail = null;
    void worker.terminate();
  };
  worker.on("message", (answer: Answer) => onAnswer?.(answer));
  worker.on("error", fail);
  worker.on("messageerror", fail);
  worker.on("exit", (code) => fail(new Error(`exit code ${code}`)));
  return {
    ask(question, answered, failed) {
      onAnswer = answered;
      onFail = failed;
      if (failure !== null) fail(failure.reason);
      else worker.postMessage(question);
    },
    stop() {
      onAnswer = null;
      onFail = null;
      void worker.terminate();
    },
  };
}
