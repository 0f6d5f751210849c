import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import act3 from "../../levels/act-3.json";
import { dragCard } from "../../src/hud/drag-card.ts";
import { parseLevel } from "../../src/levels/load-level.ts";
import { emptyHand, type Held } from "../../src/session/interaction.ts";
import { createSimulation, type ClusterView } from "../../src/sim/index.ts";
import { centerOf, nodeRect } from "../../src/view/geometry.ts";
import type { HallModel } from "../../src/view/hall-model.ts";
import { toPage } from "../../src/view/on-page.ts";
import { createPointerControl } from "../../src/view/pointer-control.ts";
import { clusterOne, FakeElement, hallSize, modelOf, openFakePage } from "./fake-hall.ts";
import { createPointers, fingers, mouse, type Pointers } from "./fake-pointers.ts";

const [first, second] = fingers;
const giant = { kind: "gang", job: 0 } as const;
const cardPoint = { x: 900, y: 50 };
const panel = { x: 900, y: 500 };

const simulation = createSimulation(parseLevel(act3).level, "pointers");
/** Act III with its ring open: there are loose ends to take in hand. */
const clusterThree = simulation.view();
simulation.dispatch({ type: "set-recovery", mode: "elastic" });
simulation.advanceTo(2760);

interface Desk {
  /** What the card stands for. */
  readonly held: Held;
  readonly model: HallModel;
  readonly pointers: Pointers;
  close(): void;
}

/** A hall seen whole, and beside it the card of the giant, or where there is none, of a job to move. */
function openDesk(cluster: ClusterView = clusterOne): Desk {
  const hall = new FakeElement({ left: 0, top: 0, ...hallSize });
  const card = new FakeElement({ left: 850, top: 0, width: 200, height: 100 });
  const page = openFakePage([hall, card]);
  const model = modelOf(hall, cluster);
  const held: Held = cluster === clusterOne ? giant : { kind: "jobs", jobs: [0] };
  const close = createPointerControl(model);
  const pointers = createPointers(page, hall, card, (press) => {
    Object.defineProperty(press, "currentTarget", { value: card });
    dragCard(model.interaction, held, press, () => {});
  });
  return { held, model, pointers, close };
}

function at(model: HallModel, node: number): { x: number; y: number } {
  return toPage(model, centerOf(nodeRect(model.geometry, node)));
}

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a drag of the giant's card", () => {
  test("is dropped where its own pointer is let go", () => {
    const { model, pointers } = openDesk();
    pointers.press(first, cardPoint);
    pointers.move(first, at(model, 300));
    pointers.move(first, at(model, 310));
    pointers.press(second, at(model, 900));
    pointers.move(second, at(model, 910));
    pointers.lift(second);
    expect(model.interaction.dropped.value).toBeNull();
    expect(model.interaction.carry.value?.pointer).toBe(first);
    const under = model.interaction.ghost.value;
    pointers.lift(first);
    expect(model.interaction.dropped.value?.spot).toEqual(under);
  });

  test.each(["cancel", "loseCapture", "vanish"] as const)("is put back when its pointer's end is a %s", (how) => {
    const { model, pointers } = openDesk();
    const pointer = how === "vanish" ? mouse : first;
    pointers.press(pointer, cardPoint);
    pointers.move(pointer, at(model, 300));
    expect(model.interaction.carry.value?.kind).toBe("gang");
    pointers[how](pointer);
    pointers.move(pointer, at(model, 305));
    expect(model.interaction.carry.value).toBeNull();
  });

  test.each(["blur", "menu"] as const)("is put back on %s", (how) => {
    const { model, pointers } = openDesk();
    pointers.press(mouse, cardPoint);
    pointers.move(mouse, at(model, 300));
    pointers[how]();
    expect(model.interaction.carry.value).toBeNull();
  });

  test("is put back where there is no hall to drop it on", () => {
    const { model, pointers, close } = openDesk();
    close();
    pointers.press(first, cardPoint);
    pointers.move(first, at(model, 300));
    expect(model.interaction.carry.value?.kind).toBe("gang");
    pointers.lift(first);
    expect(model.interaction.carry.value).toBeNull();
  });
});

describe("what a click took into the hand", () => {
  test("is not dropped by the fingers that pinch the hall, but by the next that is alone", () => {
    const { model, pointers } = openDesk();
    model.interaction.carry.value = { ...giant, pointer: null };
    pointers.press(first, at(model, 300));
    pointers.press(second, at(model, 900));
    pointers.move(second, at(model, 950));
    pointers.lift(second);
    pointers.lift(first);
    expect(model.interaction.dropped.value).toBeNull();
    model.camera.fit();
    pointers.press(first, at(model, 300));
    pointers.lift(first);
    expect(model.interaction.dropped.value).not.toBeNull();
  });

  test("is not dropped where the hall was dragged along with Shift, or by a press that began beside the hall", () => {
    const { model, pointers } = openDesk();
    model.interaction.carry.value = { ...giant, pointer: null };
    pointers.press(mouse, at(model, 300), { shiftKey: true });
    pointers.move(mouse, at(model, 500));
    pointers.lift(mouse);
    pointers.press(mouse, panel);
    pointers.move(mouse, at(model, 500));
    pointers.lift(mouse);
    expect(model.interaction.dropped.value).toBeNull();
    expect(model.interaction.carry.value).not.toBeNull();
  });
});

