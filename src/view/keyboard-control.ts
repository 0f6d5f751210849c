import { emptyHand } from "../session/interaction.ts";
import { pressedKey, zoomKeys } from "../session/pressed-key.ts";
import { drop, landing, revealGhost, setGhost, spotOf } from "./carrying.ts";
import { moveCursor, type Direction } from "./cursor.ts";
import { nodeRect } from "./geometry.ts";
import type { HallModel } from "./hall-model.ts";
import { gpuOnPage } from "./on-page.ts";
import { selectNodes, unitOf } from "./selecting.ts";

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** Listens to keys while the hall has the focus, and to Escape anywhere; returns how to stop. */
export function createKeyboardControl(model: HallModel): () => void {
  const stop = new AbortController();
  const { interaction, wrapper } = model;

  function go(direction: Direction): void {
    const nodewise = interaction.zoom.value === "node";
    const from = model.cursor ?? startOf(model);
    const fresh = model.cursor === null;
    const node = fresh ? from : moveCursor(model.geometry, from, direction, nodewise);
    model.cursor = node;
    model.camera.reveal(nodeRect(model.geometry, node));
    const gpu = node * model.geometry.topology.gpusPerNode;
    interaction.hovered.value = { gpu, ...gpuOnPage(model, gpu) };
    const carry = interaction.carry.value;
    const first = carry && !interaction.dropped.value ? landing(model, carry, node) : null;
    if (first === null) return;
    setGhost(model, spotOf(model, first));
    revealGhost(model, first);
  }

  function enter(adds: boolean): void {
    if (interaction.carry.value) drop(model);
    else if (model.cursor !== null && !adds && model.overlay?.hand.enter(model.cursor)) return;
    else if (model.cursor !== null) selectNodes(model, unitOf(model, model.cursor), adds ? "toggle" : "replace");
  }

  function inHall(event: KeyboardEvent): void {
    const direction = directions[event.key];
    const zoom = event.ctrlKey || event.metaKey || event.altKey ? undefined : zoomKeys.get(pressedKey(event));
    if (direction) go(direction);
    else if (zoom) interaction.zoomRequest.value = zoom;
    else if (event.key === "Enter") enter(event.ctrlKey || event.metaKey || event.shiftKey);
    else if (event.key !== "Delete" && event.key !== "Backspace") return;
    else if (model.cursor === null || !model.overlay?.hand.remove(model.cursor)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function anywhere(event: KeyboardEvent): void {
    if (event.key !== "Escape" || interaction.dropped.value) return;
    if (interaction.carry.value) emptyHand(interaction);
    else if (model.overlay?.hand.drop()) return;
    else if (wrapper.contains(document.activeElement)) interaction.selection.value = [];
  }

  wrapper.addEventListener("keydown", inHall, { signal: stop.signal });
  window.addEventListener("keydown", anywhere, { signal: stop.signal });
  return () => stop.abort();
}

/** The cursor starts where the ghost or the pointer is, else at the first node. */
function startOf(model: HallModel): number {
  const { ghost, hovered, selection } = model.interaction;
  if (ghost.value) return ghost.value.node;
  if (hovered.value) return Math.floor(hovered.value.gpu / model.geometry.topology.gpusPerNode);
  return selection.value[0] ?? 0;
}

/** Keeps the page position of the cursor's cell true while the camera moves. */
export function followCursor(model: HallModel): void {
  const { hovered } = model.interaction;
  if (model.cursor === null || !hovered.value) return;
  const at = gpuOnPage(model, hovered.value.gpu);
  if (at.x !== hovered.value.x || at.y !== hovered.value.y) hovered.value = { gpu: hovered.value.gpu, ...at };
}
