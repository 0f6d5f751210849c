/**
 * Says whether the player has done anything on this page yet. The browser's own `userActivation` will not do: after a
 * reload it may tell of the page before.
 */
export function followTouch(): () => boolean {
  let isTouched = false;
  for (const gesture of ["pointerdown", "keydown"])
    addEventListener(gesture, () => (isTouched = true), { capture: true, once: true });
  return () => isTouched;
}
