/** Puts facts in the place of their names in braces; a name without a fact stays as it is. */
export function fillIn(sentence: string, facts: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (name, key: string) => facts[key] ?? name);
}
