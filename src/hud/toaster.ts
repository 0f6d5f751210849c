import type { Signal } from "@preact/signals";
import type { Announcer } from "./announcer.ts";

const toastMs = 8000;

/** A sentence that is seen for a moment. */
export interface Toast {
  readonly text: string;
  readonly tone: "refusal" | "news";
}

/** Shows a toast for a moment and has it read out. */
export function createToaster(toast: Signal<Toast | null>, announcer: Announcer): (next: Toast) => void {
  let timer = 0;
  return (next) => {
    toast.value = next;
    announcer.say(next.text);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => (toast.value = null), toastMs);
  };
}
