import { beforeAll, describe, expect, test } from "vitest";
import { scoreOf } from "../../src/levels/score.ts";
import { judgeRecord, type Verdict } from "../../src/replay/judge-record.ts";
import { parseReplay } from "../../src/replay/parse-replay.ts";
import { ReplayError } from "../../src/replay/replay-error.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { sealAnswer, sealPrediction } from "../../src/replay/seal-prediction.ts";
import { createSession, type Session } from "../../src/session/session.ts";
import type { ClusterView } from "../../src/sim/index.ts";
import { verdictWords } from "../../src/text/verdicts.ts";
import { smallFile, smallLevel, smallNotes } from "./small-level.ts";

const notes = {
  ...smallNotes,
  build: "00112233aabbccdd",
  settings: { theme: "system" },
  prediction: 100,
  mechanism: "scattered-idle",
  predictionSeal: sealPrediction({
    levelHash: smallNotes.levelHash,
    seed: "s",
    prediction: 100,
    mechanism: "scattered-idle",
    fork: null,
  }),
  rationale: "Because.",
  claims: { checkpoint: 1, mttf: null, interval: null },
  id: "r1",
  visit: "v1",
  attempt: 1,
  startedAt: 1,
  savedAt: 3,
} as const;

/** What no machine could tell from the run: words, settings, the wall clock, and who played. */
const notJudged = [
  "build",
  "settings",
  "rationale",
  "claims",
  "id",
  "visit",
  "attempt",
  "startedAt",
  "savedAt",
  "endedAt",
];

let whole: RunRecord;

beforeAll(() => {
  whole = recordOf(play(smallLevel.duration));
});

function play(until: number): Session {
  let clock = 1000;
  const judge = (view: ClusterView) => scoreOf(view, smallFile.goals);
  const session = createSession({ level: smallLevel, seed: "s", judge, clock: () => (clock += 5) });
  session.advance(600);
  session.send({ type: "set-policy", policy: "best-fit" });
  session.advance(1200);
  session.send({ type: "drain", nodes: [7, 8] });
  session.advance(until - 1800);
  return session;
}

function recordOf(session: Session): RunRecord {
  const { stars, measure } = session.score();
  const isOver = session.view().ended !== null;
  return session.sealedRecord({
    ...notes,
    endedAt: isOver ? 2 : null,
    score: isOver ? { stars, measure: measure.value } : null,
  });
}

const verdictOf = (record: RunRecord): Verdict => judgeRecord([smallFile], record).verdict;

test("on the way to a verdict it is told how much of the run has been played, and that changes nothing", () => {
  const shares: number[] = [];
  const { verdict } = judgeRecord([smallFile], whole, { onShare: (share) => shares.push(share) });
  expect(verdict).toEqual({ kind: "verified" });
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
});

test("a run that ran again to the level's end with the same digests is verified, by this machine's own figures", () => {
  expect(whole.commands.map(({ at }) => at)).toEqual([1005, 1010]);
  const { verdict, played } = judgeRecord([smallFile], whole);
  expect(verdict).toEqual({ kind: "verified" });
  expect({ stars: played?.score.stars, measure: played?.score.measure.value }).toEqual(whole.score);
  expect(played?.view.ended).not.toBeNull();
});

/** A run that is cut where its record was still true. */
function cutAt(time: number): RunRecord {
  const digests = whole.digests.filter((one) => one.time <= time);
  const commands = whole.commands.filter((one) => one.time <= time);
  return { ...whole, time, commands, digests };
}

