import { createReadStream, statSync } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { TraceError } from "./trace-error.ts";

const chunkBytes = 512 * 1024;

/** Told how far a file is read, as a share in [0, 1]. */
export type OnRead = (share: number) => void;

/**
 * The bytes of a file, piece by piece; a name that ends in .gz is unpacked on the way.
 * @throws TraceError if it cannot be read or unpacked.
 */
export async function* readChunks(path: string, onRead: OnRead): AsyncGenerator<Uint8Array> {
  try {
    const { size } = statSync(path);
    const file = createReadStream(path, { highWaterMark: chunkBytes });
    const unpacked = path.endsWith(".gz") ? pipeline(file, createGunzip({ chunkSize: chunkBytes }), () => {}) : file;
    for await (const chunk of unpacked) {
      yield chunk as Uint8Array;
      onRead(size === 0 ? 1 : file.bytesRead / size);
    }
  } catch (error) {
    throw error instanceof TraceError ? error : new TraceError(reasonOf(path, error));
  }
}

function reasonOf(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  if (code === "ENOENT") return `Cannot read ${path}: there is no such file.`;
  if (code === "Z_BUF_ERROR") return `${path} is cut off: it is no whole gzip file. Get it again.`;
  if (code.startsWith("Z_"))
    return `${path} is no gzip file, or a damaged one. If it is not packed, rename it without .gz.`;
  return `Cannot read ${path} (${code}).`;
}
