/** What a run may leave open. */
export const openText = {
  waits: (name: string) => `${name} still waits for its place`,
} as const;
