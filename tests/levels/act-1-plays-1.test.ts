import { act1File } from "./act-1-file.ts";
import { testPlays } from "./play-over-seeds.ts";

testPlays(act1File, 0, 3);
