import type { Diagnosis } from "../../../hud/lesson.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { formatCount, formatMany } from "../../../text/numbers.ts";

function nodesOf(view: ClusterView): number {
  const gang = view.queue.map((id) => view.job(id)).find(({ contiguous }) => contiguous);
  return Math.ceil((gang?.gpus ?? 0) / view.level.topology.gpusPerNode);
}

function gangGpus(view: ClusterView): number {
  return nodesOf(view) * view.level.topology.gpusPerNode;
}

/** What stops the giant. */
export const gangDiagnosis: Diagnosis = {
  watch:
    "A giant is coming. Watch the hall and the queue: how much is idle, where it is, and what the jobs behind the giant do. Every idle GPU costs money.",
  before: "The giant is not here yet.",
  question: "The giant waits at the head of the queue. Why can it not start?",
  isAsked: (view) => view.queue.some((id) => view.job(id).contiguous),
  answers: [
    {
      id: "too-few",
      text: "Too few GPUs are idle",
      isRight: false,
      because: (view) => `${formatCount(view.idleGpus)} GPUs are idle; it asks for ${formatCount(gangGpus(view))}.`,
    },
    {
      id: "priority",
      text: "The students are ahead of it in the queue",
      isRight: false,
      because: (view) =>
        `It is first in line: ${formatMany(view.queue.length - 1, "job")} wait behind it, not before it.`,
    },
    {
      id: "scattered",
      text: "The idle GPUs do not lie side by side",
      isRight: true,
      because: (view) =>
        `${formatCount(view.idleGpus)} GPUs are idle, but the longest run of empty nodes is ${formatCount(view.longestEmptyRun)}, and it needs ${formatCount(nodesOf(view))}. Under FCFS nobody may overtake it, so ${formatMany(view.queue.length - 1, "job")} that would fit wait with it.`,
    },
    {
      id: "failures",
      text: "Failed nodes stand in its way",
      isRight: false,
      because: (view) => {
        const down = view.nodeDown.reduce((sum, one) => sum + one, 0);
        return `${formatMany(down, "node")} of ${formatCount(view.nodeCount)} ${down === 1 ? "is" : "are"} down.`;
      },
    },
  ],
};

/** What to do next, from a nudge to the button. */
export const gangHints = [
  "Who pays for the giant? Look at the waits by width: one kind of student job never finds room under Best-Fit, however many GPUs are idle.",
  "A job that fills a node needs eight idle GPUs in one node. Moving a few narrow jobs together early costs little; killing or moving whole windows in a hurry costs much. And a place that is kept empties by itself.",
  "Choose Best-Fit. Press “Stranded GPUs”, then “Move elsewhere”, at once and again every hour or so. Migrate the first giant's window without killing what is stuck. Keep a window with “Drain and wait” as soon as the second giant is booked, and migrate the rest when it has come.",
] as const;
