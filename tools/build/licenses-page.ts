import type { Shipped } from "./licenses.ts";
import { pagePolicy } from "./security-policy.ts";

/** How the page of licenses looks; the policy forbids styles inside it. */
export const licensesStyle = `body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h2 { margin-top: 3rem; font-size: 1.1rem; }
pre { white-space: pre-wrap; font-size: 0.85rem; }
`;

/** The page of licenses: ours first, then everybody else's; what is the same to the letter stands once. */
export function licensesPage(own: string, shipped: readonly Shipped[]): string {
  const texts = shipped.map(({ name, version, license, texts }) => ({
    name: `${name} ${version} (${license})`,
    text: texts.join("\n\n") || "Its license is in the notices below.",
  }));
  const notices = shipped.flatMap(({ name, notices }) => notices.map((text) => ({ name, text })));
  return `<!doctype html>
<html lang="en">
  <head>
    <meta http-equiv="Content-Security-Policy" content="${escape(pagePolicy)}" />
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="dark light" />
    <title>Licenses: The Fleet Orchestrator</title>
    <link rel="stylesheet" href="./licenses.css" />
  </head>
  <body>
    <main>
      <p><a href="./">Back to the game</a></p>
      <h1>Licenses</h1>
      <p>The game is made of these parts, and comes with the licenses and notices that their authors ask to be passed on.</p>
${sections([{ name: "The Fleet Orchestrator", text: own }, ...texts], "")}
      <h1>Notices inside the parts</h1>
${sections(notices, "Inside ")}
    </main>
  </body>
</html>
`;
}

interface Entry {
  readonly name: string;
  readonly text: string;
}

function sections(entries: readonly Entry[], before: string): string {
  const names = new Map<string, string[]>();
  for (const { name, text } of entries) names.set(text, [...(names.get(text) ?? []), name]);
  return [...names]
    .map(([text, [first = "", ...others]]) => {
      const rest = others.length === 0 ? "" : `\n<p>The same for ${escape(others.join(", "))}</p>`;
      return `<section>\n<h2>${escape(before + first)}</h2>${rest}\n<pre>${escape(text)}</pre>\n</section>`;
    })
    .join("\n");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
