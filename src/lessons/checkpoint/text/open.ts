/** What a run may leave open. */
export const openText = {
  offered: (name: string) => `${name} is on offer and not signed`,
} as const;
