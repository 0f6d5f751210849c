import type { ClauseView, ClusterView } from "../../../sim/index.ts";
import { clauseViolation } from "../../../text/clauses.ts";
import { debriefText } from "../../../text/pages.ts";
import type { GangState } from "../../../insight/gangs.ts";
import { jobsOnNodes } from "../../../insight/jobs.ts";

/** Why a run was lost, as a part of a sentence with a number, and what to do about it. */
export interface LossCause {
  readonly heading: string;
  readonly because: string;
  readonly advice: string;
}

/** Names the decision behind a loss, not only the SLO that it violated. */
export function causeOfLoss(view: ClusterView, gangs: readonly GangState[]): LossCause | null {
  const clause = view.clauses.find((one) => one.id === view.ended?.lostBy);
  if (clause === undefined) return null;
  const unseated = gangs.find((gang) => gang.job.firstStart === null);
  const breach = clauseViolation(clause.id, clause.value, clause.limit);
  const plain = { heading: debriefText.lostTo[clause.id], because: breach, advice: debriefText.advice[clause.id] };
  if (clause.id === "student-p95-wait" && view.policy === "fcfs" && unseated !== undefined) {
    return { ...plain, because: debriefText.keptFcfs(view.queue.length - 1, breach), advice: debriefText.advice.fcfs };
  }
  return clause.id === "gang-starts" && unseated !== undefined
    ? { ...plain, because: whyUnseated(view, clause, unseated) }
    : plain;
}

function whyUnseated(view: ClusterView, clause: ClauseView, gang: GangState): string {
  const { window } = gang;
  if (window === null) return debriefText.noWindow(clause.limit, gang.nodesNeeded, view.longestEmptyRun);
  const nodes = Array.from({ length: window.nodeCount }, (_, i) => window.firstNode + i);
  return debriefText.windowNotEmpty(clause.limit, jobsOnNodes(view, nodes).length);
}
