import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview, type Plugin } from "vite";

/** The built game on a port of this machine. */
export interface ServedGame {
  readonly address: string;
  close(): Promise<void>;
}

/** Builds the game outside the repository, with another level in the place of Act I if one is given, and serves it. */
export async function serveGame(level: unknown): Promise<ServedGame> {
  const outDir = mkdtempSync(join(tmpdir(), "bench-"));
  const plugins = level === null ? [] : [replaceAct1(level)];
  await build({ logLevel: "error", plugins, build: { outDir, emptyOutDir: true } });
  const server = await preview({ logLevel: "error", build: { outDir }, preview: { host: "localhost", port: 4300 } });
  return {
    address: server.resolvedUrls?.local[0] ?? "",
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}

function replaceAct1(level: unknown): Plugin {
  return {
    name: "replace-act-1",
    enforce: "pre",
    load: (id) => (id.replaceAll("\\", "/").endsWith("/levels/act-1.json") ? JSON.stringify(level) : null),
  };
}
