import { act2File } from "./act-2-file.ts";
import { testPlays } from "./play-over-seeds.ts";

testPlays(act2File, 0, 2, 200);
