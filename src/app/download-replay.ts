import type { Session } from "../session/session.ts";
import { saveFile } from "./save-file.ts";

/** Characters of a rationale that a replay keeps. */
const longest = 200;

/** Offers a run's replay as a file. */
export function downloadReplay(
  run: Session,
  settings: { readonly prediction: number; readonly rationale: string },
): void {
  const replay = run.replay({ ...settings, rationale: settings.rationale.slice(0, longest) });
  saveFile(`${run.level.id}-${run.seed.replaceAll(/[^\w-]/g, "_")}.json`, replay);
}
