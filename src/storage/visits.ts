const key = "fleet-orchestrator.visits";

/** The visits of this tab, its own first: a reload goes on with them, another tab or another day does not. */
export function readVisits(): readonly [string, ...string[]] {
  const [own = freshId(), ...others] = noted();
  noteVisits([own, ...others]);
  return [own, ...others];
}

/** Keeps the visits for as long as the tab is open. */
export function noteVisits(visits: readonly string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(visits));
  } catch {
    // Refused: a reload is then a visit of its own.
  }
}

/** An id that no other has. */
export function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function noted(): readonly string[] {
  try {
    const visits: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    return Array.isArray(visits) ? visits.filter((visit) => typeof visit === "string") : [];
  } catch {
    return [];
  }
}
