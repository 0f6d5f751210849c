/** A replay or a command script that cannot be taken: the message names the field and what it got. */
export class ReplayError extends Error {
  override readonly name = "ReplayError";
}
