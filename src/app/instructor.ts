import { createInstructorPage } from "../pages/grade/create-instructor-page.tsx";
import { levelFiles } from "./level-files.ts";
import { saveText } from "./save-file.ts";

const root = document.querySelector<HTMLElement>("#app");
if (root === null) throw new RangeError("the page has no #app");
createInstructorPage(root, levelFiles(), saveText);
