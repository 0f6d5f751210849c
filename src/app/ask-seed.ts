import { readSeed, seedLength } from "../replay/seed.ts";
import { seedFaults } from "../text/seeds.ts";
import { freshSeed } from "./fresh-seed.ts";

/** The seed that a text asks for, a fresh one where it asks for none, or in words why it cannot be used. */
export function askSeed(text: string): { readonly seed: string; readonly fault: string | null } {
  const reading = readSeed(text);
  if (reading.ok) return { seed: reading.seed, fault: null };
  const fault = reading.fault === "empty" ? null : seedFaults[reading.fault](reading.length, seedLength);
  return { seed: freshSeed(), fault };
}
