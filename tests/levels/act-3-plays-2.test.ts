import { act3File } from "./act-3-file.ts";
import { testPlays } from "./play-over-seeds.ts";

testPlays(act3File, 1, 2, 60);
