import { signal, type Signal } from "@preact/signals";

/** Milliseconds in which messages are gathered before they are read out. */
const gather = 1200;
const maxWaiting = 3;

/** The two live regions: polite messages are gathered, alarms are not. */
export interface Announcer {
  readonly polite: Signal<string>;
  readonly urgent: Signal<string>;
  say(text: string): void;
  alarm(text: string): void;
}

/** Builds the live regions' state. */
export function createAnnouncer(): Announcer {
  const polite = signal("");
  const urgent = signal("");
  let waiting: string[] = [];
  let timer = 0;
  return {
    polite,
    urgent,
    say(text) {
      waiting = [...waiting.filter((one) => one !== text), text].slice(-maxWaiting);
      if (timer !== 0) return;
      timer = window.setTimeout(() => {
        polite.value = waiting.join(" ");
        waiting = [];
        timer = 0;
      }, gather);
    },
    alarm(text) {
      urgent.value = text;
    },
  };
}
