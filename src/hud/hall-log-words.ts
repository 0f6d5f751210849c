import type { CommandEntry } from "../insight/command-log.ts";
import type { GangEntry } from "../insight/gang-log.ts";
import type { HallEntry } from "../insight/hall-log.ts";
import type { ClusterView } from "../sim/index.ts";
import { helpNames } from "../text/help.ts";
import { logText } from "../text/log.ts";
import { nodeName, nodesName, spanName } from "../text/places.ts";
import { jobName } from "../text/job-names.ts";

/** What the words of the log read of the run. */
export type LogWordsView = Pick<ClusterView, "job" | "level">;

/** The words of a line that any hall tells. */
export function hallLogWords(entry: HallEntry, view: LogWordsView): string {
  const { topology } = view.level;
  switch (entry.kind) {
    case "nodes-returned": {
      const [node = 0, ...others] = entry.nodes;
      return others.length === 0
        ? logText.nodeReturned(nodeName(topology, node))
        : logText.nodesReturned(entry.nodes.length);
    }
    case "node-failed": {
      const { nodes, cause, jobs, lost, back } = entry;
      return logText.nodeFailed(nodeName(topology, nodes[0] ?? 0), cause, jobs, lost, back);
    }
    case "nodes-failed":
      return logText.nodesFailed(entry.nodes.length, entry.cause, entry.jobs);
    case "preempted":
      return logText.preempted(entry.jobs, entry.gang === null ? null : jobName(view.level, view.job(entry.gang)));
    case "moves-stranded":
      return logText.movesStranded(entry.reason, entry.moves, entry.elsewhere, entry.wait);
    case "moves-done":
      return logText.movesDone(entry.jobs, entry.canceled, entry.placed);
    case "defragmented":
      return logText.defragmented(entry.moves, entry.longestEmptyRun);
    case "slo-violated":
      return logText.sloViolated(entry.clause, entry.value, entry.limit);
    case "level-ended":
      return entry.won ? logText.levelWon : logText.levelLost;
    case "gang-failed":
    case "gang-booked":
    case "gang-came":
    case "gang-started":
    case "gang-finished":
    case "gang-rolled-back":
    case "window-reserved":
    case "window-released":
    case "window-delayed":
      return gangWords(entry, view);
    default:
      return commandWords(entry, view);
  }
}

function gangWords(entry: GangEntry, view: LogWordsView): string {
  const { topology } = view.level;
  const job = view.job(entry.job);
  const { gpus, checkpointInterval } = job;
  const name = jobName(view.level, job);
  switch (entry.kind) {
    case "gang-failed": {
      const { cause, others, back } = entry;
      const node = nodeName(topology, entry.node);
      return logText.gangKilledByFailure({ name, node, cause, others, saves: checkpointInterval !== null, back });
    }
    case "gang-booked":
      return logText.booked(jobName(view.level, view.job(entry.job)), entry.gpus, entry.arrivesIn);
    case "gang-came": {
      const { hall } = entry;
      if (hall === null) return logText.gangCame(name, gpus);
      if (hall.start === "fits") return logText.gangArrivedFits(name, gpus);
      if (hall.start === "by-kills") return logText.gangArrivedKills(name, gpus);
      return logText.gangArrived(name, gpus, hall.idleGpus, hall.longestEmptyRun);
    }
    case "gang-started": {
      const [first] = entry.nodes;
      const place = first === undefined ? "" : spanName(topology, first, entry.nodes.length);
      return logText.gangStarted(name, place, entry.waited);
    }
    case "gang-finished":
      return logText.gangFinished(name);
    case "gang-rolled-back":
      return logText.gangRolledBack(name);
    case "window-reserved":
      return logText.windowReserved(name, nodesName(topology, entry.nodes));
    case "window-released":
      return logText.windowReleased(name);
    case "window-delayed": {
      const node = entry.node === null ? null : nodeName(topology, entry.node);
      return logText.windowDelayed(name, entry.left, entry.later, node);
    }
  }
}

function commandWords(entry: CommandEntry, view: LogWordsView): string {
  const place = nodesName(view.level.topology, entry.nodes);
  switch (entry.kind) {
    case "policy-set":
      return logText.policySet(entry.policy);
    case "preemption-set":
      return logText.preemptionSet(entry.on);
    case "interval-set":
      return logText.checkpointSet(entry.interval);
    case "world-stopped":
      return logText.defragment(entry.seconds, entry.moves);
    case "drained":
      return logText.drained(place);
    case "undrained":
      return logText.undrained(place);
    case "killed":
      return logText.killed(entry.jobs, entry.gpus);
    case "moving":
      return logText.moving(entry.jobs, entry.gpus, entry.seconds);
    case "help-taken":
      return logText.helped(helpNames[entry.help]);
    case "gang-placed":
      return logText.placed(jobName(view.level, view.job(entry.job)), place, entry.price);
  }
}
