import { describe, expect, test } from "vitest";
import { parseCommands, parseReplay } from "../../src/replay/parse-replay.ts";
import { ReplayError } from "../../src/replay/replay-error.ts";
import { aFormerRecord, aFormerReplay, anUnforkedRecord, anUnreasonedRecord, aReplay } from "./a-replay.ts";

/** The replay with one field replaced; the path's last part may be new. */
function withField(path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(aReplay));
  const last = path.at(-1) ?? "";
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

function messageOf(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    if (error instanceof ReplayError) return error.message;
    throw error;
  }
  return "taken";
}

test("every command comes through a file unchanged, and so does every word", () => {
  expect(parseReplay(JSON.parse(JSON.stringify(aReplay)))).toEqual(aReplay);
  const wordy = { ...aReplay, rationale: `${"Because. ".repeat(222)}\n` };
  expect(parseReplay(JSON.parse(JSON.stringify(wordy)))).toEqual(wordy);
});

test("what does not apply comes through as null, not as 0 or as nothing", () => {
  const bare = { ...aReplay, settings: null, prediction: null, rationale: null, claims: null };
  const nameless = { ...bare, id: null, visit: null, startedAt: null, savedAt: null, endedAt: null };
  expect(parseReplay(JSON.parse(JSON.stringify(nameless)))).toEqual(nameless);
});

test("a record of format 2 is read as one of now", () => {
  const unknown = { mechanism: null, build: null, start: null, predictionSeal: null, score: null, attempt: null };
  expect(parseReplay(aFormerRecord)).toEqual({ ...aReplay, ...unknown });
  expect(messageOf(() => parseReplay({ ...aFormerRecord, attempt: 1 }))).toBe("attempt is not a field known here.");
});

test("a record of format 3, which nobody was asked for a mechanism, is read as one of now", () => {
  expect(parseReplay(anUnreasonedRecord)).toEqual({ ...aReplay, mechanism: null });
  expect(messageOf(() => parseReplay({ ...anUnreasonedRecord, mechanism: null }))).toBe(
    "mechanism is not a field known here.",
  );
});

test("a record of format 4, in which no fork was noted, is read as one of now", () => {
  expect(parseReplay(anUnforkedRecord)).toEqual({ ...aReplay, fork: null });
  expect(messageOf(() => parseReplay({ ...anUnforkedRecord, fork: null }))).toBe("fork is not a field known here.");
});

test("what a run was forked from comes through a file, and lies within the run", () => {
  const fork = { of: "4455667788990011", at: 8 };
  expect(parseReplay({ ...aReplay, fork })).toEqual({ ...aReplay, fork });
  expect(messageOf(() => parseReplay({ ...aReplay, fork: { ...fork, at: 21 } }))).toBe(
    "fork.at is 21, but time is 20.",
  );
  expect(messageOf(() => parseReplay({ ...aReplay, fork: { ...fork, of: "Ada" } }))).toMatch(/^fork\.of is "Ada"/);
  expect(messageOf(() => parseReplay({ ...aReplay, fork: { of: fork.of } }))).toBe("fork.at is missing.");
});

test("no mechanism is known but those that are offered", () => {
  expect(messageOf(() => parseReplay({ ...aReplay, mechanism: "luck" }))).toMatch(/^mechanism is "luck", but must be /);
});

describe("a replay of format 1", () => {
  const unknownOnce = { mechanism: null, build: null, start: null, predictionSeal: null, score: null, attempt: null };
  const unknown = {
    ...unknownOnce,
    claims: null,
    id: null,
    visit: null,
    startedAt: null,
    savedAt: null,
    endedAt: null,
  };
  const migrated = { ...aReplay, ...unknown, levelHash: `level:${aReplay.levelHash}` };

  test("is read as a record, with prediction and words out of its settings", () => {
    expect(parseReplay(aFormerReplay)).toEqual(migrated);
  });

  test("had 0 and an empty text where there was nothing", () => {
    const settings = { prediction: 0, rationale: "" };
    const nothing = { settings: null, prediction: null, rationale: null };
    expect(parseReplay({ ...aFormerReplay, settings })).toEqual({ ...migrated, ...nothing });
    expect(parseReplay({ ...aFormerReplay, settings: {} })).toEqual({ ...migrated, ...nothing });
  });

  test("goes as far as its last digest or command", () => {
    const digests = [{ time: 30, digest: "00ff00ff00ff00ff" }];
    expect(parseReplay({ ...aFormerReplay, digests }).time).toBe(30);
    expect(parseReplay({ ...aFormerReplay, digests: [] }).time).toBe(20);
    expect(parseReplay({ ...aFormerReplay, commands: [], digests: [] }).time).toBe(0);
  });

  test("that was migrated is written and read in the new format", () => {
    expect(parseReplay(JSON.parse(JSON.stringify(parseReplay(aFormerReplay))))).toEqual(migrated);
  });

  test("may have nothing that came later, and is checked as ever", () => {
    expect(messageOf(() => parseReplay({ ...aFormerReplay, time: 20 }))).toBe("time is not a field known here.");
    expect(messageOf(() => parseReplay({ ...aFormerReplay, levelHash: `level:${aReplay.levelHash}` }))).toBe(
      'levelHash is "level:0123456789abcdef", but must be written in the right form.',
    );
  });
});

