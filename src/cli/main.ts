import { fleet } from "./fleet.ts";

process.exitCode = fleet(process.argv.slice(2), process.stdout, process.stderr);
