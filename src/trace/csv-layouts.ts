import type { RawJob } from "./intake.ts";

/** One line's cells by column; an empty cell is NaN as a number. */
export interface Row {
  text(column: string): string;
  number(column: string): number;
  /** A date and time, as seconds since 1970. */
  seconds(column: string): number;
}

/** How the jobs of a published trace stand in its CSV. */
export interface Layout {
  readonly name: string;
  /** Columns that it is known by; others may stand beside them. */
  readonly columns: readonly string[];
  read(row: Row): RawJob;
}

/** The published GPU traces whose columns are known; times in seconds, and no owner said a run time. */
export const layouts: readonly Layout[] = [
  {
    // cluster-trace-gpu-v2023 (Weng et al. 2023). A pod that shares a GPU takes a whole one.
    name: "Alibaba openb",
    columns: ["name", "num_gpu", "creation_time", "deletion_time", "scheduled_time"],
    read: (row) => ({
      name: row.text("name"),
      submit: row.number("creation_time"),
      run: row.number("deletion_time") - row.number("scheduled_time"),
      processors: row.number("num_gpu"),
      requested: Number.NaN,
    }),
  },
  {
    // HeliosData's cluster_log.csv (Hu et al. 2021), AcmeTrace's trace_seren.csv and trace_kalos.csv (Hu et al. 2024).
    name: "Helios or Acme",
    columns: ["job_id", "gpu_num", "submit_time", "start_time", "end_time"],
    read: (row) => ({
      name: row.text("job_id"),
      submit: row.seconds("submit_time"),
      run: row.seconds("end_time") - row.seconds("start_time"),
      processors: row.number("gpu_num"),
      requested: Number.NaN,
    }),
  },
];

/** The layout whose columns are all there. */
export function layoutOf(columns: readonly string[]): Layout | undefined {
  return layouts.find((layout) => layout.columns.every((column) => columns.includes(column)));
}
