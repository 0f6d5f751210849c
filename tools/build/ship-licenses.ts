import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { readShipped } from "./licenses.ts";
import { licensesPage, licensesStyle } from "./licenses-page.ts";

/** Writes `licenses.html` into the build, with the license of every package in it; workers are builds of their own. */
export function shipLicenses(root: string): { readonly page: Plugin; readonly worker: Plugin } {
  const files = new Set<string>();
  const collect = (bundle: Readonly<Record<string, Output>>): void => {
    for (const one of Object.values(bundle)) {
      const sources = one.type === "chunk" ? one.moduleIds : one.originalFileNames;
      for (const file of sources) files.add(join(root, file.startsWith(root) ? file.slice(root.length) : file));
    }
  };
  return {
    worker: {
      name: "collect-licenses",
      apply: "build",
      generateBundle: (_options, bundle) => collect(bundle),
    },
    page: {
      name: "ship-licenses",
      apply: "build",
      generateBundle(_options, bundle) {
        collect(bundle);
        const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
          dependencies: Readonly<Record<string, string>>;
        };
        const shipped = readShipped(root, files, Object.keys(dependencies));
        const own = readFileSync(join(root, "LICENSE"), "utf8");
        this.emitFile({ type: "asset", fileName: "licenses.html", source: licensesPage(own, shipped) });
        this.emitFile({ type: "asset", fileName: "licenses.css", source: licensesStyle });
      },
    },
  };
}

type Output =
  | { readonly type: "chunk"; readonly moduleIds: readonly string[] }
  | { readonly type: "asset"; readonly originalFileNames: readonly string[] };
