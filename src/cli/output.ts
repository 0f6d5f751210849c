/** Where a program writes to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}
