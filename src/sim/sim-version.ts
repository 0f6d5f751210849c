/** Grows with every change that alters the outcome of any replay. */
export const simVersion = 6;
