import { readFileSync } from "node:fs";
import { build } from "vite";
import { beforeAll, expect, test } from "vitest";
import { packageOf } from "../../tools/build/licenses.ts";
import { pagePolicy, securityHeaders } from "../../tools/build/security-policy.ts";

/** The files of the build by name: texts as they are, all else empty. */
const files = new Map<string, string>();

beforeAll(async () => {
  const output = await build({ logLevel: "error", build: { write: false, sourcemap: true, minify: false } });
  if (!("output" in output)) throw new RangeError("the build has another shape");
  for (const one of output.output) {
    const text = one.type === "chunk" ? one.code : typeof one.source === "string" ? one.source : "";
    files.set(one.fileName, text);
  }
  // Only a build that hangs meets this.
}, 120_000);

test("the licenses page tells of every runtime dependency and of every package that is in the build", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };
  const sources = named(/\.map$/).flatMap(([, text]) => (JSON.parse(text) as { sources: string[] }).sources);
  const bundled = sources.map((source) => packageOf(source)).filter((name) => name !== null);
  expect(bundled).toContain("phaser");
  expect(bundled).toContain("@stdlib/math-base-special-exp");
  const page = files.get("licenses.html") ?? "";
  for (const name of new Set([...Object.keys(dependencies), ...bundled])) {
    const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { version: string };
    expect(page, name).toContain(`${name} ${version}`);
  }
});

test("the licenses page has the texts: of fonts, of what Phaser carries inside, and of what only says so in its code", () => {
  const page = files.get("licenses.html") ?? "";
  for (const words of [
    "SIL OPEN FONT LICENSE Version 1.1",
    "Copyright 2016 The Inter Project Authors",
    "Copyright (c) 2026 Richard Davey, Phaser Studio Inc.",
    "Copyright (c) 2014 Arnout Kazemier",
    "Copyright (c) Liam Brummitt and contributors.",
    "Copyright (c) 2016, Mapbox",
    "Copyright (c) 2021 Stefan Gustavson and Ian McEwan",
    "Copyright (C) 2010 by Johannes Baagøe",
    "Copyright (c) 2012 Niklas von Hertzen",
    "Apache License",
  ]) {
    expect(page).toContain(words);
  }
});

test("the built pages carry the policy, and have nothing inline that it forbids", () => {
  const pages = named(/\.html$/);
  expect(pages.map(([name]) => name).toSorted()).toEqual(["grade.html", "index.html", "licenses.html"]);
  for (const [name, page] of pages) {
    expect(page.replaceAll("&#39;", "'"), name).toContain(`content="${pagePolicy}"`);
    expect(page, name).not.toMatch(/<style|\sstyle=|\son\w+=|["'(]data:/);
    for (const [, attributes = ""] of page.matchAll(/<script([^>]*)>/g)) expect(attributes, name).toContain("src=");
  }
  for (const [name, style] of named(/\.css$/)) expect(style, name).not.toContain("data:");
});

test("the policy names one origin only, and who may frame the page is said in the header, where it is obeyed", () => {
  const sources = pagePolicy.split("; ").map((rule) => rule.split(" ").slice(1));
  expect(new Set(sources.flat())).toEqual(new Set(["'none'", "'self'"]));
  expect(pagePolicy).not.toContain("frame-ancestors");
  expect(securityHeaders["Content-Security-Policy"]).toBe(`${pagePolicy}; frame-ancestors 'self'`);
});

function named(pattern: RegExp): readonly (readonly [name: string, text: string])[] {
  return [...files].filter(([name]) => pattern.test(name));
}
