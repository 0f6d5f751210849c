import { layoutOf, layouts, type Layout, type Row } from "./csv-layouts.ts";
import type { RawJob } from "./intake.ts";
import { TraceError } from "./trace-error.ts";

/** Reads a CSV of a published GPU trace from bytes as they come; its first line decides by which layout. */
export class CsvReader {
  private readonly path: string;
  private readonly onJob: (job: RawJob) => void;
  private readonly decoder = new TextDecoder();
  private layout: Layout | null = null;
  private columns: readonly string[] = [];
  private line = 0;
  private rest = "";

  constructor(path: string, onJob: (job: RawJob) => void) {
    this.path = path;
    this.onJob = onJob;
  }

  /** @throws TraceError naming the line and the column that is wrong. */
  read(chunk: Uint8Array): void {
    const lines = (this.rest + this.decoder.decode(chunk, { stream: true })).split("\n");
    this.rest = lines.pop() ?? "";
    for (const line of lines) this.readLine(line);
  }

  /** Reads a last line that no newline ends. */
  end(): void {
    if (this.rest !== "") this.readLine(this.rest);
    if (this.layout === null) throw new TraceError(`${this.path} is empty: its first line must name the columns.`);
  }

  private readLine(text: string): void {
    this.line += 1;
    if (text.trim() === "") return;
    const cells = this.cellsOf(text.replace(/\r$/, ""));
    if (this.layout === null) {
      this.columns = cells.map((cell) => cell.trim().replace(/^\uFEFF/, ""));
      this.layout = this.findLayout();
      return;
    }
    if (cells.length !== this.columns.length) {
      throw new TraceError(
        `${this.path}, line ${this.line} has ${cells.length} cells, but there are ${this.columns.length} columns.`,
      );
    }
    this.onJob(this.layout.read(this.rowOf(cells)));
  }

  private findLayout(): Layout {
    const layout = layoutOf(this.columns);
    if (layout) return layout;
    const known = layouts.map(({ name, columns }) => `${name} (${columns.join(", ")})`).join(" or ");
    throw new TraceError(
      `${this.path} has the columns ${this.columns.join(", ").slice(0, 200)}, but must have those of ${known}.`,
    );
  }

  private rowOf(cells: readonly string[]): Row {
    const cell = (column: string): string => (cells[this.columns.indexOf(column)] ?? "").trim();
    const wrong = (column: string, needs: string): TraceError =>
      new TraceError(
        `${this.path}, line ${this.line}: ${column} is "${cell(column).slice(0, 40)}", but must be ${needs}.`,
      );
    return {
      text: cell,
      number: (column) => {
        const value = cell(column) === "" ? Number.NaN : Number(cell(column));
        if (cell(column) !== "" && !Number.isFinite(value)) throw wrong(column, "a number");
        return value;
      },
      seconds: (column) => {
        const value = cell(column) === "" ? Number.NaN : secondsOf(cell(column));
        if (cell(column) !== "" && Number.isNaN(value)) throw wrong(column, "a time such as 2023-03-01 00:18:22+08:00");
        return value;
      },
    };
  }

  /** RFC 4180's cells of one line. */
  private cellsOf(line: string): readonly string[] {
    if (!line.includes('"')) return line.split(",");
    const cells: string[] = [];
    const cell = /("(?:[^"]|"")*"|[^",]*)(,|$)/y;
    for (;;) {
      const [, content = "", comma] = cell.exec(line) ?? [];
      if (comma === undefined) {
        throw new TraceError(
          `${this.path}, line ${this.line} has a quote that is not closed or does not begin a cell.`,
        );
      }
      cells.push(content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content);
      if (comma === "") return cells;
    }
  }
}

/** Seconds since 1970 of `2020-06-09 18:41:01`, which is taken as UTC, or with `+08:00`; NaN if it is no such time. */
function secondsOf(time: string): number {
  const [, day, clock, zone] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(time) ?? [];
  return day === undefined ? Number.NaN : Date.parse(`${day}T${clock}${zone ?? "Z"}`) / 1000;
}
