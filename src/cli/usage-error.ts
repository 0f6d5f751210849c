/** The command line or a file is wrong: the message is one sentence for the person who typed it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
