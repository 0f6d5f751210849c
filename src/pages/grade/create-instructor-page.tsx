import { render } from "preact";
import type { LevelFile } from "../../levels/level-file.ts";
import { instructorText } from "../../text/instructor.ts";
import { createDraft } from "../assignment/draft.ts";
import { MakeSection } from "../assignment/make-section.tsx";
import { createGrading } from "./create-grading.ts";
import { GradeSection, type SaveText } from "./grade-section.tsx";
import "../../hud/hud.css";

/** Draws the page on which assignments are made and hand-ins graded. */
export function createInstructorPage(parent: HTMLElement, levels: readonly LevelFile[], save: SaveText): void {
  const draft = createDraft(levels);
  const grading = createGrading(levels, draft.assignment);
  render(
    <main class="page instructor">
      <header>
        <p class="eyebrow">{instructorText.eyebrow}</p>
        <h1>{instructorText.heading}</h1>
        <p class="lead">{instructorText.lead}</p>
        <a class="ghost-button" href="./">
          {instructorText.back}
        </a>
      </header>
      <MakeSection draft={draft} save={save} />
      <GradeSection grading={grading} assignment={draft.assignment} save={save} />
    </main>,
    parent,
  );
}
