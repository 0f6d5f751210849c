import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package that the build ships, with all that its authors ask to be passed on. */
export interface Shipped {
  readonly name: string;
  readonly version: string;
  /** Its license by name, as its package.json says. */
  readonly license: string;
  /** The texts of its license and notice files. */
  readonly texts: readonly string[];
  /** Copyright notices inside the files that are shipped: theirs, and those of parts they took over. */
  readonly notices: readonly string[];
}

/** Packages that come as one built file with others inside. */
const inside: Readonly<Record<string, readonly string[]>> = {
  phaser: ["eventemitter3"],
  localforage: ["lie", "immediate"],
};

/** What a package took over as code, and names its authors of only in files that it does not ship. */
const takenOver: Readonly<Record<string, readonly string[]>> = {
  phaser: [
    "matter-js: The MIT License (MIT). Copyright (c) Liam Brummitt and contributors.",
    "poly-decomp: The MIT License (MIT). Copyright (c) 2013 Stefan Hedman.",
  ],
};

const tellsOfRights = /copyright|\(c\) |licen[sc]ed (under|by)|\bMIT licen|redistribut/i;
/** A function's manual is no notice. */
const isManual = /^@(method|param|since|property|type|const)\b/m;

/** The package that a file belongs to; null if it is our own. */
export function packageOf(file: string): string | null {
  const [, name] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file) ?? [];
  return name?.replace("\\", "/") ?? null;
}

/**
 * What is known of the packages that `files` belong to, and of `named` ones, by name.
 * @throws Error if one of them says nowhere what its license is.
 */
export function readShipped(root: string, files: Iterable<string>, named: readonly string[]): readonly Shipped[] {
  const filesOf = new Map<string, string[]>(named.map((name) => [name, []]));
  for (const file of files) {
    const name = packageOf(file);
    if (name !== null) filesOf.set(name, [...(filesOf.get(name) ?? []), file]);
  }
  for (const name of [...filesOf.keys()]) {
    for (const part of inside[name] ?? []) if (!filesOf.has(part)) filesOf.set(part, []);
  }
  return [...filesOf].map(([name, own]) => readPackage(root, name, own)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function readPackage(root: string, name: string, files: readonly string[]): Shipped {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    version: string;
    license?: string;
  };
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[sc]e|copying|notice)/i.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  const inFiles = files.filter((file) => existsSync(file)).flatMap((file) => noticesIn(file));
  const notices = new Set([...(takenOver[name] ?? []), ...inFiles]);
  if (license === undefined || (texts.length === 0 && notices.size === 0)) {
    throw new Error(`${name} says nowhere what its license is`);
  }
  return { name, version, license, texts, notices: [...notices] };
}

/** The comments of a script that tell of somebody's rights. */
function noticesIn(file: string): readonly string[] {
  if (!/\.[cm]?js$/.test(file)) return [];
  const code = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
  const comments = code.match(/\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*\n)+/gm) ?? [];
  return comments
    .map((comment) =>
      comment
        .replaceAll(/^[ \t]*(?:\/\*+!?|\*+\/|\*|\/\/)[ \t]?/gm, "")
        .replace(/\*+\/\s*$/, "")
        .trim(),
    )
    .filter((text) => tellsOfRights.test(text) && !isManual.test(text));
}
