import { gradeFiles, type GradeRequest } from "./grade-files.ts";

addEventListener("message", (message: MessageEvent<GradeRequest>) => {
  void gradeFiles(message.data, (answer) => postMessage(answer)).catch((error: unknown) => {
    // What is thrown in a promise does not reach whoever asked.
    setTimeout(() => {
      throw error;
    });
  });
});
