import { deflateSync } from "fflate";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { handInLimits, handInOf, parseHandIn, requireRun, type HandIn } from "../../src/replay/hand-in.ts";
import { packHandIn, unpackHandIn } from "../../src/replay/pack-hand-in.ts";
import { readHandIn } from "../../src/replay/read-hand-in.ts";
import { ReplayError } from "../../src/replay/replay-error.ts";
import { recordFormat } from "../../src/replay/run-record.ts";
import { codeLimit, codeOf, fileOfCode, findCode } from "../../src/replay/run-code.ts";
import { aFormerRecord, aFormerReplay, aReplay } from "./a-replay.ts";

const handIn: HandIn = {
  handIn: 2,
  student: "Zoë Müller-Łoś",
  course: "Systems II",
  assignment: "week-3",
  runs: [aReplay, { ...aReplay, id: "r2", seed: "другой" }],
  answers: [{ run: "r2", rejected: "FCFS: the giant would have starved.", risk: null }],
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ReplayError) return error.message;
    throw error;
  }
  return "taken";
}

/** A packed file around any text, with the checksum of nothing. */
function packed(text: string): Uint8Array {
  return new Uint8Array([...packHandIn(handIn).subarray(0, 14), ...deflateSync(bytesOf(text))]);
}

describe("runs come through unchanged", () => {
  test("as a packed file, and as JSON", () => {
    expect(unpackHandIn(packHandIn(handIn))).toEqual(handIn);
    expect(readHandIn(packHandIn(handIn))).toEqual(handIn);
    expect(readHandIn(bytesOf(`\uFEFF ${JSON.stringify(handIn)}`))).toEqual(handIn);
  });

  test("one record by itself, also of an older format, as runs without a name", () => {
    expect(readHandIn(bytesOf(JSON.stringify(aReplay)))).toEqual(handInOf([aReplay]));
    expect(readHandIn(bytesOf(JSON.stringify(aFormerRecord))).runs[0]).toMatchObject({
      format: recordFormat,
      start: null,
    });
    expect(parseHandIn({ ...handIn, runs: [aFormerReplay] }).runs[0]).toMatchObject({ format: recordFormat, id: null });
  });

  test("also as they were handed in before there were answers", () => {
    const { answers: _, ...former } = { ...handIn, handIn: 1 };
    expect(parseHandIn(former)).toEqual({ ...handIn, answers: [] });
    expect(messageOf(() => parseHandIn({ ...former, runs: [] }))).toMatch(/^runs is /);
    expect(messageOf(() => parseHandIn({ ...former, answers: [] }))).toBe("answers is not a field known here.");
  });

  test("as a code, whatever is around it, broken over lines, in small letters", () => {
    const code = codeOf(packHandIn(handIn)) ?? "";
    expect(code).toMatch(/^FLEET:[0-9A-Z./:+-]+:END$/);
    const lines = code.replaceAll(/(.{70})/g, "$1\r\n");
    expect(readHandIn(bytesOf(`<p>My run: https://x.edu/game#${lines.toLowerCase()}</p>`))).toEqual(handIn);
    expect(readHandIn(bytesOf(code))).toEqual(handIn);
  });

  test("any bytes that fit are a code, and that is an address's fragment as it stands", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const code = codeOf(bytes) ?? "";
        expect(fileOfCode(code)).toEqual(bytes);
        expect(findCode(`see ${code} there`)).toBe(code);
        expect(new URL(`https://x.edu/#${code}`).hash).toBe(`#${code}`);
      }),
    );
    expect(codeOf(new Uint8Array(codeLimit + 1))).toBeNull();
    // Version 40 of QR at its lowest correction holds 4,296 such characters.
    expect(codeOf(new Uint8Array(codeLimit).fill(255))?.length).toBeLessThan(4296);
  });
});

