/** What `parseArgs` says of an option that it cannot take, in its first sentence: the rest is advice for programmers. */
export function optionReason(error: unknown): string {
  return error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? "") : String(error);
}
