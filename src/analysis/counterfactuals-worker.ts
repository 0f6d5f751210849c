import { playCounterfactual, type CounterfactualRequest } from "./counterfactuals.ts";

addEventListener("message", (message: MessageEvent<CounterfactualRequest>) => {
  postMessage(playCounterfactual(message.data));
});
