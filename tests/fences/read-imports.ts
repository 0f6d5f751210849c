import { parseSync } from "vite";

/** One import of a file. */
export interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
  /** A worker or an asset by its address: it loads for itself. */
  readonly byUrl: boolean;
  /** The values imported by name; `*` for all of it or for what cannot be told. */
  readonly names: readonly string[];
}

/** Every import of a TypeScript file: static, exported through, dynamic, of a type, and of a worker or asset by URL. */
export function readImports(path: string, source: string): { imports: readonly Import[]; errors: readonly string[] } {
  const parsed = parseSync(path, source);
  const errors = parsed.errors.map((error) => `${path} does not parse: ${error.message}.`);
  const imports: Import[] = [];
  for (const { moduleRequest, entries } of parsed.module.staticImports) {
    const values = entries.filter(({ isType }) => !isType);
    // Without names it is run for what it does.
    const names = entries.length === 0 ? ["*"] : values.map(({ importName }) => importName.name ?? "*");
    imports.push({ from: moduleRequest.value, typeOnly: names.length === 0, byUrl: false, names });
  }
  for (const { entries } of parsed.module.staticExports) {
    for (const { moduleRequest, importName, isType } of entries) {
      if (!moduleRequest) continue;
      imports.push({ from: moduleRequest.value, typeOnly: isType, byUrl: false, names: [importName.name ?? "*"] });
    }
  }
  walk(parsed.program, (node) => {
    const found = hiddenImport(node);
    if (found === undefined) return;
    const { from, typeOnly } = found;
    if (typeof from === "string")
      imports.push({ from, typeOnly, byUrl: node["type"] === "NewExpression", names: ["*"] });
    else errors.push(`${path} imports what only a run can tell.`);
  });
  return { imports, errors };
}

type Node = Readonly<Record<string, unknown>>;

/** `import("…")`, the type `import("…")`, `import x = require("…")` and `new URL("…", import.meta.url)`. */
function hiddenImport(node: Node): { readonly from: unknown; readonly typeOnly: boolean } | undefined {
  switch (node["type"]) {
    case "ImportExpression":
      return { from: literal(node["source"]), typeOnly: false };
    case "TSImportType":
      return { from: literal(node["source"] ?? node["argument"]), typeOnly: true };
    case "TSExternalModuleReference":
      return { from: literal(node["expression"]), typeOnly: false };
    case "NewExpression":
      return isModuleUrl(node) ? { from: literal(argumentsOf(node)[0]), typeOnly: false } : undefined;
    default:
      return undefined;
  }
}

function isModuleUrl(node: Node): boolean {
  const [, base] = argumentsOf(node);
  return (
    isNode(node["callee"]) &&
    node["callee"]["name"] === "URL" &&
    JSON.stringify(base ?? null).includes('"MetaProperty"')
  );
}

function argumentsOf(node: Node): readonly unknown[] {
  return Array.isArray(node["arguments"]) ? node["arguments"] : [];
}

function literal(node: unknown): unknown {
  if (!isNode(node)) return undefined;
  return node["type"] === "TSLiteralType" ? literal(node["literal"]) : node["value"];
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit);
  if (!isNode(node)) return;
  visit(node);
  for (const child of Object.values(node)) walk(child, visit);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
