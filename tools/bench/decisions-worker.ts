import { parentPort, workerData } from "node:worker_threads";
import { tryDecisions, type DecisionsRequest } from "../../src/analysis/try-decisions.ts";

// Tries its share of a run's decisions, and tells each.
tryDecisions(workerData as DecisionsRequest, (decision) => parentPort?.postMessage(decision));
