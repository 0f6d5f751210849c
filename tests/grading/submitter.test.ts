import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { findRuns } from "../../src/grading/find-runs.ts";
import { archiveLimits, openArchive } from "../../src/grading/open-archive.ts";
import { readRoster, RosterError } from "../../src/grading/roster.ts";
import { nameKeys, submitterOf } from "../../src/grading/submitter.ts";

test.each([
  ["Zoë Müller_1002_assignsubmission_file_/run.fleet", "Zoë Müller", "1002"],
  ["CS.zip/Zoë Müller_1002_assignsubmission_file_/zip.zip/run.fleet", "Zoë Müller", "1002"],
  ["Zoë Müller_1002_assignsubmission_file_run.fleet", "Zoë Müller", "1002"],
  ["Ann_Lee_7_assignsubmission_onlinetext_/onlinetext.html", "Ann_Lee", "7"],
  ["submissions/mullerzoe_12345_67890_run-1.fleet", "mullerzoe", "12345"],
  ["mullerzoe_LATE_12345_67890_run.zip/inside/run.fleet", "mullerzoe", "12345"],
  ["Ada Lovelace/run.fleet", "Ada Lovelace", null],
])("%s is of %s", (path, name, id) => {
  expect(submitterOf(path)).toEqual({ name, id });
});

test.each(["run.fleet", "all.zip/run.fleet"])("%s does not say whose it is", (path) => {
  expect(submitterOf(path)).toBeNull();
});

test.each([
  ["Zoë Müller", "Mueller, Zoe"],
  ["Zoë Müller", "mullerzoe"],
  ["O'Neil, Pat", "Pat ONeil".replace("ON", "O N")],
  ["ß Weiß", "Ss Weiss"],
])("%s and %s are one name", (one, other) => {
  const keys = new Set(nameKeys(one));
  expect(nameKeys(other).some((key) => keys.has(key))).toBe(true);
});

describe("archives", () => {
  const path = "a.zip";

  test("a name in DOS's code page, or in UTF-8 that nobody said is, is read with its umlauts", () => {
    const zip = zipSync({ "M_ller.txt": strToU8("x") });
    // "ü" as DOS has it, in both places where an archive names a file.
    const dos = zip.map((byte, at) => (byte === 0x5f && zip[at - 1] === 0x4d ? 0x81 : byte));
    expect(openArchive(path, dos)).toMatchObject({ files: [{ path: "a.zip/Müller.txt" }] });
    expect(openArchive(path, zipSync({ "Mu\u0308ller.txt": strToU8("x") }))).toMatchObject({
      files: [{ path: "a.zip/Müller.txt" }],
    });
  });

  test("that are damaged, too deep or too large are told, and the rest is read", () => {
    const large = zipSync({ "big.fleet": new Uint8Array(archiveLimits.fileBytes + 1), "small.txt": strToU8("x") });
    let deep = zipSync({ "run.txt": strToU8("x") });
    for (let level = 0; level < archiveLimits.depth; level++) deep = zipSync({ "in.zip": deep });
    const { unreadable } = findRuns([
      { path: "large.zip", bytes: large },
      { path: "deep.zip", bytes: deep },
      { path: "cut.zip", bytes: large.slice(0, 200) },
      { path: ".DS_Store", bytes: strToU8("x") },
    ]);
    expect(unreadable.map((one) => [one.path, one.fault])).toEqual([
      ["large.zip/big.fleet", "too-large"],
      ["large.zip/small.txt", "no-run"],
      ["deep.zip/in.zip/in.zip/in.zip", "too-deep"],
      ["cut.zip", "damaged"],
    ]);
  });
});

test("a roster without names is refused, and first and last names make one", () => {
  expect(() => readRoster("ID,Grade\n1,2\n")).toThrow(RosterError);
  expect(readRoster("First name;Last name\nAda;Lovelace\n").students).toMatchObject([
    { name: "Ada Lovelace", id: null },
  ]);
});
