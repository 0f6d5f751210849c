/** What is wrong with a duration on a command line. */
export function badDuration(option: string, text: string): string {
  return `--${option} is "${text}", but must be a number with s, m, h or d, such as 25m or 3h.`;
}
