import type { Game } from "./create-game.ts";

/** Watches the run whose code an address's fragment has, when the page opens and when a link is followed in it. */
export function followLink({ watching }: Pick<Game, "watching">): void {
  const open = (): void => {
    const text = readFragment(location.hash);
    if (/FLEET:/i.test(text)) watching.openText(text);
  };
  addEventListener("hashchange", open);
  open();
}

/** Some programs escape more of a link than they have to, others cut it off inside an escape. */
function readFragment(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
