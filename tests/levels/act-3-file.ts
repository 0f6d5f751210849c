import act3 from "../../levels/act-3.json" with { type: "json" };
import { parseLevel } from "../../src/levels/load-level.ts";

/** Act III as it ships. */
export const act3File = parseLevel(act3);
