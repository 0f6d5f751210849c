/** What the pages know of a recorded run that is played again. */
export type { Mark, Player, RunSample } from "../replay/player.ts";
export type { Judging, Verdict } from "../replay/judge-record.ts";
