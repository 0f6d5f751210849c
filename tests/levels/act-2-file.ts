import act2 from "../../levels/act-2.json" with { type: "json" };
import { parseLevel } from "../../src/levels/load-level.ts";

/** Act II as it ships. */
export const act2File = parseLevel(act2);
