import { recordPlay, type RecordPlayRequest } from "./record-play.ts";

addEventListener("message", (message: MessageEvent<RecordPlayRequest>) => postMessage(recordPlay(message.data)));
