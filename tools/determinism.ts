/**
 * The third fence around the core: engines differ in the last bit of most of Math's functions, and a replay must give
 * the same bits in each. Only what ECMAScript defines exactly may be used, and `**` only to square.
 */

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface Identifier extends Node {
  readonly name: string;
  readonly parent: Member | Property;
}
interface Member extends Node {
  readonly object: Node;
  readonly property: Node & { readonly name?: string; readonly value?: unknown };
  readonly computed: boolean;
}
interface Property extends Node {
  readonly key: Node;
  readonly computed: boolean;
}
interface Power extends Node {
  readonly operator: string;
  readonly right: Node & { readonly value?: unknown };
}
interface Context {
  report(found: { readonly node: Node; readonly message: string }): void;
}

const exactMath = new Set(
  "abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN2 LN10 LOG2E LOG10E PI SQRT2 SQRT1_2".split(" "),
);

function checkMath(context: Context, node: Identifier): void {
  if (node.name !== "Math") return;
  const { parent } = node;
  // `something.Math` and `{ Math: … }` name a property, not the global.
  const isName = "property" in parent ? parent.property === node : "key" in parent && parent.key === node;
  if (isName && !parent.computed) return;
  const use = "object" in parent && parent.object === node ? nameOf(parent) : undefined;
  if (use !== undefined && exactMath.has(use)) return;
  const what = use === undefined ? "Math itself" : `Math.${use}`;
  context.report({ node, message: `${what} may differ between engines: use the exact functions of Math, or @stdlib.` });
}

function nameOf(member: Member): string | undefined {
  if (!member.computed) return member.property.name;
  return typeof member.property.value === "string" ? member.property.value : undefined;
}

function checkPower(context: Context, node: Power): void {
  if (node.operator !== "**" && node.operator !== "**=") return;
  if (node.right.type === "Literal" && node.right.value === 2) return;
  context.report({ node, message: "** may differ between engines unless the exponent is the literal 2." });
}

const plugin = {
  meta: { name: "determinism" },
  rules: {
    "exact-math": {
      create: (context: Context) => ({ Identifier: (node: Identifier) => checkMath(context, node) }),
    },
    "exact-power": {
      create: (context: Context) => ({
        BinaryExpression: (node: Power) => checkPower(context, node),
        AssignmentExpression: (node: Power) => checkPower(context, node),
      }),
    },
  },
};

export default plugin;
