import type { Lesson } from "../hud/lesson.ts";
import type { OverlayMaker } from "../view/create-hall.ts";
import { checkpoint } from "./checkpoint/checkpoint.tsx";
import { elastic } from "./elastic/elastic.tsx";
import { fragmentation } from "./fragmentation/fragmentation.tsx";

/** Every lesson that a level can choose by its name: one line each. */
export const lessons: readonly Lesson<OverlayMaker>[] = [fragmentation, checkpoint, elastic];
