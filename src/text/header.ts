import type { Seconds } from "../sim/index.ts";
import { formatCountdown, formatKept, formatMany, formatPercent } from "./numbers.ts";

/** Names on the command header. */
export const headerText = {
  title: "Lab 08: The Fleet Orchestrator",
  persona: "Cloud Titan",
  scale: "Exaflop Scale",
  badges: "Constraints",
  clock: "Clock",
  pause: "Pause",
  resume: "Run",
  speed: "Speed",
  times: (speed: number) => `${speed}×`,
  mute: "Mute",
  unmute: "Sound on",
  volume: "Volume",
  settings: "Settings",
  help: "Keys",
  leave: "Start page",
} as const;

/** The words of a badge; the shape beside them is drawn. */
export const badgeText = {
  states: { green: "met", red: "violated", waiting: "open" },
  fragmentation: (limit: number) => `Fragmentation < ${formatPercent(limit)}`,
  goodput: (limit: number) => `Goodput > ${formatPercent(limit)}`,
  share: (value: number) => formatKept(value),
  slaMet: "SLA: Met",
  slaMissed: "SLA: Missed",
  slaWaiting: "SLA: open",
  slaGang: "SLA: giant starts in",
  slosMet: "all SLOs met",
  slosViolated: (count: number) => `${formatMany(count, "SLO")} violated`,
  slaBefore: "no giant yet",
  left: (seconds: number) => formatCountdown(seconds),
  nothingSaved: "no checkpoint yet",
  goodputIn: (share: number, span: Seconds) => `${formatKept(share)} in ${Math.round(span / 3600)} h`,
} as const;

/** Words of the settings. */
export const settingsText = {
  heading: "Settings",
  theme: "Colors of the hall",
  themes: {
    system: "System default",
    "control-room": "Control room: green, white, red",
    "color-safe": "Color-safe, with patterns",
  },
  motion: "Motion",
  motions: { system: "System default", full: "Full", reduced: "Reduced" },
  sound: "Sound",
  kept: "On this computer",
  hidden: "Text that earlier visits wrote is hidden.",
  claim: "It is mine: show it",
  besides: (count: number) => `${formatMany(count, "record")} that this version cannot read`,
  exportBesides: "Save as a file",
  reset: "Reset progress",
  resetAsk:
    "Delete the stars, tries, runs and texts of all acts, and the records that cannot be read? Settings stay. This cannot be undone.",
  resetYes: "Delete all",
  resetNo: "Keep",
  resetDone: "Deleted: the next player starts from zero.",
  elsewhere: "Another tab keeps the progress: reset it there.",
  close: "Close",
} as const;
