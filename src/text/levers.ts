import type { Command, PolicyId } from "../sim/index.ts";
import { formatWaiting } from "./numbers.ts";

/** The scheduling policies: name, what it does, what it costs. */
export const policies: Record<PolicyId, { readonly name: string; readonly brief: string; readonly does: string }> = {
  fcfs: {
    name: "FCFS",
    brief: "Strict order, emptiest node first.",
    does: "Strict order: behind a waiting giant, all jobs wait. Takes the emptiest node, which scatters jobs.",
  },
  "best-fit": {
    name: "Best-Fit",
    brief: "What fits starts, packed tight.",
    does: "Whatever fits starts, where the least is left over. The giant can starve.",
  },
  preemption: {
    name: "Preemption",
    brief: "Best-Fit, giant first, kill switch on.",
    does: "As Best-Fit, the giant first, and the kill switch turns on: it takes the window where killing loses least. Leaving this policy turns the switch off.",
  },
  sjf: {
    name: "SJF",
    brief: "Shortest first, by estimate.",
    does: "Shortest job first, by its owner's estimate, in strict order: who is long may wait for ever.",
  },
  easy: {
    name: "EASY",
    brief: "In order; others fill the gaps.",
    does: "In order; the first that does not fit gets a time and nodes by the owners' estimates, and others may overtake it if they end by then or stand elsewhere.",
  },
  "easy-sjbf": {
    name: "EASY-SJBF",
    brief: "EASY, gaps to the shortest.",
    does: "As EASY, but the gaps are filled with the shortest jobs first.",
  },
  conservative: {
    name: "Conservative",
    brief: "All who wait have a reservation.",
    does: "Each of the 100 jobs that have waited longest has a time and nodes that nobody after it may delay.",
  },
  "fair-share": {
    name: "Fair share",
    brief: "Who used least goes first.",
    does: "The group that is furthest below its share of the hall goes first; usage long ago counts less.",
  },
  fgd: {
    name: "FGD",
    brief: "Best-Fit, least new fragments.",
    does: "Whatever fits starts, on the node where it makes the fewest free GPUs useless for what is asked for.",
  },
};

/** Words of the levers zone. */
export const leverText = {
  heading: "Engineering levers",
  policy: "Scheduling policy",
  policyNothing: "The queue is empty.",
  policyBehind: (students: number) =>
    `${formatWaiting(students, "student")} behind the giant; under Best-Fit they could start.`,
  policyFirst: (students: number) => `${formatWaiting(students, "student")}; the head of the queue cannot be placed.`,
  policyHeld: (students: number) => `${formatWaiting(students, "student")}; nothing fits right now.`,
  checkpoint: "Checkpoint interval",
  checkpointOff: "Off",
  checkpointLongest: (hours: number) => `${hours} h`,
  checkpointValue: (interval: string) => `every ${interval}`,
  checkpointOffMeaning: "Off: a kill loses all of a job's work.",
  checkpointMeaning: (interval: string, bytes: string, write: string, share: string) =>
    `New jobs save every ${interval}; a save writes ${bytes} a GPU and pauses them for ${write}, ${share} of their time.`,
  preemption: "Kill switch (Preemption)",
  preemptionMeaning: (times: string) =>
    `Lets a higher class kill a lower one, each job ${times} at most. Choosing the Preemption policy turns it on, leaving it turns it off.`,
  preemptionOn: "On: a waiting giant may kill students.",
  preemptionPreview: (jobs: string, hours: string, dollars: string) =>
    `Turned on now it kills ${jobs}: ${hours}, ${dollars}.`,
  preemptionReserved: "The giant has its window; the switch would kill nothing more.",
  defragment: "Defragmentation",
  defragmentDo: "Stop the world",
  defragmentMeaning: "All jobs are paused while they are packed.",
  defragmentPrice: (seconds: string, jobs: string, hours: string, dollars: string) =>
    `All jobs are paused for ${seconds}, ${jobs} are packed: ${hours}, ${dollars}.`,
  defragmentRunning: (left: string) => `All jobs are paused for ${left} more.`,
  moves: (copying: string, queued: string, left: string) => `Copying ${copying}, ${queued} queued; done in ${left}.`,
} as const;

