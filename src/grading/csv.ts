/** A cell of a table: a number is written as it is, a text never becomes a formula. */
export type Cell = string | number | null;

/**
 * Writes a table as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP,
 * CSV injection).
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(",")}\r\n`).join("");
}

function writeCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const isFormula = /^\s*[=+\-@\t\r]./s.test(cell) && !/^[+-]?\d+(\.\d+)?( ?%)?$/.test(cell);
  const text = isFormula ? `'${cell}` : cell;
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Reads CSV: commas, semicolons or tabs, whichever the first line has most of; lines without any text are left out. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const bare = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(bare);
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < bare.length; at++) {
    const letter = bare.charAt(at);
    if (isQuoted && letter === '"' && bare.charAt(at + 1) === '"') cell += bare.charAt(at++);
    else if (letter === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (isQuoted) cell += letter;
    else if (letter === separator) endCell();
    else if (letter === "\n") {
      endCell();
      rows.push([]);
    } else cell += letter;
  }
  endCell();
  return rows.filter((row) => row.some((one) => one !== ""));
}

function separatorOf(text: string): string {
  const line = text.slice(0, text.search(/\n|$/));
  const counts = [",", ";", "\t"].map((separator) => [separator, line.split(separator).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
