/** A ring of replicas while the player draws it: who is connected to whom. */
export interface RingDraft {
  /** Replicas that are to be in the ring. */
  readonly members: readonly number[];
  /** Pairs of members, each member in at most two. */
  readonly links: readonly (readonly [number, number])[];
}
