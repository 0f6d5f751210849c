const key = "fleet-orchestrator.visits";

/** A tab's own visit, and others whose words it may show; null stands for those that are not known. */
export type Visits = readonly [string, ...(string | null)[]];

/** The visits of this tab: a reload goes on with them, another tab or another day does not. */
export function readVisits(): Visits {
  const [first, ...others] = noted();
  const own = first ?? freshId();
  noteVisits([own, ...others]);
  return [own, ...others];
}

/** Keeps the visits for as long as the tab is open. */
export function noteVisits(visits: Visits): void {
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

function noted(): readonly (string | null)[] {
  try {
    const visits: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    return Array.isArray(visits) ? visits.filter((visit) => visit === null || typeof visit === "string") : [];
  } catch {
    return [];
  }
}
