import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { cliErrors } from "../../text/cli.ts";
import { optionReason } from "../option-reason.ts";
import { UsageError } from "../usage-error.ts";

/**
 * Reads options and operands of one subcommand.
 * @throws UsageError in Node's own sentence; what follows the first one is advice for programmers.
 */
export function readOptions<T extends ParseArgsOptionsConfig>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(cliErrors.badOption(optionReason(error)));
  }
}
