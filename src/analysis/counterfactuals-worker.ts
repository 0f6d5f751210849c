import { playCounterfactual, type CounterfactualRequest } from "./counterfactuals.ts";

addEventListener("message", (message: MessageEvent<CounterfactualRequest>) => {
  playCounterfactual(message.data, (answer) => postMessage(answer));
});
