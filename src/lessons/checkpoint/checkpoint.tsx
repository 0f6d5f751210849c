import { createTrainingLog } from "../../insight/checkpoint/log.ts";
import { trainingNewsIn } from "../../insight/checkpoint/news.ts";
import { gangNewsIn } from "../../insight/gang-news.ts";
import { tellLog, tellNews } from "../../hud/story.ts";
import type { Lesson } from "../../hud/lesson.ts";
import { hallText } from "../../text/hall.ts";
import { formatPoints } from "../../text/numbers.ts";
import { ClimbPicture } from "./brief/climb-picture.tsx";
import { PredictInterval } from "./brief/predict-interval.tsx";
import { TrainingBrief } from "./brief/training-brief.tsx";
import { CheckpointDebrief } from "./debrief/checkpoint-debrief.tsx";
import { trainingVerdictOf } from "./debrief/checkpoint-verdict.ts";
import { remarksOn } from "./debrief/remark-words.ts";
import { StructuredRationale } from "./debrief/structured-rationale.tsx";
import { CheckpointLedger } from "./play/checkpoint-ledger.tsx";
import { CheckpointLevers } from "./play/levers.tsx";
import { Plots } from "./play/plots.tsx";
import { RegretMeter } from "./play/regret-meter.tsx";
import { trainingBadges } from "./play/training-badges.ts";
import { trainingTip } from "./play/training-coach.ts";
import { trainingLogWords } from "./play/training-log-words.ts";
import { trainingNewsWords } from "./play/training-news.ts";
import { otherPlaysText } from "./text/accounts.ts";
import { formatSpan, trainingMeasures } from "./text/pages.ts";
import { trainingMatters } from "./play/left-open.ts";
import { trainingSituation } from "./play/situation.ts";
import { trainingAsking } from "./play/asking.ts";
import { keyList } from "./text/keys.ts";
import { checkpointHints } from "./text/hints.ts";
import { mechanisms } from "./text/mechanisms.ts";
import type { OverlayMaker } from "../../view/create-hall.ts";
import "./css/lesson.css";

/** One training job on the whole hall, failures that roll it back, and how often it saves. */
export const checkpoint: Lesson<OverlayMaker> = {
  id: "checkpoint",
  measure: "regret",
  Picture: ClimbPicture,
  picture: "A line of progress climbs, rolls back to its last checkpoint at each failure, and climbs again.",
  measured: (regret) => `${formatPoints(regret)} of regret`,
  playNames: otherPlaysText.names,
  Brief: TrainingBrief,
  isBriefWide: false,
  mechanisms,
  predicts: { name: "interval that keeps the most", format: formatSpan },
  measures: trainingMeasures,
  remarks: remarksOn,
  Predict: PredictInterval,
  diagnosis: null,
  Watched: () => null,
  hints: checkpointHints,
  Levers: CheckpointLevers,
  showsSelection: false,
  Ledger: CheckpointLedger,
  Plots,
  HallTools: null,
  Overlays: null,
  Rationale: ({ hud }) => <StructuredRationale hud={hud} rows={3} compact />,
  StarMeter: RegretMeter,
  legend: (["working", "saving", "redone", "down"] as const).map((cell) => [cell, hallText[cell]]),
  badges: trainingBadges,
  keys: keyList,
  actions: new Map(),
  overlay: null,
  ...tellLog(createTrainingLog, trainingLogWords),
  ...tellNews((events, view) => gangNewsIn(events, view) ?? trainingNewsIn(events, view), trainingNewsWords),
  situation: trainingSituation,
  asking: trainingAsking,
  leftOpen: trainingMatters,
  coach: (hud, view) => trainingTip(view, hud.course.value),
  verdict: (_, { view, score }) => trainingVerdictOf(view, score),
  Debrief: CheckpointDebrief,
  comparisons: ["other-seeds"],
};
