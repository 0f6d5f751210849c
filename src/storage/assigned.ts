const key = "fleet-orchestrator.assignment";

/** The assignment that is played for, as it came, and who plays. */
export interface KeptAssignment {
  readonly assignment: unknown;
  readonly student: string;
}

/** What this browser keeps of an assignment; null for nothing. */
export function readAssigned(): KeptAssignment | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null || !("assignment" in kept) || !("student" in kept)) return null;
    const { assignment, student } = kept;
    return typeof student === "string" ? { assignment, student } : null;
  } catch {
    return null;
  }
}

/** Keeps it for the next visit; null forgets it. */
export function keepAssigned(assigned: KeptAssignment | null): void {
  try {
    if (assigned === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(assigned));
  } catch {
    // Refused: the link opens it again.
  }
}
