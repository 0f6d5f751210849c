import type { JSX } from "preact";
import { gangNewsIn } from "../../insight/gang-news.ts";
import { plainLog } from "../../insight/log.ts";
import { gangNewsWords } from "../../hud/gang-news.ts";
import { hallLogWords } from "../../hud/hall-log-words.ts";
import type { HudState } from "../../hud/hud-state.ts";
import type { Lesson } from "../../hud/lesson.ts";
import { RationaleBox } from "../../hud/rationale-box.tsx";
import { tellLog, tellNews } from "../../hud/story.ts";
import { glossary } from "../../text/glossary.ts";
import { hallText } from "../../text/hall.ts";
import { formatGpuHours } from "../../text/numbers.ts";
import { debriefText, disruptionMeasures, rationaleText } from "../../text/pages.ts";
import { FragmentedHallPicture } from "./brief/fragmented-hall-picture.tsx";
import { GangBrief } from "./brief/gang-brief.tsx";
import { PredictDisruption } from "./brief/predict-disruption.tsx";
import { FragmentationDebrief } from "./debrief/fragmentation-debrief.tsx";
import { verdictOf } from "./debrief/verdict.ts";
import { StrandedButton } from "./play/stranded-button.tsx";
import { DisruptionMeter } from "./play/disruption-meter.tsx";
import { DroppedGang } from "./play/dropped-gang.tsx";
import { gangCoach } from "./play/gang-coach.ts";
import { GhostPrice } from "./play/ghost-price.tsx";
import { LedgerZone } from "./play/ledger-cards.tsx";
import { FragmentationLevers } from "./play/levers.tsx";
import { QueuePanel } from "./play/queue-panel.tsx";
import { listWindows } from "./play/list-windows.ts";
import { gangMatters } from "./play/left-open.ts";
import { hallSituation } from "./play/situation.ts";
import { keyList } from "./text/keys.ts";
import { gangDiagnosis, gangHints } from "./text/diagnosis.ts";
import { mechanisms } from "./text/mechanisms.ts";
import type { OverlayMaker } from "../../view/create-hall.ts";
import "./css/lesson.css";

/** A hall full of students, and a giant that needs its nodes side by side. */
export const fragmentation: Lesson<OverlayMaker> = {
  id: "fragmentation",
  measure: "disruption",
  Picture: FragmentedHallPicture,
  picture: "A hall of busy cells with single idle ones between them; a frame that cannot be placed.",
  measured: (disruption) => `${formatGpuHours(disruption)} of disruption`,
  playNames: debriefText.names,
  Brief: GangBrief,
  isBriefWide: false,
  mechanisms,
  predicts: { name: "GPU-hours that starting the giant costs", format: (hours) => formatGpuHours(hours * 3600) },
  measures: disruptionMeasures,
  remarks: null,
  Predict: PredictDisruption,
  diagnosis: gangDiagnosis,
  Watched: QueuePanel,
  hints: gangHints,
  Levers: FragmentationLevers,
  showsSelection: true,
  Ledger: LedgerZone,
  Plots: null,
  HallTools: StrandedButton,
  Overlays,
  Rationale: ({ hud }) => <RationaleBox hud={hud} rows={3} hint={rationaleText.hint} />,
  StarMeter: DisruptionMeter,
  legend: (["working", "idle", "redone", "down", "drained", "reserved"] as const).map((cell) => [cell, hallText[cell]]),
  badges: { name: () => null, value: () => null, meaning: (id) => glossary[id], tip: () => null },
  keys: keyList,
  actions: new Map([["g", (hud) => listWindows(hud)]]),
  overlay: null,
  ...tellLog(() => plainLog, hallLogWords),
  ...tellNews(gangNewsIn, gangNewsWords),
  situation: hallSituation,
  asking: null,
  leftOpen: gangMatters,
  coach: gangCoach,
  verdict: (hud, { view, score }) => verdictOf(view, score, hud.gangs.value),
  Debrief: FragmentationDebrief,
  comparisons: [],
};

function Overlays({ hud }: { readonly hud: HudState }): JSX.Element {
  return (
    <>
      <GhostPrice hud={hud} />
      <DroppedGang hud={hud} />
    </>
  );
}
