import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const sheets = globSync("src/**/*.css").map((path) => {
  const text = readFileSync(path, "utf8").replaceAll(/\/\*[^]*?\*\//g, "");
  return { path, text };
});
const rules = sheets.filter(({ path }) => !["tokens.css", "colors.css"].includes(basename(path)));

/** Every declaration of these properties that a check does not pass, as "file: property: value". */
function offenders(property: RegExp, isFine: (value: string) => boolean): readonly string[] {
  return rules.flatMap(({ path, text }) =>
    [...text.matchAll(/(?<=[\s{;])([a-z-]+): ([^;{}]+);/g)].flatMap(([, name = "", value = ""]) =>
      property.test(name) && !isFine(value) ? [`${path}: ${name}: ${value}`] : [],
    ),
  );
}

describe("styles", () => {
  test("colors are in tokens only", () => {
    const literal = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(/i;
    const found = rules.flatMap(({ path, text }) =>
      text.split("\n").flatMap((line) => (literal.test(line) ? [`${path}: ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });

  test("type has at most six sizes, all of them tokens", () => {
    const sizes = new Set<string>();
    const isSize = (value: string): boolean => {
      const token = /var\(--(\w+)\)/.exec(value)?.[1];
      if (token !== undefined) sizes.add(token);
      return token !== undefined || value === "inherit";
    };
    const ofRoot = (value: string): boolean => value.endsWith("%");
    expect(offenders(/^font-size$/, (value) => isSize(value) || ofRoot(value))).toEqual([]);
    expect(offenders(/^font$/, (value) => value === "inherit" || isSize(value.split(" / ")[0] ?? ""))).toEqual([]);
    expect([...sizes].toSorted()).toEqual(["huge", "large", "larger", "normal", "small", "tiny"]);
  });

  test("radii and spacing are tokens, but for lines of a few pixels and what grows with the window", () => {
    const isRound = (value: string): boolean =>
      value.split(" ").every((part) => /^(?:0|var\(--round-\w+\))$/.test(part));
    expect(offenders(/radius$/, isRound)).toEqual([]);
    const isSpace = (value: string): boolean => /clamp|max|min/.test(value) || !/\d(?:rem|em)\b/.test(value);
    expect(offenders(/^(?:(?:row-|column-)?gap|(?:padding|margin)(?:-[a-z]+)*)$/, isSpace)).toEqual([]);
  });

  test("every sheet is in a layer, and each lesson brings its own", () => {
    const layered = sheets.flatMap(({ path, text }) =>
      [...text.matchAll(/@import "(\.[^"]+)" layer\([a-z-]+\);/g)].map(([, to = ""]) => join(dirname(path), to)),
    );
    const entries = ["hud.css", "lesson.css", "plot-engine.css", "fonts.css"];
    const loose = sheets.map(({ path }) => path).filter((path) => !entries.includes(basename(path)));
    expect(layered.toSorted()).toEqual(loose.toSorted());
    const shell = sheets.find(({ path }) => path === join("src", "hud", "hud.css"));
    expect(shell?.text).not.toContain("lessons");
  });

  test("the shell's sheets know no lesson: neither its name nor a class that only one lesson uses", () => {
    const code = globSync("src/**/*.{ts,tsx}").map((path) => ({ path, text: readFileSync(path, "utf8") }));
    const roomOf = (path: string): string => path.split(/[/\\]/).slice(1, 3).join("/");
    const found = sheets.flatMap(({ path, text }) => {
      if (!path.startsWith(join("src", "hud"))) return [];
      const classes = new Set([...text.matchAll(/\.([a-z][\w-]*)(?=[^;]*\{)/gi)].map(([, name = ""]) => name));
      return [...classes].flatMap((name) => {
        const word = new RegExp(`(?<![\\w-])${name}(?![\\w-])`);
        const rooms = new Set(code.filter(({ text: source }) => word.test(source)).map((file) => roomOf(file.path)));
        const [only = ""] = rooms;
        return rooms.size === 1 && only.startsWith("lessons/") ? [`${path}: .${name} is ${only}'s own`] : [];
      });
    });
    expect(found).toEqual([]);
    expect(
      sheets
        .filter(
          ({ path, text }) =>
            path.startsWith(join("src", "hud")) &&
            /data-lesson|(?<![\w-])(?:fragmentation|checkpoint|elastic)(?![\w-])/.test(text),
        )
        .map(({ path }) => path),
    ).toEqual([]);
  });
});
