import type { Output } from "../output.ts";
import { UsageError } from "../usage-error.ts";
import { grade } from "./grade.ts";
import { verify } from "./verify.ts";

/** The commands that play runs again, on every processor. */
const commands = { verify, grade } as const;

/** `fleet verify` and `fleet grade`; returns the exit code. */
export async function fleetJudge(
  name: keyof typeof commands,
  argv: readonly string[],
  stdout: Output,
  stderr: Output,
): Promise<number> {
  try {
    return await commands[name](argv, stdout, stderr);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`${error.message}\n`);
    return 2;
  }
}
