// Makes assets/engine/*.png: `node assets/make-engine-images.ts`. The engine's plain textures: by itself it carries them as `data:` addresses.
import { mkdirSync, writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

/** A square of one color: red, green, blue, alpha in [0, 255]. */
function square(size: number, color: readonly number[]): Uint8Array {
  const line = [0, ...Array.from({ length: size }, () => color).flat()];
  const pixels = Uint8Array.from(Array.from({ length: size }, () => line).flat());
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, size);
  header.setUint32(4, size);
  // Eight bits a channel, RGBA.
  header.setUint16(8, 0x0806);
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", new Uint8Array(header.buffer)),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const folder = new URL("./engine/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("blank.png", folder), square(32, [255, 255, 255, 0]));
writeFileSync(new URL("white.png", folder), square(4, [255, 255, 255, 255]));
