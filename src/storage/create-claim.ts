import type { Tenancy } from "./store.ts";

/** Which of the pages open on one storage may write. */
export interface Claim {
  readonly tenancy: Tenancy;
  /** Takes the right from whichever page has it. */
  takeOver(): void;
}

/** What pages say to one another. `hello` and `mine` matter only where there are no locks. */
export type ClaimMessage = "hello" | "mine" | "hand over" | "handed over";

/** How pages hear one another. */
export interface ClaimChannel {
  say(message: ClaimMessage): void;
  onMessage(listener: (message: unknown) => void): void;
}

type Locks = Pick<LockManager, "request">;

/** What a claim needs from the browser; null for what it has not. */
export interface ClaimOptions {
  readonly locks: Locks | null;
  readonly channel: ClaimChannel | null;
  /** Whether the page was there a moment ago, and will soon have let its own right go. */
  readonly isReload?: boolean;
  readonly onChange: (tenancy: Tenancy) => void;
  /** Called before the right is handed over; it waits for this. */
  readonly onHandOver: () => Promise<void>;
}

const lockName = "fleet-orchestrator";
/** Milliseconds that another page has to write its last: one asleep in the background does not answer. */
const handOverTime = 1000;
/** Milliseconds after which a page that opens asks again: what it was before a reload may not be quite gone. */
const settleTime = 250;
/** How often it asks again: a page that reloads waits long for what it was, which a slow machine takes seconds to close. */
const settleTries = { opened: 1, reloaded: 40 } as const;
/** Milliseconds after a page has gone until another follows by itself: it may only be reloading. */
const reloadTime = 2000;

/** Claims the storage for this page: the first one open has it, until it closes or another takes it over. */
export function createClaim({ locks, channel, isReload = false, onChange, onHandOver }: ClaimOptions): Claim {
  let tenancy: Tenancy = "asking";
  /** Lets the lock go. */
  let release: (() => void) | null = null;
  let handedOver: (() => void) | null = null;

  const become = (next: Tenancy): void => {
    if (next === tenancy) return;
    tenancy = next;
    onChange(next);
  };
  const lose = (): void => {
    become("theirs");
    release?.();
    release = null;
  };
  const hold = (): Promise<void> => {
    become("ours");
    return new Promise((resolve) => (release = resolve));
  };

  /** Only the last chain of requests goes on: an earlier one would ask against it. */
  let chain = 0;

  /** Asks for the lock; while another page has it, waits until it is free, and lets a page that reloads have it first. */
  const start = async (manager: Locks, options: LockOptions): Promise<void> => {
    const mine = ++chain;
    try {
      const isWanted = (): boolean => tenancy === "asking" && mine === chain;
      let tries = isWanted() ? settleTries[isReload ? "reloaded" : "opened"] : 0;
      await manager.request(lockName, options, (lock) => (lock === null ? undefined : hold()));
      for (; tries > 0 && isWanted(); tries--) {
        await wait(settleTime);
        await manager.request(lockName, options, (lock) => (lock === null ? undefined : hold()));
      }
      if (mine === chain) become("theirs");
      await manager.request(lockName, () => undefined);
      await wait(reloadTime);
    } catch (error) {
      // Stolen by another page; or the browser gives no locks here.
      if (!isAbort(error)) return greet();
      if (mine === chain) lose();
    }
    if (mine === chain) void start(manager, { ifAvailable: true });
  };

  /** Without locks the pages ask one another. */
  const greet = (): void => {
    become("ours");
    channel?.say("hello");
  };

  channel?.onMessage((message) => {
    if (message === "handed over") handedOver?.();
    if (message === "mine" && release === null) lose();
    if (tenancy !== "ours") return;
    if (message === "hello") channel.say("mine");
    if (message === "hand over") void handOver();
  });
  const handOver = async (): Promise<void> => {
    await Promise.race([onHandOver(), wait(handOverTime)]);
    lose();
    channel?.say("handed over");
  };

  const take = async (): Promise<void> => {
    const answer = new Promise<void>((resolve) => (handedOver = resolve));
    channel?.say("hand over");
    await Promise.race([answer, wait(2 * handOverTime)]);
    if (locks === null) become("ours");
    else void start(locks, { steal: true });
  };

  if (locks === null) greet();
  else void start(locks, { ifAvailable: true });

  return {
    get tenancy() {
      return tenancy;
    },
    takeOver() {
      if (tenancy !== "ours") void take();
    },
  };
}

/** This browser's locks and its channel between pages. */
export function browserClaim(): Pick<ClaimOptions, "locks" | "channel"> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (typeof BroadcastChannel === "undefined") return { locks: locks ?? null, channel: null };
  const channel = new BroadcastChannel(lockName);
  return {
    locks: locks ?? null,
    channel: {
      say: (message) => channel.postMessage(message),
      onMessage: (listener) => channel.addEventListener("message", ({ data }) => listener(data)),
    },
  };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
