/** Words of the time in which a player only watches. */
export const observeText = {
  heading: "Watch first",
  until: (clock: string) =>
    `The run goes on as the former operator left it. The levers unlock at ${clock}, once you have said what is wrong.`,
  held: "The clock waits for your answer.",
  say: "That is it",
  again: "Look again.",
  right: "Yes.",
  unlocks: (clock: string) => `The levers unlock at ${clock}.`,
} as const;
