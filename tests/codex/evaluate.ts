import type { Figure } from "../../src/codex/term.ts";

/**
 * Both sides of a formula as the codex shows it, worked out from the figures that it names; null where a name has no
 * figure yet.
 */
export function sidesOf(formula: string, figures: readonly Figure[]): readonly [number, number] | null {
  const [left, right] = formula.split(" = ").map((side) => valueOf(side, figures));
  return left == null || right == null ? null : [left, right];
}

/** Sum, product, power and root of numbers and figures; the longest name that stands there counts. */
function valueOf(side: string, figures: readonly Figure[]): number | null {
  const known = figures.toSorted((a, b) => b.name.length - a.name.length);
  let rest = side;
  let isKnown = true;
  const take = (text: string): boolean => {
    const found = rest.trimStart();
    if (!found.startsWith(text)) return false;
    rest = found.slice(text.length);
    return true;
  };
  const sum = (): number => {
    let value = product();
    for (;;) {
      if (take("+")) value += product();
      else if (take("−")) value -= product();
      else return value;
    }
  };
  const product = (): number => {
    let value = factor();
    for (;;) {
      if (take("×")) value *= factor();
      else if (take("÷")) value /= factor();
      else return value;
    }
  };
  const factor = (): number => {
    if (take("√")) return Math.sqrt(factor());
    if (take("e^")) return Math.exp(factor());
    if (take("(")) {
      const value = sum();
      if (!take(")")) throw new RangeError(`"${side}" lacks a bracket`);
      return value;
    }
    const figure = known.find(({ name }) => take(name));
    if (figure !== undefined) {
      isKnown &&= figure.value !== null;
      return figure.value ?? 0;
    }
    const [word = ""] = /^(?:\d+|[^+−×÷()]+)/.exec(rest.trimStart()) ?? [];
    take(word);
    const value = Number(word);
    if (Number.isNaN(value) || word === "") isKnown = false;
    return value;
  };
  const value = sum();
  return isKnown && rest.trim() === "" ? value : null;
}
