import { formatPercent } from "./numbers.ts";

/** What a level's measure is called, and an amount of it in words. */
interface Named {
  readonly name: string;
  format(amount: number): string;
}

/** How much more than the best known play a run may have: a share of what that has, and an amount beside it. */
interface Allowance {
  readonly within: number;
  readonly slack: number;
}

/** The best known of a seed and the most that earns the star; null while they are not known. */
interface Judged {
  readonly best: number | null;
  readonly limit: number | null;
}

/** What the third star of a level asks, before its seed is played. */
export function thirdStarRule({ name, format }: Named, { within, slack }: Allowance): string {
  const parts = [within > 0 ? formatPercent(within) : "", slack > 0 ? format(slack) : ""].filter((part) => part !== "");
  return `${name} within ${parts.join(" and ")} of the best known play of the same seed`;
}

/** What it asks of a run. */
export function thirdStarAsk({ name, format }: Named, { best, limit }: Judged): string {
  if (best === null || limit === null)
    return `${capital(name)}: the best known play of this seed is still being looked for`;
  if (best === Infinity)
    return `${capital(name)}: on this seed no play is known that wins two stars, so any amount will do`;
  return `At most ${format(limit)} of ${name}; the best known play of this seed has ${format(best)}`;
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
