import process from "node:process";

const [command, ...rest] = process.argv.slice(2);
// A trace needs little of the program, and loading the rest would take longer than replaying it.
if (command === "trace") {
  process.exitCode = await (await import("./trace/fleet-trace.ts")).fleetTrace(rest, process.stdout, process.stderr);
} else if (command === "sweep") {
  process.exitCode = await (await import("./sweep/fleet-sweep.ts")).fleetSweep(rest, process.stdout, process.stderr);
} else if (command === "verify" || command === "grade") {
  process.exitCode = await (
    await import("./runs/fleet-judge.ts")
  ).fleetJudge(command, rest, process.stdout, process.stderr);
} else {
  process.exitCode = (await import("./fleet.ts")).fleet(process.argv.slice(2), process.stdout, process.stderr);
}