describe("a replay that is wrong is refused with the field and what it got", () => {
  const rows: readonly (readonly [path: readonly (string | number)[], value: unknown, message: string])[] = [
    [
      ["format"],
      6,
      "format is 6, but this version reads formats up to 5: a newer version of the game wrote the replay.",
    ],
    [["format"], 0, "format is 0, but must be 5."],
    [["format"], "2", 'format is "2", but must be 5.'],
    [["prediction"], undefined, "prediction is missing."],
    [["mechanism"], undefined, "mechanism is missing."],
    [["prediction"], "", 'prediction is "", but must be a number.'],
    [["claims", "mttf"], -1, "claims.mttf is -1, but must be at least 0."],
    [["time"], 19, "time is 19, but commands[17].time is 20."],
    [["endedAt"], undefined, "endedAt is missing."],
    [["format"], undefined, "format is missing."],
    [["simVersion"], 0, "simVersion is 0, but must be at least 1."],
    [["simVersion"], undefined, "simVersion is missing."],
    [["levelId"], undefined, "levelId is missing."],
    [["levelHash"], "XYZ", 'levelHash is "XYZ", but must be written in the right form.'],
    [["levelHash"], undefined, "levelHash is missing."],
    [["seed"], 7, "seed is 7, but must be a text."],
    [["seed"], undefined, "seed is missing."],
    [
      ["seed"],
      "x".repeat(201),
      `seed is "${"x".repeat(56)}..., but must be a seed of 1 to 64 characters, none invisible and no space around it.`,
    ],
    [["settings"], undefined, "settings is missing."],
    [["settings", "a"], {}, "settings.a is an object, but must be a text or a number or true or false."],
    [["commands"], undefined, "commands is missing."],
    [["commands"], {}, "commands is an object, but must be a list."],
    [["digests"], undefined, "digests is missing."],
    [["digests", 0, "digest"], null, "digests[0].digest is null, but must be a text."],
    [["extra"], 1, "extra is not a field known here."],
    [["commands", 3, "command"], undefined, "commands[3].command is missing."],
    [["commands", 3, "command"], null, "commands[3].command is null, but must be an object."],
    [["commands", 3, "command", "type"], undefined, "commands[3].command.type is missing."],
    [["commands", 3, "command", "interval"], 1.5, "commands[3].command.interval is 1.5, but must be a whole number."],
    [["commands", 3, "command", "speed"], 2, "commands[3].command.speed is not a field known here."],
    [["commands", 3, "time"], -1, "commands[3].time is -1, but must be at least 0."],
    [["commands", 3, "time"], 4, "commands[3].time is 4, but commands[2].time is 5: they must be in order of time."],
    [["commands", 3, "time"], "5", 'commands[3].time is "5", but must be a number.'],
    [["commands", 4, "command", "nodes"], [1, "2"], 'commands[4].command.nodes[1] is "2", but must be a number.'],
    [["commands", 4, "command", "nodes"], [-2], "commands[4].command.nodes[0] is -2, but must be at least 0."],
    [
      ["commands", 9, "command", "clear"],
      "wipe",
      'commands[9].command.clear is "wipe", but must be "kill" or "migrate" or "drain".',
    ],
    [
      ["digests", 1, "time"],
      11,
      "digests[1].time is 11, but digests[0].time is 12: each must be later than the one before.",
    ],
    [
      ["digests", 1, "time"],
      12,
      "digests[1].time is 12, but digests[0].time is 12: each must be later than the one before.",
    ],
    [["score", "stars"], 4, "score.stars is 4, but must be 0 or 1 or 2 or 3."],
    [["start"], undefined, "start is missing."],
    [["build"], undefined, "build is missing."],
    [["predictionSeal"], undefined, "predictionSeal is missing."],
    [["attempt"], 0, "attempt is 0, but must be at least 1."],
    [["commands", 0, "at"], "now", 'commands[0].at is "now", but must be a number.'],
  ];

  test.each(rows)("%j = %j", (path, value, message) => {
    expect(messageOf(() => parseReplay(withField(path, value)))).toBe(message);
  });

  test("an unknown command is named, with the known ones", () => {
    expect(messageOf(() => parseReplay(withField(["commands", 3, "command", "type"], "foo")))).toMatch(
      /^commands\[3\]\.command\.type is "foo", but must be "set-policy" or .*"swap-nodes"\.$/,
    );
  });

  test.each([[null], [7], ["x"], [[]]])("%j is no replay", (json) => {
    expect(messageOf(() => parseReplay(json))).toMatch(/^the replay is .*, but must be an object\.$/);
  });
});

