/** The size of the drawing on an act's card, in its own units. */
export const pictureBox = { width: 432, height: 96 } as const;
