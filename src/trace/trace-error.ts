/** A trace that cannot be read or replayed: one sentence that says what is wrong and what to do. */
export class TraceError extends Error {
  override readonly name = "TraceError";
}
