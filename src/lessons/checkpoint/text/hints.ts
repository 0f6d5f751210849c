/** What to do next, from a nudge to the button. */
export const checkpointHints = [
  "Two losses pull against each other: the time each save takes, and the work since the last save that a failure throws away. Look at which of the two is larger in your own days.",
  "For rare failures the two are equal at about √(2 × C × MTTF) (Young 1974). Both C and the MTTF change in this act: what was best yesterday need not be today.",
  "After every contract and every change of the hardware set the interval anew, near √(2 × C × MTTF); a contract is worth its price only if the goodput it adds until the end is worth more.",
] as const;
