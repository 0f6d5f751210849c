/** What a course page gives its content to talk to it by (ADL, SCORM 1.2 Run-Time Environment, 2001, section 3.3). */
export interface ScormApi {
  LMSInitialize(empty: ""): string;
  LMSFinish(empty: ""): string;
  LMSGetValue(element: string): string;
  LMSSetValue(element: string, value: string): string;
  LMSCommit(empty: ""): string;
}

/** How far up the API is looked for: the standard's own sample gives up there. */
const mostFrames = 500;

/** The API of the page that the game is embedded in or was opened by; null where it stands alone. */
export function findScormApi(from: Window): ScormApi | null {
  return above(from) ?? (isWindow(from.opener) ? above(from.opener) : null);
}

function above(from: Window): ScormApi | null {
  let frame = from;
  for (let tried = 0; tried < mostFrames; tried++) {
    const api = apiOf(frame);
    if (api !== null) return api;
    if (frame.parent === frame) return null;
    frame = frame.parent;
  }
  return null;
}

/** A page of another origin shows nothing of itself. */
function apiOf(frame: Window): ScormApi | null {
  try {
    const { API } = frame as { readonly API?: ScormApi };
    return typeof API?.LMSInitialize === "function" ? API : null;
  } catch {
    return null;
  }
}

function isWindow(value: unknown): value is Window {
  return typeof value === "object" && value !== null && "parent" in value;
}
