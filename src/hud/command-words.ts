import type { ClusterView, Command, JobId } from "../sim/index.ts";
import { commandText as words } from "../text/commands.ts";
import { jobName } from "../text/job-names.ts";
import { nodesName, spanName } from "../text/places.ts";

/** A command as a short phrase, by the names that its run's jobs and nodes have. */
export function commandWords(command: Command, view: Pick<ClusterView, "job" | "level">): string {
  const { level } = view;
  const { topology } = level;
  const nameOf = (job: JobId): string => jobName(level, view.job(job));
  switch (command.type) {
    case "set-policy":
      return words.policy(command.policy);
    case "set-preemption":
      return words.preemption(command.on);
    case "set-checkpoint-interval":
      return words.interval(command.interval);
    case "choose-storage":
      return words.storage(command.tier);
    case "defragment":
      return words.defragment;
    case "drain":
      return words.drain(nodesName(topology, command.nodes));
    case "undrain":
      return words.undrain(nodesName(topology, command.nodes));
    case "kill":
      return words.kill(command.jobs.length);
    case "migrate":
      return words.migrate(command.jobs.length);
    case "place-gang": {
      const nodes = Math.ceil(view.job(command.job).gpus / topology.gpusPerNode);
      return words.place(nameOf(command.job), spanName(topology, command.firstNode, nodes), command.clear);
    }
    case "release-window":
      return words.release(nameOf(command.job));
    case "set-recovery":
      return words.recovery(command.mode);
    case "set-batch":
      return words.batch(command.rule);
    case "set-routing":
      return words.routing(command.routing);
    case "set-ring":
      return words.ring(command.order.length);
    case "swap-nodes":
      return words.swap(command.nodes.length);
    case "take-help":
      return words.help(command.help);
  }
}
