import type * as v from "valibot";

type Issue = v.BaseIssue<unknown>;

const kindWords: Readonly<Record<string, string>> = {
  Object: "an object",
  Array: "a list",
  number: "a number",
  boolean: "true or false",
  string: "a text",
};

const checkWords: Readonly<Record<string, (requirement: string) => string>> = {
  integer: () => "a whole number",
  finite: () => "a finite number",
  min_length: (requirement) => `at least ${requirement} long`,
  length: (requirement) => `${requirement} long`,
  min_value: (requirement) => `at least ${requirement}`,
  max_value: (requirement) => `at most ${requirement}`,
  max_length: (requirement) => `at most ${requirement} long`,
  max_entries: (requirement) => `at most ${requirement} fields`,
  regex: () => "written in the right form",
};

/** What is wrong with data from outside, naming the field and what it got: `commands[3].time is 1.5, but …`. */
export function explainIssue(issue: Issue, root: string): string {
  const field = fieldName(issue.path ?? [], root);
  if (issue.type === "strict_object" && issue.expected === "never") return `${field} is not a field known here`;
  if (issue.input === undefined) return `${field} is missing`;
  return `${field} is ${show(issue.input)}, but must be ${expectation(issue)}`;
}

/** A value as it is quoted in an error: short, whatever it is. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = printable(typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value)));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Text from outside with what could steer a terminal, or hide, written as its code. */
function printable(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

function fieldName(path: readonly { readonly key?: unknown }[], root: string): string {
  const keys = path
    .map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${printable(String(key).slice(0, 60))}`))
    .join("");
  return keys === "" ? root : keys.startsWith(".") ? keys.slice(1) : `${root}${keys}`;
}

function expectation(issue: Issue): string {
  // A check of our own says in its message what must be.
  if (issue.type === "check") return issue.message;
  const check = checkWords[issue.type];
  if (check) return check(String("requirement" in issue ? issue.requirement : ""));
  const expected = issue.expected ?? "something else";
  const choices = expected.replace(/^\(|\)$/g, "").split(" | ");
  return choices.map((choice) => kindWords[choice] ?? choice).join(" or ");
}
