/** Who handed a file in, as the path says it that Moodle or Canvas gave it. */
export interface Submitter {
  readonly name: string;
  /** Moodle's participant number or Canvas's user id; null where the path has none. */
  readonly id: string | null;
}

/**
 * Moodle: `Zoë Müller_1234567_assignsubmission_file_/run.fleet`, or the same as a prefix of the file
 * (mod/assign/locallib.php, download_submissions).
 */
const moodle = /(?:^|\/)([^/_]+(?:_[^/_]+)*?)_(\d+)_assignsubmission_[a-z]+/;
/** Canvas: `mullerzoe_LATE_12345_67890_run.fleet`: user, then attachment (lib/content_zipper.rb). */
const canvas = /(?:^|\/)([^/_]+)_(?:LATE_)?(\d+)_(?:\d+|text|link)[_.][^/]*$/;

/** Reads who handed a file in off its path; null if it does not say. */
export function submitterOf(path: string): Submitter | null {
  // The innermost archive is the student's own: what is outside says more.
  const [, name, id] = moodle.exec(path) ?? canvasMatch(path) ?? [];
  if (name !== undefined && id !== undefined) return { name: name.normalize("NFC"), id };
  const [folder, file] = path.split("/");
  return file === undefined || folder === undefined || /\.zip$/i.test(folder) ? null : { name: folder, id: null };
}

function canvasMatch(path: string): RegExpExecArray | null {
  const parts = path.split("/");
  for (let count = 1; count <= parts.length; count++) {
    const found = canvas.exec(parts.slice(0, count).join("/"));
    if (found !== null) return found;
  }
  return null;
}

/** A name as one key, whatever its case, accents, umlauts and the order of its words; empty without a letter or digit. */
export function nameKey(name: string): string {
  return wordsOf(german(name)).toSorted().join("");
}

/** Ways to write a name, without accents, case, order and space: two that share one are the same name. */
export function nameKeys(name: string): readonly string[] {
  return [...new Set([name, german(name)].flatMap(spellings))].filter((key) => key !== "");
}

function german(name: string): string {
  return name.normalize("NFC").replaceAll(/[äöüÄÖÜß]/g, (letter) => umlauts[letter.toLowerCase()] ?? letter);
}

const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

function wordsOf(name: string): readonly string[] {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function spellings(name: string): readonly string[] {
  const words = wordsOf(name);
  // Canvas writes the last name first, and all in one.
  const turned = words.length < 2 ? words : [...words.slice(-1), ...words.slice(0, -1)];
  return [words.join(""), turned.join(""), words.toSorted().join("")];
}
