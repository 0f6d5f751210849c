import type { Session } from "../session/session.ts";

/** Milliseconds that a browser may take to begin a download. */
const patience = 4000;
/** Characters of a rationale that a replay keeps. */
const longest = 200;

/** Offers a run's replay as a file. */
export function downloadReplay(
  run: Session,
  settings: { readonly prediction: number; readonly rationale: string },
): void {
  const replay = run.replay({ ...settings, rationale: settings.rationale.slice(0, longest) });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(replay)], { type: "application/json" }));
  link.download = `${run.level.id}-${run.seed.replaceAll(/[^\w-]/g, "_")}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), patience);
}
