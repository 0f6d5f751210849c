/** A level file that cannot be played, naming the field and what it got. */
export class LevelError extends Error {
  override readonly name = "LevelError";
}
