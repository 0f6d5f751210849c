import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const shell = readFileSync(new URL("./shell.html", import.meta.url), "utf8");

/** Puts what the pages share in front of what each has of its own, in its head and its body. */
export function pageShell(): Plugin {
  return {
    name: "page-shell",
    transformIndexHtml: {
      // Before the addresses in it are read.
      order: "pre",
      handler: (page) => ["head", "body"].reduce((done, part) => begun(done, part), page),
    },
  };
}

function begun(page: string, part: string): string {
  const [, shared] = new RegExp(`<${part}>\n(.*)</${part}>`, "s").exec(shell) ?? [];
  const opening = `<${part}>\n`;
  if (shared === undefined || !page.includes(opening)) throw new RangeError(`a page has no ${opening.trim()}`);
  return page.replace(opening, () => opening + shared);
}
