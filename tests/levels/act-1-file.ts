import act1 from "../../levels/act-1.json" with { type: "json" };
import { parseLevel } from "../../src/levels/load-level.ts";

/** Act I as it ships. */
export const act1File = parseLevel(act1);
