/** A snapshot that cannot be gone on with. */
export class SnapshotError extends Error {
  override name = "SnapshotError";
}
