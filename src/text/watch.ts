import type { SimEvent } from "../sim/index.ts";
import { badgeText } from "./header.ts";
import { formatPercent } from "./numbers.ts";

/** Words of the pages on which runs are watched. */
export const watchText = {
  watch: "Watch a run",
  heading: "Watch a run",
  lead: "Any run can be looked at again, second by second: one of yours, one in a file, one that somebody sent you.",
  mineHeading: "My runs",
  several: (name: string) => `Runs in ${name}`,
  unknownAct: "Another level",
  unfinished: "not over",
  none: "No run of yours is kept here yet. Play an act to its end.",
  reading: "Looking for your runs…",
  file: "Open a .fleet file",
  fileMeaning: "A run's file, also the JSON of one. It is read here, nothing is sent anywhere.",
  drop: "or drop it here",
  code: "code",
  codeLabel: "Paste a code or a link",
  openCode: "Open",
  opening: "Opening…",
  seed: (seed: string) => `seed ${seed}`,
  back: "Start page",
  unreadable: (why: string) => `This cannot be watched. ${why}`,
  otherLevel: (id: string) =>
    `This cannot be watched: it is a run of the level "${id}", which this game does not have.`,
  otherVersion: "This cannot be watched: it was played in another version of the game or of the level.",
  tooLong: "This cannot be watched: it goes on after its level's end.",
  tooDear: "This cannot be watched: its commands would take longer than any run that a person plays.",
  bar: "The run on a timeline",
  scrub: "Time",
  play: "Play",
  pause: "Pause",
  speed: "Speed of watching",
  before: "Command before",
  after: "Next command",
  fork: "Play on from here",
  forkMeaning: "Practice: it is neither kept nor counted.",
  share: "Share",
  compare: "Compare",
  others: "Other runs",
  goThere: "Go to this moment",
  readOnly: "You are watching a run. Play on from here to change it.",
  practice: "Practice",
  practiceMeaning: "Forked from a run that was watched: it is neither kept nor counted.",
  judging: "checking…",
  watchOwn: "Watch it again",
  marks: (commands: number, failures: number, broken: number) =>
    `On the timeline: ${commands} commands, ${failures} failures, ${broken} broken SLOs.`,
  kinds: {
    command: "Command",
    failure: "Failure",
    "slo-broken": "SLO violated",
    badge: "Badge",
    end: "End",
  },
} as const;

/** Words of the dialog that hands a run on. */
export const shareText = {
  heading: "Share this run",
  link: "A link to this moment",
  linkMeaning: "The run itself is in the link: no server keeps it.",
  code: "The run as a code",
  codeMeaning: "To be pasted on the page “Watch a run”.",
  copyLink: "Copy the link",
  copyCode: "Copy the code",
  copied: "Copied.",
  notCopied: "It could not be copied: select it and copy it yourself.",
  tooLong: "This run is too long for a link, a code or a QR: send its file.",
  qrOfLink: "QR code of the link",
  qrOfCode: "QR code of the run's code, to be pasted on the page “Watch a run”",
  file: "Save its file",
  fileMeaning: "The whole run, to be watched, verified and handed in.",
  picture: "Save a picture",
  pictureMeaning: "The hall at this moment, as a PNG.",
  clip: "Save a clip",
  clipMeaning: "The whole run in eight seconds, as a GIF that plays for ever.",
  making: (done: number) => `Drawing… ${formatPercent(done)}`,
  failed: "It could not be drawn: this browser may not draw pictures in the background.",
} as const;

/** What a mark on the timeline stands for, in a few words. */
export function markWords(
  kind: keyof typeof watchText.kinds,
  of:
    | SimEvent
    | {
        readonly type: "badge-changed";
        readonly badge: { readonly id: string; readonly state: keyof typeof badgeText.states };
      },
): string {
  if (of.type === "command-done") return `${watchText.kinds[kind]}: ${of.command.type.replaceAll("-", " ")}`;
  if (of.type === "node-failed") return `${watchText.kinds[kind]}: node ${of.node}`;
  if (of.type === "badge-changed")
    return `${watchText.kinds[kind]} ${of.badge.id}: ${badgeText.states[of.badge.state]}`;
  return watchText.kinds[kind];
}
