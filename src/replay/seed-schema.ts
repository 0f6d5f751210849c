import * as v from "valibot";
import { isSeed, seedLength } from "./seed.ts";

/** A seed as it is kept. */
export const seedSchema = v.pipe(
  v.string(),
  v.check(isSeed, `a seed of 1 to ${seedLength} characters, none invisible and no space around it`),
);