describe("what is told apart in words", () => {
  const rows: readonly (readonly [string, () => RunRecord, string])[] = [
    ["left before its end", () => recordOf(play(3800)), "incomplete, verified to 01:03:20"],
    ["cut off at a digest", () => cutAt(5400), "incomplete, verified to 01:30:00"],
    ["cut off between two", () => ({ ...cutAt(5400), time: 5500 }), "incomplete, verified to 01:30:00"],
    ["cut off, and said to be over", () => ({ ...cutAt(3600), endedAt: 9 }), "incomplete, verified to 01:00:00"],
    ["its end told later than it was", () => ({ ...whole, time: 7201 }), "differs from 02:00:00 on"],
    ["a digest more", () => withDigestAt(4000), "differs from 01:06:40 on"],
    ["a digest less", () => ({ ...whole, digests: whole.digests.slice(1) }), "differs from 01:00:00 on"],
    ["a digest in the middle changed, not the last", () => withDigests(1, 1, "0".repeat(16)), "verified"],
    ["digests changed up to the last", () => withDigests(1, 3, "0".repeat(16)), "differs from 01:30:00 on"],
    ["a score that was edited", () => ({ ...whole, score: { stars: 3, measure: 0 } }), "differs from 02:00:00 on"],
    ["a seed that was edited", () => ({ ...whole, seed: "t" }), "differs from 00:00:00 on"],
    ["a reason that was edited", () => ({ ...whole, mechanism: "queue-waits" }), "differs from 00:00:00 on"],
    ["a reason that was never locked", () => withReasonOnly(), "differs from 00:00:00 on"],
    ["a prediction that was sealed before anybody asked why", () => withoutReason(), "verified"],
    ["a prediction that was edited", () => ({ ...whole, prediction: 200 }), "differs from 00:00:00 on"],
    ["a run that was forked", () => forked(), "practice, forked from 445566 at 00:30:00"],
    ["a run that was forked before its prediction", () => forked(bare), "practice, forked from 445566 at 00:30:00"],
    ["a fork that is hidden", () => ({ ...forked(), fork: null }), "differs from 00:00:00 on"],
    [
      "a fork that is hidden, of nothing predicted",
      () => ({ ...forked(bare), fork: null }),
      "differs from 00:00:00 on",
    ],
    [
      "a fork from another run",
      () => ({ ...forked(), fork: { of: "0".repeat(16), at: 1800 } }),
      "differs from 00:00:00 on",
    ],
    ["a fork that is not sealed", () => ({ ...forked(bare), predictionSeal: null }), "differs from 00:00:00 on"],
    ["a fork that was cut", () => ({ ...forked(), ...pick(cutAt(5400)) }), "incomplete, verified to 01:30:00"],
    [
      "a fork whose score was edited",
      () => ({ ...forked(), score: { stars: 3, measure: 0 } }),
      "differs from 02:00:00 on",
    ],
    ["another level's version", () => ({ ...whole, levelHash: "0".repeat(16) }), "another version of the level"],
    ["another level", () => ({ ...whole, levelId: "other" }), "another level"],
    ["another build", () => ({ ...whole, simVersion: whole.simVersion + 1 }), "another build"],
  ];

  test.each(rows)("%s", (_name, record, words) => {
    expect(verdictWords(verdictOf(record()))).toBe(words);
  });

  test("and so is why a run differs", () => {
    const difference = (record: RunRecord): unknown => {
      const verdict = verdictOf(record);
      return verdict.kind === "differs" ? verdict.difference.of : verdict.kind;
    };
    expect(difference({ ...whole, seed: "t" })).toBe("seed");
    expect(difference({ ...whole, seed: "t", start: null })).toBe("state");
    expect(difference({ ...whole, score: { stars: 3, measure: 0 } })).toBe("score");
    expect(difference({ ...whole, prediction: 200 })).toBe("prediction");
    const answer = { id: "mttf:5", time: 5, value: 7200 };
    const locked = { ...answer, seal: sealAnswer(whole, answer) };
    expect(difference({ ...whole, answers: [{ ...locked, value: 3600 }] })).toBe("prediction");
    expect(judgeRecord([smallFile], { ...whole, answers: [locked] }).verdict.kind).toBe("verified");
    expect(difference(withDigestAt(4000))).toBe("digests");
    const commands = [...whole.commands, { time: 3700, command: { type: "drain", nodes: [999] } as const }];
    expect(difference({ ...whole, commands })).toBe("command");
  });
});

const bare = { prediction: null, mechanism: null } as const;

function pick({ time, commands, digests }: RunRecord): Partial<RunRecord> {
  return { time, commands, digests };
}

/** The same run, said to have been played on from another. */
function forked(change: Partial<RunRecord> = {}): RunRecord {
  const run = { ...whole, ...change, fork: { of: "4455667788990011", at: 1800 } };
  return { ...run, predictionSeal: sealPrediction(run) };
}

/** As records were sealed before there were mechanisms. */
function withoutReason(): RunRecord {
  const former = { ...whole, mechanism: null };
  return { ...former, predictionSeal: sealPrediction(former) };
}

function withReasonOnly(): RunRecord {
  return { ...whole, prediction: null, predictionSeal: null };
}

function withDigestAt(time: number): RunRecord {
  const digests = [...whole.digests, { time, digest: "0".repeat(16) }].toSorted((a, b) => a.time - b.time);
  return { ...whole, digests };
}

function withDigests(from: number, to: number, digest: string): RunRecord {
  const isChanged = (index: number): boolean => index >= from && index <= to;
  return { ...whole, digests: whole.digests.map((one, index) => (isChanged(index) ? { ...one, digest } : one)) };
}

describe("of every field of a record", () => {
  test("one that is removed is missed when it is read", () => {
    for (const field of Object.keys(whole)) {
      const rest = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));
      expect(() => parseReplay(rest), field).toThrow(ReplayError);
    }
  });

  test("one that is changed changes the verdict, or is said not to be judged", () => {
    const changed: { readonly [Field in keyof RunRecord]: readonly RunRecord[Field][] } = {
      // A record in memory has no other; a file of another format is read as what it is.
      format: [],
      simVersion: [whole.simVersion + 1],
      build: [null, "ffffffffffffffff"],
      levelId: ["big"],
      levelHash: ["0123456789abcdef"],
      seed: ["t"],
      start: ["0123456789abcdef"],
      settings: [null, { theme: "color-safe" }],
      prediction: [null, 101],
      mechanism: [null, "queue-waits"],
      fork: [{ of: "4455667788990011", at: 1800 }],
      predictionSeal: [null, "0123456789abcdef"],
      commands: [
        [],
        whole.commands.slice(1),
        whole.commands.map((one) => ({ ...one, time: one.time + 1 })),
        whole.commands.map((one) => ({ ...one, command: { type: "set-policy", policy: "preemption" } })),
      ],
      rationale: [null, "Why not."],
      claims: [null],
      digests: [[], whole.digests.slice(0, -1), whole.digests.map((one) => ({ ...one, digest: "0".repeat(16) }))],
      time: [whole.time - 1, whole.time + 1],
      score: [{ stars: 3, measure: 1 }],
      attempt: [null, 2],
      id: [null, "r2"],
      visit: [null, "v2"],
      startedAt: [null, 5],
      savedAt: [null, 5],
      endedAt: [null, 5],
    };
    expect(Object.keys(changed).toSorted()).toEqual(Object.keys(whole).toSorted());
    for (const [field, values] of Object.entries(changed)) {
      for (const value of values) {
        const kind = verdictOf({ ...whole, [field]: value }).kind;
        expect([field, kind === "verified"]).toEqual([field, notJudged.includes(field)]);
      }
    }
  });
});
