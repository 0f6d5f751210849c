import { CsvReader } from "./csv-reader.ts";
import { openIntake, takeIn, type CanHold, type Intake } from "./intake.ts";
import { readChunks, type OnRead } from "./read-chunks.ts";
import { SwfReader } from "./swf-reader.ts";
import { TraceError } from "./trace-error.ts";

/** A trace that has been read. */
export interface Trace extends Intake {
  /** What the file itself says of its machine; null: nothing. */
  readonly maxProcessors: number | null;
}

/**
 * Reads a trace: .swf or .csv, also .gz, without ever holding the whole file.
 * @param machineOf which jobs the machine can hold, asked once before the first job, by what the file says of it
 * @throws TraceError if it cannot be read, or is wrong somewhere
 */
export async function readTrace(
  path: string,
  machineOf: (maxProcessors: number | null) => CanHold,
  onRead: OnRead,
): Promise<Trace> {
  const intake = openIntake();
  let canHold: CanHold | null = null;
  const reader = readerOf(path, (job) => {
    canHold ??= machineOf(maxProcessors());
    takeIn(intake, canHold, job);
  });
  const maxProcessors = (): number | null => (reader instanceof SwfReader ? reader.maxProcessors : null);
  for await (const chunk of readChunks(path, onRead)) reader.read(chunk);
  reader.end();
  if (intake.jobs.count === 0) throw new TraceError(`${path} has no job that can be replayed${droppedText(intake)}.`);
  return { ...intake, maxProcessors: maxProcessors() };
}

function readerOf(path: string, onJob: ConstructorParameters<typeof SwfReader>[1]): SwfReader | CsvReader {
  if (/\.swf(\.gz)?$/.test(path)) return new SwfReader(path, onJob);
  if (/\.csv(\.gz)?$/.test(path)) return new CsvReader(path, onJob);
  throw new TraceError(`${path} is no trace by its name: it must end in .swf or .csv, or that with .gz.`);
}

function droppedText({ dropped }: Intake): string {
  const counts = Object.entries(dropped).filter(([, count]) => count > 0);
  return counts.length === 0 ? "" : ` (${counts.map(([reason, count]) => `${count} ${reason}`).join(", ")} dropped)`;
}