test("digests closer together than any level notes them are refused, but for the one at the end", () => {
  const at = (...times: number[]): unknown => ({
    ...aReplay,
    time: 9000,
    digests: times.map((time) => ({ time, digest: "00ff00ff00ff00ff" })),
  });
  expect(() => parseReplay(at(1800, 3600, 3601))).not.toThrow();
  expect(messageOf(() => parseReplay(at(1800, 3599, 3601)))).toBe(
    "digests[1].time is 3599, but digests[0].time is 1800: all but the last must be 1800 seconds apart.",
  );
});

describe("a replay that is too large is refused before its entries are looked at", () => {
  // Entries that would throw if anything read them.
  const untouchable = new Proxy({}, { get: () => fail(), ownKeys: () => fail() });
  const fail = (): never => {
    throw new RangeError("read");
  };
  const many = (count: number): unknown[] => Array.from({ length: count }, () => untouchable);

  test("by its commands", () => {
    expect(messageOf(() => parseReplay({ commands: many(5001) }))).toBe(
      "commands has 5001 entries, but at most 5000 are read.",
    );
    expect(messageOf(() => parseCommands(many(5001)))).toBe("commands has 5001 entries, but at most 5000 are read.");
  });

  test("by its digests", () => {
    expect(messageOf(() => parseReplay({ digests: many(61) }))).toBe(
      "digests has 61 entries, but at most 60 are read.",
    );
  });

  test("by its words", () => {
    expect(messageOf(() => parseReplay({ ...aReplay, rationale: "x".repeat(20_001) }))).toMatch(
      /^rationale is "x+\.\.\., but must be at most 20000 long\.$/,
    );
  });

  test("by its settings", () => {
    const settings = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`s${index}`, 1]));
    expect(messageOf(() => parseReplay({ settings }))).toBe("settings has 51 entries, but at most 50 are read.");
  });

  test("by the nodes or jobs that one command names", () => {
    const commands = [{ time: 0, command: { type: "kill", jobs: many(100_001) } }];
    expect(messageOf(() => parseCommands(commands))).toBe(
      "commands[0].command.jobs has 100001 entries, but at most 100000 are read.",
    );
  });

  test("by the replicas that one ring names", () => {
    const commands = [{ time: 0, command: { type: "set-ring", order: many(100_001) } }];
    expect(messageOf(() => parseCommands(commands))).toBe(
      "commands[0].command.order has 100001 entries, but at most 100000 are read.",
    );
  });

  test("by what all commands name together", () => {
    const nodes = Array.from({ length: 100_000 }, () => 0);
    const commands = Array.from({ length: 11 }, () => ({ time: 0, command: { type: "drain", nodes } }));
    expect(messageOf(() => parseCommands(commands))).toBe(
      "commands name 1100000 nodes, jobs and replicas, but at most 1000000 are read.",
    );
  });
});

test("a script is the list of commands of a replay", () => {
  expect(parseCommands(aReplay.commands)).toEqual(aReplay.commands);
  expect(messageOf(() => parseCommands({}))).toBe("commands is an object, but must be a list.");
  expect(messageOf(() => parseCommands([5]))).toBe("commands[0] is 5, but must be an object.");
});
