import { deflateSync, strFromU8, strToU8 } from "fflate";
import { inflateWithin } from "../replay/inflate-within.ts";
import { parseJson } from "../replay/pack-hand-in.ts";
import { ReplayError } from "../replay/replay-error.ts";
import { parseAssignment, type Assignment } from "./assignment.ts";
import { RosterError } from "./roster.ts";

/** What comes out of a link at most, bytes: a hundred levels fit. */
const mostBytes = 100_000;

/** What an assignment says, without what it leaves open. */
export function assignmentJson({ assignment, levels, attempts, deadline, report }: Assignment): object {
  return {
    assignment,
    levels,
    ...(attempts === null ? {} : { attempts }),
    ...(deadline === null ? {} : { deadline }),
    ...(report.length === 0 ? {} : { report }),
  };
}

/** The value of `?assignment=`: base64url (RFC 4648) of its JSON, by DEFLATE where that is shorter. */
export function assignmentParameter(assignment: Assignment): string {
  const json = strToU8(JSON.stringify(assignmentJson(assignment)));
  const packed = deflateSync(json, { level: 9 });
  return base64url(packed.length < json.length ? packed : json);
}

/**
 * Reads the value of `?assignment=`: what `assignmentParameter` gave, or the JSON itself.
 * @throws RosterError saying what is wrong with it.
 */
export function readAssignmentParameter(text: string): Assignment {
  try {
    if (text.trimStart().startsWith("{")) return parseAssignment(parseJson(text));
    const bytes = bytesOf(text.trim());
    const isJson = bytes[0] === 0x7b;
    return parseAssignment(parseJson(strFromU8(isJson ? bytes : inflateWithin(bytes, mostBytes))));
  } catch (error) {
    if (error instanceof ReplayError) throw new RosterError(error.message);
    throw error;
  }
}

/**
 * Reads an assignment however an instructor has it: its JSON, the link that students open, or what stands in that.
 * @throws RosterError saying what is wrong with it.
 */
export function readAssignmentText(text: string): Assignment {
  const bare = text.replace(/^\uFEFF/, "").trim();
  const inLink = /[?&]assignment=([^&#\s]*)/.exec(bare)?.[1];
  const isLink = inLink !== undefined && !bare.startsWith("{");
  return readAssignmentParameter(isLink ? unescaped(inLink) : bare);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RosterError("the link was cut off or changed");
  }
}

function base64url(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytesOf(text: string): Uint8Array {
  if (text === "" || !/^[\w-]+={0,2}$/.test(text)) throw new RosterError("the link was cut off or changed");
  try {
    return strToU8(atob(text.replaceAll("-", "+").replaceAll("_", "/").replaceAll("=", "")), true);
  } catch {
    throw new RosterError("the link was cut off or changed");
  }
}