describe("what is no such file is refused in words", () => {
  const rows: readonly (readonly [string, Uint8Array, string | RegExp])[] = [
    ["empty", new Uint8Array(0), "It is empty."],
    ["a picture", bytesOf("\u0089PNG\r\n"), /^It is no run: neither/],
    ["a word", bytesOf("Hello."), /^It is no run: neither/],
    ["half a JSON", bytesOf('{ "format": 3,'), "It is not JSON."],
    ["a file cut off", packHandIn(handIn).slice(0, 300), /no way known here, or cut off/],
    ["only its head", packHandIn(handIn).slice(0, 14), /no way known here, or cut off/],
    ["its first word", bytesOf("FLEET"), "It is no packed run."],
    ["a newer packing", changed(5, 2), "It is packed as version 2, but this version of the game reads 1."],
    ["a wrong checksum", changed(6, 0), /^Its checksum is wrong/],
    ["data that are no runs", packed("[]"), /^Its checksum is wrong/],
    ["a code cut off", bytesOf(codeOf(packHandIn(handIn))?.slice(0, 500) ?? ""), /^The code is cut off/],
    ["a code with a wrong letter", bytesOf("FLEET:0_0:END"), '"_" is in no code.'],
    ["a code with a wrong triple", bytesOf("FLEET:+++:END"), '"+++" stands for nothing in a code.'],
    ["a code with a letter too many", bytesOf("FLEET:0:END"), "The code has too few or too many characters."],
  ];
  test.each(rows)("%s", (_name, bytes, message) => {
    expect(messageOf(() => readHandIn(bytes))).toMatch(message);
  });

  function changed(at: number, byte: number): Uint8Array {
    const file = packHandIn(handIn);
    file[at] = byte;
    return file;
  }

  test("any byte of a file that is changed is noticed, or changes nothing", () => {
    fc.assert(
      fc.property(fc.nat({ max: packHandIn(handIn).length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const file = packHandIn(handIn);
        file[at] = (file[at] ?? 0) ^ by;
        let read: HandIn;
        try {
          read = unpackHandIn(file);
        } catch (error) {
          expect(error).toBeInstanceOf(ReplayError);
          return;
        }
        expect(read).toEqual(handIn);
      }),
    );
  });

  test("names with what nobody sees, too many runs, none, and a newer format", () => {
    expect(messageOf(() => parseHandIn({ ...handIn, student: "a\u202Eb" }))).toMatch(/^student is /);
    expect(messageOf(() => parseHandIn({ ...handIn, student: "" }))).toMatch(/^student is /);
    const runs = Array.from({ length: handInLimits.runs + 1 }, () => aReplay);
    expect(messageOf(() => parseHandIn({ ...handIn, runs }))).toMatch(/^runs is /);
    expect(messageOf(() => requireRun(parseHandIn({ ...handIn, runs: [] })))).toBe("It is a report without a run.");
    expect(messageOf(() => parseHandIn({ ...handIn, handIn: 3 }))).toMatch(/newer version of the game/);
    expect(messageOf(() => parseHandIn({ ...handIn, runs: [aReplay, 7] }))).toMatch(/^runs\[1\]: the replay is 7/);
  });
});

describe("a file that is small and stands for much is stopped", () => {
  test("by what it unpacks to", () => {
    const bomb = packed(" ".repeat(handInLimits.unpackedBytes + 1));
    expect(bomb.length).toBeLessThan(10_000);
    expect(messageOf(() => readHandIn(bomb))).toBe("It unpacks to more than 8000000 bytes, and no more are read.");
  });

  test("by its own size", () => {
    const file = new Uint8Array(handInLimits.bytes + 1);
    file.set(packHandIn(handIn));
    expect(messageOf(() => readHandIn(file))).toBe("It has 2000001 bytes, but at most 2000000 are read.");
  });

  test("by how deep it is nested", () => {
    expect(messageOf(() => readHandIn(packed("[".repeat(200_000) + "]".repeat(200_000))))).toMatch(/nested|not JSON/);
  });
});
