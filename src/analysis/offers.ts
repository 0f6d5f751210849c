import type { ClusterView, Command, ElasticView, JobId, Seconds, Simulation } from "../sim/index.ts";
import { podRing, routeCommands, swapCommands } from "./elastic-actions.ts";
import { settable } from "./play-level.ts";

/** Windows that are tried for a gang, each cleared in every way. */
const windowsTried = 2;
/** A gang's window is cleared by moving what is older. */
const youngSeconds = 600;
/** Nodes that a consolidation empties. */
const nodesEmptied = 40;
/** Intervals that are tried, as multiples of the optimal one. */
const multiples = [0.5, 1, 2];

/** What could have been commanded instead of a command, at the moment it was; what the core refuses is not offered. */
export function offersAt(simulation: Simulation, command: Command): readonly Command[] {
  const own = JSON.stringify(command);
  const seen = new Set([own]);
  return alternatives(simulation, command).filter((offer) => {
    const key = JSON.stringify(offer);
    if (seen.has(key) || !simulation.price(offer).ok) return false;
    seen.add(key);
    return true;
  });
}

function alternatives(simulation: Simulation, command: Command): readonly Command[] {
  const view = simulation.view();
  switch (command.type) {
    case "set-policy":
      return view.policies.map((policy) => ({ type: "set-policy", policy }));
    case "set-preemption":
      return [{ type: "set-preemption", on: !command.on }];
    case "set-checkpoint-interval":
      return intervalOffers(view);
    case "choose-storage":
      return view.offeredTiers.map((tier) => ({ type: "choose-storage", tier }));
    case "place-gang":
      return placeOffers(simulation, command.job);
    case "defragment":
    case "kill":
    case "migrate":
    case "drain":
      return clearingOffers(simulation, command);
    case "set-recovery":
      return (["rigid", "elastic", "regroup"] as const).map((mode) => ({ ...command, mode }));
    case "set-batch":
      return (["keep", "shrink"] as const).map((rule) => ({ ...command, rule }));
    case "set-routing":
      return (["by-hand", "automatic"] as const).map((routing) => ({ ...command, routing }));
    case "set-ring":
      return ringOffers(elasticOf(view, command.job), command);
    case "swap-nodes":
      return swapOffers(view, elasticOf(view, command.job), command);
    case "undrain":
    case "release-window":
    case "take-help":
      return [];
  }
}

/** Theory's best interval for the contract and the hardware of the moment, half and twice it, and none at all. */
function intervalOffers(view: ClusterView): readonly Command[] {
  const { tier, mttf, level } = view;
  const optimal = mttf === null ? null : view.optimalIntervals({ tier, mttf });
  const intervals: (Seconds | null)[] =
    optimal === null
      ? [level.longestInterval, Math.round(level.longestInterval / 24)]
      : multiples.map((multiple) => settable(level, tier, optimal.exact * multiple));
  return [...intervals, null].map((interval) => ({ type: "set-checkpoint-interval", interval }));
}

/** The cheapest windows of the moment, each cleared by killing, by moving, and by waiting. */
function placeOffers(simulation: Simulation, job: JobId): readonly Command[] {
  return simulation.windows(job, windowsTried).flatMap(({ firstNode }): Command[] => {
    const place = { type: "place-gang", job, firstNode } as const;
    return [
      { ...place, clear: "kill" },
      { ...place, clear: "migrate", killYoungerThan: youngSeconds, killStuck: true },
      { ...place, clear: "drain" },
    ];
  });
}

/** Other ways to make room: moving the same jobs, killing them, packing the sparsest nodes, or a window for who waits. */
function clearingOffers(
  simulation: Simulation,
  command: Extract<Command, { type: "defragment" | "kill" | "migrate" | "drain" }>,
): readonly Command[] {
  const view = simulation.view();
  const jobs = jobsMeant(view, command);
  const sparse = view.sparsestNodes(nodesEmptied).flatMap((node) => view.jobsOn(node));
  const gang = view.queue.find((id) => view.job(id).contiguous);
  return [
    ...(jobs.length > 0
      ? ([
          { type: "migrate", jobs },
          { type: "kill", jobs },
        ] as const)
      : []),
    ...(sparse.length > 0 ? ([{ type: "migrate", jobs: sparse }] as const) : []),
    ...(gang === undefined ? [] : placeOffers(simulation, gang)),
  ];
}

function jobsMeant(
  view: ClusterView,
  command: Extract<Command, { type: "defragment" | "kill" | "migrate" | "drain" }>,
): readonly JobId[] {
  if (command.type === "defragment") return [];
  if (command.type === "drain") return [...new Set(command.nodes.flatMap((node) => view.jobsOn(node)))];
  return command.jobs;
}

function elasticOf(view: ClusterView, job: JobId | undefined): ElasticView | null {
  return job === undefined ? view.elastic : (view.elastics.find((one) => one.job === job) ?? null);
}

/** The same replicas, and all that are healthy and no slower than most, on the automatic route and pod by pod. */
function ringOffers(elastic: ElasticView | null, command: Extract<Command, { type: "set-ring" }>): readonly Command[] {
  if (elastic === null) return [];
  const { order } = command;
  return [
    { ...command, order: elastic.automaticRing(order) },
    { ...command, order: podRing(elastic, order) },
    ...(["automatic", "pods"] as const).flatMap((by) =>
      routeCommands(elastic, by, true).map((offer) => ({ ...command, ...offer })),
    ),
  ];
}

function swapOffers(
  view: ClusterView,
  elastic: ElasticView | null,
  command: Extract<Command, { type: "swap-nodes" }>,
): readonly Command[] {
  if (elastic === null) return [];
  return [false, true].flatMap((andEmpty) =>
    swapCommands(view, elastic, andEmpty).map((offer) => ({ ...command, ...offer })),
  );
}
