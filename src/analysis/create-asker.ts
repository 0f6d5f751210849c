/** Asks a worker questions; it is loaded at once, so that an answer later needs no network. */
export interface Asker<Question, Answer> {
  /**
   * Hands on what the worker says to this question, in one or more answers. `onFail` instead, once, if the worker could
   * not be loaded or breaks.
   */
  ask(question: Question, onAnswer: (answer: Answer) => void, onFail: (reason: unknown) => void): void;
  stop(): void;
}

/** Starts a worker for one question at a time. A frame without an origin may not have workers: then all questions fail. */
export function createAsker<Question, Answer>(start: () => Worker): Asker<Question, Answer> {
  let worker: Worker | null = null;
  let failure: { readonly reason: unknown } | null = null;
  let onAnswer: ((answer: Answer) => void) | null = null;
  let onFail: ((reason: unknown) => void) | null = null;

  const fail = (reason: unknown): void => {
    failure = { reason };
    worker?.terminate();
    onFail?.(reason);
    onFail = null;
  };
  try {
    worker = start();
    worker.addEventListener("message", (message: MessageEvent<Answer>) => onAnswer?.(message.data));
    worker.addEventListener("error", (event) => fail(event));
    worker.addEventListener("messageerror", (event) => fail(event));
  } catch (error) {
    fail(error);
  }

  return {
    ask(question, answered, failed) {
      onAnswer = answered;
      onFail = failed;
      if (failure !== null) fail(failure.reason);
      else worker?.postMessage(question);
    },
    stop() {
      onAnswer = null;
      onFail = null;
      worker?.terminate();
    },
  };
}
