import { makePicture, type PictureRequest } from "./make-picture.ts";

addEventListener("message", (message: MessageEvent<PictureRequest>) => {
  makePicture(message.data, (answer) => postMessage(answer)).catch((error: unknown) => {
    // What is thrown here reaches the page, which says that no picture came.
    setTimeout(() => {
      throw error;
    });
  });
});
