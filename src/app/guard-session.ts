import type { Session } from "../session/session.ts";

/** Tells `broke` of every exception inside a session: it is a bug in the game, whoever asked what. */
export function guardSession(session: Session, broke: (reason: unknown) => void): Session {
  const guarded =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R => {
      try {
        return call(...args);
      } catch (error) {
        broke(error);
        throw error;
      }
    };
  return Object.assign(session, {
    send: guarded(session.send),
    price: guarded(session.price),
    windows: guarded(session.windows),
    score: guarded(session.score),
    frame: guarded(session.frame),
    advance: guarded(session.advance),
  });
}
