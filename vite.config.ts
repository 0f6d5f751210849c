import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { readBuildId } from "./src/cli/read-build-id.ts";
import { noDataImages } from "./tools/build/no-data-images.ts";
import { pageShell } from "./tools/build/page-shell.ts";
import { securityHeaders, securityPolicy } from "./tools/build/security-policy.ts";
import { shipLicenses } from "./tools/build/ship-licenses.ts";

const licenses = shipLicenses(fileURLToPath(new URL(".", import.meta.url)));

/** `--mode course`: the game alone, for the page of a course to embed. */
export default defineConfig(({ mode }) => ({
  // Relative addresses: the build works from any path.
  base: "./",
  plugins: [pageShell(), securityPolicy(), noDataImages(), licenses.page],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  define: {
    __FLEET_BUILD__: JSON.stringify(readBuildId()),
    __FLEET_INSTRUCTOR_PAGE__: JSON.stringify(mode === "course" ? null : "./grade.html"),
  },
  // A test builds the game with levels of its own.
  resolve: { alias: { "@levels": process.env["FLEET_LEVELS"] ?? fileURLToPath(new URL("levels", import.meta.url)) } },
  worker: { format: "es", plugins: () => [licenses.worker] },
  build: {
    target: "es2023",
    // A small picture inside a script or a style would be a `data:` address, which the policy forbids.
    assetsInlineLimit: 0,
    // Phaser is one chunk of known size: a warning about it would only hide others.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // The game, and the page for instructors.
      input: mode === "course" ? ["index.html"] : ["index.html", "grade.html"],
      checks: { pluginTimings: false },
      output: { codeSplitting: { groups: [{ name: "phaser", test: /[\\/]node_modules[\\/]phaser[\\/]/ }] } },
    },
  },
  preview: { headers: securityHeaders },
  test: {
    environment: "node",
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    exclude: ["tests/browser/**"],
    // A file on every processor; none leaves anything behind that another could meet, so a process serves many.
    maxWorkers: "100%",
    isolate: false,
    // Only a test that hangs meets these: a busy machine must not fail one that works.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
}));
