import { canGoOn, createActs } from "./app/acts.ts";
import { createGame } from "./app/create-game.ts";
import { exposeFleet } from "./app/expose-fleet.ts";
import { followHistory } from "./app/follow-history.ts";
import { followLink } from "./app/follow-link.ts";
import { followTouch } from "./app/follow-touch.ts";
import { followScorm } from "./app/follow-scorm.ts";
import { followSettings } from "./app/follow-settings.ts";
import { listen } from "./app/listen.ts";
import { loadPlots } from "./app/load-plots.ts";
import { loadStored } from "./app/load-stored.ts";
import { openHall } from "./app/open-hall.ts";
import { startLoop, type Shown } from "./app/start-loop.ts";
import { surviveTranslation } from "./app/survive-translation.ts";
import { createAudio } from "./audio/create-audio.ts";
import { createHud } from "./hud/create-hud.tsx";
import { lessons } from "./lessons/index.ts";
import { StartPage } from "./pages/start/start-page.tsx";
import { ComparePage } from "./pages/replay/compare-page.tsx";
import { ReportPage } from "./pages/report/report-page.tsx";
import { RunsPage } from "./pages/replay/runs-page.tsx";
import { WatchBar } from "./pages/replay/watch-bar.tsx";
import { browserClaim } from "./storage/create-claim.ts";
import { createStore } from "./storage/create-store.ts";
import { noticeText } from "./text/pages.ts";

const isTouched = followTouch();
const params = new URLSearchParams(location.search);
const asked = params.get("level");
const acts = createActs(lessons);
const askedAct = acts.find(({ level }) => level.id === asked) ?? null;
const [navigation] = performance.getEntriesByType("navigation");
const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === "reload";
const store = createStore({ canGoOn: (run) => canGoOn(acts, run), claim: { ...browserClaim(), isReload } });
const silence = (): void => game.notice({ id: "silence", text: noticeText.silence });
const audio = createAudio(silence);

const game = createGame({
  acts,
  store,
  audio,
  lessons,
  asked: { act: askedAct, seed: params.get("seed"), assignment: params.get("assignment") },
});
if (asked !== null && askedAct === null) game.notice({ id: "level", text: noticeText.unknownLevel(asked) });

const root = document.querySelector<HTMLElement>("#app");
if (root === null) throw new RangeError("the page has no #app");
surviveTranslation(root);
const hud = createHud(root, game, { lessons, StartPage, RunsPage, ComparePage, ReportPage, WatchBar });
const shown = new Set<Shown>([
  { screen: hud, failed: game.broke },
  { screen: audio, failed: silence },
]);

followSettings(game, audio);
followHistory(game);
listen(game, audio);
const stored = loadStored(game, store, {
  isActAsked: askedAct !== null,
  isReload,
  isTouched,
});
followScorm(game, stored);
openHall(game, hud, lessons, shown);
loadPlots(game, lessons);
followLink(game);
const frameTimes = startLoop(game, shown);
if (params.get("debug") === "1") exposeFleet(game, frameTimes);