test("a finger that rests on a rack picks its jobs up, and puts them back if it is lifted there", () => {
  const { model, pointers } = openDesk();
  pointers.press(first, at(model, 300));
  vi.advanceTimersByTime(500);
  expect(model.interaction.carry.value?.kind).toBe("jobs");
  pointers.lift(first);
  expect(model.interaction.carry.value).toBeNull();
});

const pointer = fc.constantFrom(mouse, ...fingers);
const place = fc.record({ x: fc.integer({ min: 0, max: 1100 }), y: fc.integer({ min: 0, max: 650 }) });
const step = fc.oneof(
  fc.record({
    do: fc.constant("press" as const),
    pointer,
    place: fc.oneof(place, fc.constant(cardPoint)),
    modifiers: fc.record({
      button: fc.constantFrom(0, 0, 0, 1, 2),
      shiftKey: fc.boolean(),
      ctrlKey: fc.boolean(),
    }),
  }),
  fc.record({ do: fc.constant("move" as const), pointer, place }),
  fc.record({ do: fc.constant("move" as const), pointer, place }),
  fc.record({
    do: fc.constantFrom("lift", "cancel", "vanish", "loseCapture", "menu", "blur", "rest", "Escape", "close"),
    pointer,
  }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function take({ model, pointers }: Desk, next: Step): void {
  if (next.do === "press") pointers.press(next.pointer, next.place, next.modifiers);
  else if (next.do === "move") pointers.move(next.pointer, next.place);
  else if (next.do === "lift" || next.do === "cancel" || next.do === "loseCapture") pointers[next.do](next.pointer);
  // A finger's end is always told: only a mouse can be let go outside the window.
  else if (next.do === "vanish") pointers.vanish(mouse);
  else if (next.do === "menu" || next.do === "blur") pointers[next.do]();
  else if (next.do === "rest") vi.advanceTimersByTime(500);
  else if (next.do === "Escape" && model.interaction.dropped.value === null) emptyHand(model.interaction);
  // The dialog that a drop opens is closed.
  else if (model.interaction.dropped.value !== null) emptyHand(model.interaction);
}

const start = fc.record({
  zoom: fc.constantFrom("hall", "rack", "node"),
  selection: fc.subarray([100, 101, 102, 300, 301, 600]),
  acts: fc.constantFrom("one", "three"),
  clicked: fc.boolean(),
});

test("whatever pointers do, nothing that was dragged is in the hand after all of them are up", () => {
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 25 }), (begin, steps) => {
      const desk = openDesk(begin.acts === "one" ? clusterOne : clusterThree);
      const { model, pointers } = desk;
      const { interaction } = model;
      interaction.zoom.value = begin.zoom;
      interaction.selection.value = begin.selection;
      if (begin.clicked) interaction.carry.value = { ...giant, pointer: null };
      for (const next of steps) take(desk, next);
      for (const down of pointers.down) pointers.lift(down);
      pointers.move(mouse, panel);
      expect(interaction.carry.value?.pointer ?? null).toBeNull();
      if (!begin.clicked && interaction.dropped.value === null) expect(interaction.carry.value).toBeNull();
      // A click may have taken a loose end; nothing else may be in the hand.
      interaction.ringEnd.value = null;
      expect(model.overlay?.hand.drop() ?? false).toBe(false);
      expect(model.box).toBeNull();
      // And the next drag does what it should.
      emptyHand(interaction);
      model.camera.fit();
      interaction.zoom.value = "hall";
      pointers.press(mouse, cardPoint);
      pointers.move(mouse, at(model, 300));
      pointers.move(mouse, at(model, 310));
      pointers.lift(mouse);
      expect(interaction.dropped.value?.carry).toMatchObject(desk.held);
      desk.close();
    }),
    { numRuns: 1500 },
  );
});

test("a ring's end that was dragged is in no hand after all pointers are up", () => {
  const drags = fc.array(fc.record({ pointer, from: place, to: place, end: fc.constantFrom("lift", "cancel") }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(drags, (list) => {
      const desk = openDesk(clusterThree);
      const { model, pointers } = desk;
      // All go down and move before the first is up.
      for (const { pointer: id, from } of list) pointers.press(id, from);
      for (const { pointer: id, from, to } of list) {
        pointers.move(id, { x: from.x + 20, y: from.y + 20 });
        pointers.move(id, to);
      }
      for (const { pointer: id, end } of list) pointers[end](id);
      expect(model.interaction.ringEnd.value).toBeNull();
      expect(model.overlay?.hand.drop() ?? false).toBe(false);
      desk.close();
    }),
    { numRuns: 500 },
  );
});
