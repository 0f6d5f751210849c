import type { StoredAct } from "../../src/app/acts.ts";

/** The level of an id, wherever its card stands. */
export function actOf({ acts }: { readonly acts: readonly StoredAct[] }, id: string): StoredAct {
  const act = acts.find(({ level }) => level.id === id);
  if (act === undefined) throw new RangeError(`there is no level ${id}`);
  return act;
}