/** Words of the question before a command that kills more than its name says. */
export const killText = {
  question: (command: Command["type"]) => questions[command] ?? "Go on?",
  price: (jobs: string, gpus: string, hours: string, dollars: string) =>
    `This kills ${jobs} on ${gpus}: ${hours}, ${dollars}.`,
  why: "With the kill switch on, a waiting giant takes the place where killing loses least.",
  later: (duration: string) => `They are killed in ${duration}.`,
} as const;

const questions: Partial<Record<Command["type"], string>> = {
  "set-policy": "Choose this policy?",
  "set-preemption": "Turn the kill switch on?",
  "release-window": "Release the window?",
  undrain: "Undrain these nodes?",
  defragment: "Stop the world?",
  kill: "Kill these jobs, and others for the giant?",
};

/** Words of the queue. */
export const queueText = {
  heading: "Queue",
  summary: (jobs: string, gpus: string) => `${jobs} · ${gpus}`,
  empty: "The queue is empty.",
  gangNeeds: (gpus: string, nodes: string) => `${gpus} GPUs · ${nodes} nodes side by side`,
  gangHint: "Drag this card onto the hall.",
  gangReserve: "Drag this card onto the hall to keep a place for it before it comes.",
  booked: (left: string) => `comes in ${left}`,
  gangCarried: "Now choose a place in the hall. Esc puts it back.",
  pickUp: "Pick up",
  best: "Best places",
  expected: (name: string, left: string) => `${name} arrives in ${left}: not here yet`,
  overdue: (late: string) => `late by ${late}`,
  running: (place: string) => `Running on ${place}`,
  student: (gpus: string, waited: string) => `${gpus} · ${waited}`,
  more: (count: string) => `and ${count} more`,
} as const;

/** News of a giant, for which the clock slows down. */
export const newsText = {
  windowBroken: (node: string, repair: string) =>
    `Node ${node} in the reserved window failed; it is back in ${repair}. The giant cannot start there before then: release the window and choose another place.`,
  booked: (name: string, gpus: string, left: string) =>
    `${name} is booked: ${gpus} GPUs side by side, in ${left}. A place can be kept for it from now on.`,
  arrived: (name: string) => `${name} has arrived and needs a place.`,
  failed: (name: string, node: string, cause: string) => `Node ${node} failed (${cause}) and stopped ${name}.`,
  killed: (name: string) => `${name} was killed.`,
  cardFailed: (node: string, cause: string) => `Stopped: node ${node} failed (${cause}).`,
  cardKilled: "Stopped: it was killed.",
  cardAgain: (saves: boolean) =>
    `Place it again; it ${saves ? "resumes from its last checkpoint" : "restarts from zero"}. The SLA counted its first start.`,
  placeAgain: (saves: boolean) =>
    `Place it again: it ${saves ? "resumes from its last checkpoint" : "restarts from zero"}. Its first start counts, so this does not violate the SLA.`,
} as const;

/** Words of a reserved window. */
export const windowText = {
  reserved: (place: string) => `Window: ${place}`,
  emptied: (empty: string, nodes: string) => `${empty} of ${nodes} empty`,
  leaving: (left: string, all: string, time: string) => `${left} of ${all} still leaving, done in about ${time}.`,
  inTheWay: (jobs: string, gpus: string, last: string) => `${jobs} on ${gpus} keep running; the last ends in ${last}.`,
  waiting: (jobs: string, last: string) =>
    `${jobs} cannot be placed elsewhere yet and are moved as soon as there is room; the last ends by itself in ${last} at most.`,
  afterDeadline: "That is after the deadline.",
  down: (nodes: string) => `${nodes} in it down: it cannot empty before the repair. Release it and choose again.`,
  clear: "The window is empty; the giant starts.",
  moveFits: "Move what fits",
  killLeft: "Kill what is left",
  killYounger: "Kill younger than",
  release: "Release window",
  releaseFree: "free",
} as const;
