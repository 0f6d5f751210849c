import { computed, signal, type ReadonlySignal } from "@preact/signals";

/** The parts that a run needs and that come by themselves: the hall, the plots, the sounds. */
export interface Parts {
  /** Null once every part is there or done without. */
  readonly loading: ReadonlySignal<{ readonly ready: number; readonly of: number } | null>;
  /**
   * Waits for a part. One that fails, or that is not there after `timeout` milliseconds, is done without; what that
   * means is up to whoever wanted it.
   */
  follow(part: Promise<unknown>, timeout: number): void;
}

/** Waits for nothing yet. */
export function createParts(): Parts {
  const known = new WeakSet<Promise<unknown>>();
  const of = signal(0);
  const ready = signal(0);
  return {
    loading: computed(() => (ready.value < of.value ? { ready: ready.value, of: of.value } : null)),
    follow(part, timeout) {
      if (known.has(part)) return;
      known.add(part);
      of.value = of.peek() + 1;
      let waiting = true;
      const settled = (): void => {
        clearTimeout(timer);
        if (waiting) ready.value = ready.peek() + 1;
        waiting = false;
      };
      const timer = setTimeout(settled, timeout);
      part.then(settled, settled);
    },
  };
}
