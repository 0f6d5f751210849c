import type { ClaimChannel, ClaimOptions } from "../../src/storage/create-claim.ts";

interface Request {
  readonly callback: (lock: Lock | null) => unknown;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Pages open on one browser: one lock among them, and a channel on which each hears the others. */
export interface Pages {
  open(): Pick<ClaimOptions, "locks" | "channel"> & {
    /** The page is gone: its locks go, and it hears nothing more. */
    close(): void;
    /** The page sleeps in the background: it hears nothing until it wakes. */
    asleep: boolean;
  };
}

/** As a browser has them; without locks, as one has them that serves the page from no secure origin. */
export function createPages({ hasLocks }: { readonly hasLocks: boolean }): Pages {
  const lock: Lock = { name: "fleet-orchestrator", mode: "exclusive" };
  const hearers = new Set<(from: object, message: unknown) => void>();
  let holder: (Request & { readonly page: object }) | null = null;
  let queue: (Request & { readonly page: object })[] = [];

  const grant = (request: Request & { readonly page: object }): void => {
    holder = request;
    void Promise.resolve(request.callback(lock)).then(() => {
      request.resolve();
      if (holder === request) free();
    });
  };
  const free = (): void => {
    holder = null;
    const [next, ...others] = queue;
    queue = others;
    if (next !== undefined) grant(next);
  };

  const locksOf = (page: object): NonNullable<ClaimOptions["locks"]> => {
    const request = (_name: string, ...rest: unknown[]): Promise<void> =>
      new Promise((resolve, reject) => {
        const callback = rest.at(-1) as Request["callback"];
        const options = (rest.length > 1 ? rest[0] : {}) as LockOptions;
        const mine = { page, callback, resolve, reject };
        // Answers come later, as they do from another process.
        setTimeout(() => {
          if (options.steal === true) {
            holder?.reject(new DOMException("stolen", "AbortError"));
            grant(mine);
          } else if (holder === null) grant(mine);
          else if (options.ifAvailable === true) void Promise.resolve(callback(null)).then(() => resolve());
          else queue.push(mine);
        });
      });
    return { request } as NonNullable<ClaimOptions["locks"]>;
  };

  return {
    open() {
      let listener: (message: unknown) => void = () => undefined;
      const page = {
        asleep: false,
        close(): void {
          hearers.delete(hear);
          queue = queue.filter((one) => one.page !== page);
          if (holder?.page === page) free();
        },
      };
      const hear = (from: object, message: unknown): void => {
        if (from !== page && !page.asleep) setTimeout(() => listener(message));
      };
      hearers.add(hear);
      const channel: ClaimChannel = {
        say: (message) => hearers.forEach((other) => other(page, message)),
        onMessage: (next) => (listener = next),
      };
      return Object.assign(page, { locks: hasLocks ? locksOf(page) : null, channel });
    },
  };
}
