import type { Prediction } from "../levels/level-file.ts";
import type { Command } from "../sim/index.ts";
import type { Session } from "./session.ts";

/** What the system is set to by a prediction; null if it is a mere number. */
export function predictedCommand({ metric }: Pick<Prediction, "metric">, value: number): Command | null {
  return metric === "best-interval-seconds" ? { type: "set-checkpoint-interval", interval: value } : null;
}

/** The prediction is made: the system starts as it says, and the clock runs. */
export function lockPrediction(
  session: Pick<Session, "send" | "paused">,
  prediction: Pick<Prediction, "metric">,
  value: number,
): void {
  const command = predictedCommand(prediction, value);
  if (command !== null) session.send(command);
  session.paused = false;
}
