import { parseArgs } from "node:util";
import { build, preview } from "vite";

const { values } = parseArgs({
  options: { port: { type: "string" }, "strict-port": { type: "boolean" }, "no-build": { type: "boolean" } },
});

if (values["no-build"] !== true) {
  console.log("Building the game...");
  await build({ logLevel: "warn" });
}

const server = await preview({
  logLevel: "warn",
  preview: {
    host: "localhost",
    port: Number(values.port ?? 4173),
    strictPort: values["strict-port"] === true,
  },
});
const address = server.resolvedUrls?.local[0];
console.log(`\nFleet Orchestrator is ready: ${address}\nPress Ctrl+C to stop.`);
