import type { Asker } from "./create-asker.ts";

/** A worker broke over a question. */
export class WorkerError extends Error {
  override readonly name = "WorkerError";
}

/** Workers that answer questions, each one at a time. */
export interface Pool<Question, Answer> {
  /**
   * The only answer to a question; an urgent one goes before those that wait. Rejects with a WorkerError if the worker
   * breaks over it.
   */
  ask(question: Question, isUrgent?: boolean): Promise<Answer>;
  stop(): void;
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/** Starts as many workers as there are questions, at most `size`; one that breaks is replaced for the next question. */
export function createPool<Question, Answer>(
  start: () => Asker<Question, Answer>,
  size: number,
): Pool<Question, Answer> {
  const waiting: Waiting<Question, Answer>[] = [];
  const idle: Asker<Question, Answer>[] = [];
  const busy = new Set<Asker<Question, Answer>>();

  const next = (): void => {
    if (waiting.length === 0 || busy.size >= size) return;
    const asker = idle.pop() ?? start();
    const asked = waiting.shift();
    if (asked === undefined) return;
    busy.add(asker);
    asker.ask(
      asked.question,
      (answer) => {
        busy.delete(asker);
        idle.push(asker);
        asked.resolve(answer);
        next();
      },
      (reason) => {
        busy.delete(asker);
        asked.reject(new WorkerError(wordsOf(reason), { cause: reason }));
        // It may have broken while it was asked: however many wait, no call is inside another.
        queueMicrotask(next);
      },
    );
  };

  return {
    ask: (question, isUrgent = false) =>
      new Promise((resolve, reject) => {
        const asked = { question, resolve, reject };
        if (isUrgent) waiting.unshift(asked);
        else waiting.push(asked);
        next();
      }),
    stop() {
      waiting.length = 0;
      for (const asker of [...idle, ...busy]) asker.stop();
    },
  };
}

/** In a browser it is an event, which may say nothing. */
function wordsOf(reason: unknown): string {
  const isTold = typeof reason === "object" && reason !== null && "message" in reason;
  return isTold ? String(reason.message) : "the worker could not be started";
}

/** Does work on every item, at most `width` of them at once and in their order; the results are in that order, too. */
export async function mapAtOnce<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let begun = 0;
  const one = async (): Promise<void> => {
    for (let index = begun++; index < items.length; index = begun++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, one));
  return results;
}
