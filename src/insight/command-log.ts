import type { HelpId, JobId, PolicyId, Price, Seconds, SimEvent } from "../sim/index.ts";
import type { LogEntry, LogView } from "./log.ts";
import { withoutForced } from "./without-forced.ts";

/** What the player ordered, with the price told for it. */
export type CommandEntry = LogEntry &
  (
    | { readonly kind: "policy-set"; readonly policy: PolicyId }
    | { readonly kind: "preemption-set"; readonly on: boolean }
    /** For new jobs; null: they never save. */
    | { readonly kind: "interval-set"; readonly interval: Seconds | null }
    | { readonly kind: "world-stopped"; readonly seconds: Seconds; readonly moves: number }
    | { readonly kind: "drained" | "undrained" }
    | { readonly kind: "killed"; readonly jobs: number; readonly gpus: number }
    | { readonly kind: "moving"; readonly jobs: number; readonly gpus: number; readonly seconds: Seconds | null }
    | { readonly kind: "help-taken"; readonly help: HelpId }
    | { readonly kind: "gang-placed"; readonly job: JobId; readonly price: Price }
  );

/** What is told of a command in any lesson; null of anything else. */
export function commandEntry(event: SimEvent, batch: readonly SimEvent[], view: LogView): CommandEntry | null {
  if (event.type !== "command-done") return null;
  const { command, nodes } = event;
  const price = withoutForced(event, batch, view.level);
  const paid = { nodes, lost: price.total, dollars: price.dollars };
  switch (command.type) {
    case "set-policy":
      return { kind: "policy-set", tone: "note", nodes: [], policy: command.policy };
    case "set-preemption":
      return { kind: "preemption-set", tone: "note", nodes: [], on: command.on };
    case "set-checkpoint-interval":
      return { kind: "interval-set", tone: "note", nodes: [], interval: command.interval };
    case "defragment":
      return { kind: "world-stopped", tone: "paid", ...paid, seconds: price.seconds ?? 0, moves: price.moves.jobs };
    case "drain":
      return { kind: "drained", tone: "note", nodes };
    case "undrain":
      return { kind: "undrained", tone: "note", nodes };
    case "kill":
      return { kind: "killed", tone: "paid", ...paid, ...price.kills };
    case "migrate":
      return { kind: "moving", tone: "paid", ...paid, ...price.moves, seconds: price.seconds };
    case "place-gang":
      return { kind: "gang-placed", tone: "gang", ...paid, job: command.job, price };
    case "take-help":
      return { kind: "help-taken", tone: "note", nodes: [], help: command.help };
    case "release-window":
    case "choose-storage":
    case "set-recovery":
    case "set-batch":
    case "set-routing":
    case "set-ring":
    case "swap-nodes":
      return null;
  }
}
