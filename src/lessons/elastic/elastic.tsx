import { elasticLog } from "../../insight/elastic/log.ts";
import { elasticNewsIn } from "../../insight/elastic/news.ts";
import { gangNewsIn } from "../../insight/gang-news.ts";
import { tellLog, tellNews } from "../../hud/story.ts";
import type { Lesson } from "../../hud/lesson.ts";
import { RationaleBox } from "../../hud/rationale-box.tsx";
import { formatDuration } from "../../text/numbers.ts";
import { rationaleText } from "../../text/pages.ts";
import { ElasticBrief } from "./brief/elastic-brief.tsx";
import { PredictShare } from "./brief/predict-share.tsx";
import { RingPicture } from "./brief/ring-picture.tsx";
import { ElasticDebrief } from "./debrief/elastic-debrief.tsx";
import { elasticVerdictOf } from "./debrief/elastic-verdict.ts";
import { elasticBadges } from "./play/elastic-badges.ts";
import { elasticTip } from "./play/elastic-coach.ts";
import { ElasticLedger } from "./play/elastic-ledger.tsx";
import { elasticLogWords } from "./play/elastic-log-words.ts";
import { elasticNewsWords } from "./play/elastic-news.ts";
import { ElasticPlots } from "./play/elastic-plots.tsx";
import { ElasticLevers } from "./play/levers.tsx";
import { LostMeter } from "./play/lost-meter.tsx";
import { closeRing } from "./play/draft-now.ts";
import { elasticLegend } from "./text/telemetry.ts";
import { elasticMeasures, formatShare } from "./text/pages.ts";
import { elasticMatters } from "./play/left-open.ts";
import { fleetSituation } from "./play/situation.ts";
import { elasticAsking } from "./play/asking.ts";
import { keyList } from "./text/keys.ts";
import { elasticPlays } from "./text/pages.ts";
import { elasticHints } from "./text/hints.ts";
import { mechanisms } from "./text/mechanisms.ts";
import type { OverlayMaker } from "../../view/create-hall.ts";
import "./css/lesson.css";

/** One job of replicas around a ring, and what it does when some of them break. */
export const elastic: Lesson<OverlayMaker> = {
  id: "elastic",
  measure: "training-lost",
  Picture: RingPicture,
  picture: "A ring runs through rows of replicas and passes the broken ones by.",
  measured: (lost) => `${formatDuration(lost)} of fleet time lost`,
  playNames: elasticPlays.names,
  Brief: ElasticBrief,
  isBriefWide: true,
  mechanisms,
  predicts: { name: "share of the throughput that the first failure takes", format: formatShare },
  measures: elasticMeasures,
  remarks: null,
  Predict: PredictShare,
  diagnosis: null,
  Watched: () => null,
  hints: elasticHints,
  Levers: ElasticLevers,
  showsSelection: true,
  Ledger: ElasticLedger,
  Plots: ElasticPlots,
  HallTools: null,
  Overlays: null,
  Rationale: ({ hud }) => <RationaleBox hud={hud} rows={3} hint={rationaleText.elasticHint} />,
  StarMeter: LostMeter,
  legend: (["working", "waiting", "idle", "failed", "ring", "broken", "ready"] as const).map((cell) => [
    cell,
    elasticLegend[cell],
  ]),
  badges: elasticBadges,
  keys: keyList,
  actions: new Map([["c", closeRing]]),
  overlay: async () => (await import("./hall/create-ring-overlay.ts")).createRingOverlay,
  ...tellLog(() => elasticLog, elasticLogWords),
  ...tellNews((events, view) => elasticNewsIn(events, view) ?? gangNewsIn(events, view), elasticNewsWords),
  situation: fleetSituation,
  asking: elasticAsking,
  leftOpen: elasticMatters,
  coach: (_, view) => elasticTip(view),
  verdict: (_, { view, score }) => elasticVerdictOf(view, score),
  Debrief: ElasticDebrief,
  comparisons: ["ghost", "blast"],
};
