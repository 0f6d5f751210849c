import type { PolicyId } from "../sim/index.ts";

/** The scheduling policies: name, what it does, what it costs. */
export const policies: Record<PolicyId, { readonly name: string; readonly does: string }> = {
  fcfs: {
    name: "FCFS",
    does: "Strict order: nobody overtakes. While the giant waits at the head, every student behind it waits too. Jobs go to the emptiest node, which scatters them.",
  },
  "best-fit": {
    name: "Best-Fit",
    does: "Whatever fits may start, on the node with least left over. Keeps holes together; the giant can be overtaken for ever.",
  },
  preemption: {
    name: "Preemption",
    does: "As Best-Fit, the giant first. Turns the kill switch on: if the giant does not fit, it takes the window where killing loses least.",
  },
};

/** Words of the levers zone. */
export const leverText = {
  heading: "Engineering levers",
  policy: "Scheduling policy",
  policyPreview: {
    fcfs: (pending: string) => `Now: ${pending} would wait behind the giant.`,
    "best-fit": (fits: string, pending: string) => `Now: up to ${fits} of ${pending} waiting GPUs could start.`,
    nothing: "Nothing is waiting right now.",
  },
  checkpoint: "Checkpoint interval",
  checkpointOff: "Off",
  checkpointOn: "Save",
  checkpointValue: (interval: string) => `every ${interval}`,
  checkpointOffMeaning: "Jobs never save: a failure or a kill takes all they have done.",
  checkpointMeaning: (interval: string, write: string, share: string) =>
    `Jobs that start from now on save every ${interval}. A save stops the job for ${write}: ${share} of its time. A kill or failure then costs ${interval} at most.`,
  preemption: "Preemption",
  preemptionOn: "On: a waiting giant may kill students.",
  preemptionOff: "Off: nobody is killed for the giant.",
  preemptionPreview: (jobs: string, hours: string, dollars: string) =>
    `Turned on now it kills ${jobs}: ${hours}, ${dollars}.`,
  preemptionWould: "What it would kill",
  preemptionNothing: "Turned on now it would kill nothing: no giant is waiting.",
  preemptionReserved: "The giant has its window; the switch would kill nothing more.",
  defragment: "Defragmentation",
  defragmentDo: "Stop the world",
  defragmentMeaning: "Every job stands still until all are packed together.",
  defragmentPrice: (seconds: string, jobs: string, hours: string, dollars: string) =>
    `${seconds}, moves ${jobs}: ${hours}, ${dollars}.`,
  defragmentRunning: (left: string) => `The world is stopped for ${left} more.`,
  moves: (copying: string, queued: string, left: string) => `Copying ${copying}, ${queued} queued; done in ${left}.`,
} as const;

/** Words of the queue. */
export const queueText = {
  heading: "Queue",
  summary: (jobs: string, gpus: string) => `${jobs} · ${gpus}`,
  empty: "Nothing waits.",
  gangNeeds: (gpus: string, nodes: string) => `${gpus} GPUs · ${nodes} contiguous nodes`,
  gangHint: "Drag it onto the hall, or press",
  gangCarried: "Now choose a place in the hall. Esc puts it back.",
  pickUp: (name: string) => `Pick up ${name}`,
  best: "Best places",
  expected: (name: string, left: string) => `${name} arrives in ${left}`,
  unblocked: "No empty stretch is long enough.",
  due: (left: string) => `must start in ${left}`,
  overdue: (late: string) => `late by ${late}`,
  running: (place: string) => `Running on ${place}`,
  student: (gpus: string, waited: string) => `${gpus} · ${waited}`,
  more: (count: string) => `and ${count} more`,
} as const;

/** Words of a reserved window. */
export const windowText = {
  reserved: (place: string) => `Window: ${place}`,
  inTheWay: (jobs: string, gpus: string) => `Still in the way: ${jobs}, ${gpus}.`,
  movingOut: (jobs: string) => `${jobs} on the way out.`,
  lastEnds: (left: string) => `Left alone, the last ends in ${left}.`,
  afterDeadline: "That is after the deadline.",
  down: (nodes: string) => `${nodes} in it down.`,
  clear: "The window is empty; the giant starts.",
  moveFits: "Move what fits",
  killLeft: "Kill what is left",
  killYounger: "Kill younger than",
  release: "Release window",
} as const;
