import { withDrawnJobs } from "../drawn-jobs.ts";
import { keyOf } from "../random.ts";
import { Hash, type Digest } from "../hash.ts";
import type { Level } from "../level.ts";
import { simVersion } from "../sim-version.ts";
import type { SimState } from "../state.ts";
import { Reader, Writer } from "./bytes.ts";
import { SnapshotError } from "./snapshot-error.ts";
import { readState, writeState } from "./whole-state.ts";

/** The first word of every snapshot: "FLTS". */
const magic = 0x5354_4c46;
/** The layout of what follows. */
const format = 1;
/** Bytes before the state: magic, format, simVersion, a spare word, the hash of the run, the hash of the state. */
const headerBytes = 32;

/** All that a run needs to go on, as bytes; what follows from level and seed is left out. */
export function snapshotOf(state: SimState): Uint8Array {
  const { jobs, hall } = state;
  const out = new Writer(65_536 + 64 * jobs.length + 192 * jobs.slots + 16 * hall.gpuCount);
  for (const word of [magic, format, simVersion, 0]) out.word(word);
  writeDigest(out, runHash(state.level, state.seed));
  writeDigest(out, { high: 0, low: 0 });
  writeState(out, state);
  const snapshot = out.take();
  const sum = new Writer(8);
  writeDigest(sum, checksum(snapshot));
  snapshot.set(sum.take(), headerBytes - 8);
  return snapshot;
}

/**
 * The state that a snapshot was taken of.
 * @throws SnapshotError for what is no snapshot of a run of this level and seed by this version of the core, is damaged, or
 * holds what cannot be.
 */
export function stateOf(level: Level, seed: string, bytes: Uint8Array): SimState {
  const snapshot = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (snapshot.length < headerBytes || snapshot.length % 4 !== 0) {
    throw new SnapshotError(`The snapshot is ${snapshot.length} bytes long: that is no snapshot.`);
  }
  const head = new Reader(snapshot, { nodes: 0, gpus: 0, jobs: 0, slots: 0 });
  if (head.word() !== magic) throw new SnapshotError("The bytes are no snapshot: they do not begin as one.");
  requireVersion("format", head.word(), format);
  requireVersion("simVersion", head.word(), simVersion);
  head.word();
  if (!isSame(readDigest(head), runHash(withDrawnJobs(level, keyOf(seed)), seed))) {
    throw new SnapshotError(`The snapshot is of another run, not of level ${level.id} with seed "${seed}".`);
  }
  if (!isSame(readDigest(head), checksum(snapshot))) {
    throw new SnapshotError("The snapshot is damaged: its checksum is another one.");
  }
  return readState(level, seed, snapshot.subarray(headerBytes));
}

function requireVersion(field: string, got: number, mine: number): void {
  if (got === mine) return;
  throw new SnapshotError(`${field} of the snapshot is ${got}, but this build reads ${mine}.`);
}

function runHash(level: Level, seed: string): Digest {
  const hash = new Hash();
  hash.add(level);
  hash.add(seed);
  return hash.take();
}

/** Over all that comes after the header: sums of the words and of their sums (Fletcher 1982), for it is of no use to forge. */
function checksum(snapshot: Uint8Array): Digest {
  const words = new Int32Array(snapshot.buffer, snapshot.byteOffset + headerBytes, (snapshot.length - headerBytes) / 4);
  let low = 0;
  let high = 0;
  for (let index = 0; index < words.length; index++) {
    low = (low + (words[index] ?? 0)) | 0;
    high = (high + low) | 0;
  }
  return { high, low };
}

function writeDigest(out: Writer, { high, low }: Digest): void {
  out.word(high);
  out.word(low);
}

function readDigest(from: Reader): Digest {
  return { high: from.word(), low: from.word() };
}

function isSame(one: Digest, other: Digest): boolean {
  return one.high === other.high && one.low === other.low;
}
