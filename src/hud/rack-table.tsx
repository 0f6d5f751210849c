import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { ClusterView, GpuState, NodeId } from "../sim/index.ts";
import { hallText } from "../text/hall.ts";
import { rackName } from "../text/places.ts";
import type { HudState } from "./hud-state.ts";

type States = typeof GpuState;
const states: States = { idle: 0, working: 1, wasted: 2, down: 3 };
const shown = ["idle", "working", "wasted", "down"] as const;

/** The hall as a grid of racks in words and numbers; every choice of a place can be made from it. */
export function RackTable({ hud }: { readonly hud: HudState }): JSX.Element {
  void hud.slow.value;
  const view = hud.frame.value?.view;
  const [cursor, setCursor] = useState(0);
  if (view === undefined) return <></>;
  const { racksPerRow } = view.level.topology;
  const selected = new Set(hud.app.interaction.selection.value.map((node) => rackOf(view, node)));
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: racksPerRow,
      ArrowUp: -racksPerRow,
    };
    const step = steps[event.key];
    const next = cursor + (step ?? 0);
    if (step === undefined || next < 0 || next >= view.rackCount) return;
    event.preventDefault();
    setCursor(next);
    if (event.shiftKey) selectRange(hud, view, cursor, next, true);
    document.querySelector<HTMLElement>(`[data-rack="${next}"]`)?.focus();
  };
  return (
    <div class="rack-table">
      <table role="grid" aria-label={hallText.tableCaption} aria-multiselectable="true" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <td />
            {Array.from({ length: racksPerRow }, (_, i) => (
              <th key={i} scope="col">
                {i + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: view.rowCount }, (_, row) => (
            <tr key={row}>
              <th scope="row">
                <button
                  type="button"
                  aria-label={hallText.selectRow(row + 1)}
                  onClick={() => selectRange(hud, view, row * racksPerRow, (row + 1) * racksPerRow - 1, false)}
                >
                  R{row + 1}
                </button>
              </th>
              {Array.from({ length: racksPerRow }, (_, i) => {
                const rack = row * racksPerRow + i;
                return (
                  <RackCell
                    key={rack}
                    view={view}
                    rack={rack}
                    selected={selected.has(rack)}
                    atCursor={rack === cursor}
                    onPress={(extend) => press(hud, view, cursor, rack, extend, setCursor)}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RackCellProps {
  readonly view: ClusterView;
  readonly rack: number;
  readonly selected: boolean;
  readonly atCursor: boolean;
  readonly onPress: (extend: boolean) => void;
}

function RackCell({ view, rack, selected, atCursor, onPress }: RackCellProps): JSX.Element {
  const counts = countRack(view, rack);
  const { nodesPerRack } = view.level.topology;
  const drained = someNode(view.nodeDrained, rack, nodesPerRack, 1);
  const reserved = reservedNode(view, rack);
  const marks = [drained ? hallText.drained : "", reserved ? hallText.reserved : ""].filter((mark) => mark !== "");
  const key = `${counts.join(" ")} ${marks.join(" ")}`;
  // The same picture for the same numbers lets Preact skip racks that did not change.
  return useMemo(() => {
    const label = [
      rackName(view.level.topology, rack * nodesPerRack),
      ...shown.map((name, i) => `${counts[i] ?? 0} ${hallText[name]}`),
      ...marks,
    ].join(", ");
    return (
      <td role="gridcell" aria-selected={selected}>
        <button
          type="button"
          data-rack={rack}
          tabIndex={atCursor ? 0 : -1}
          class={`rack ${drained ? "rack-drained" : ""} ${reserved ? "rack-reserved" : ""}`}
          aria-label={label}
          onClick={(event) => onPress(event.shiftKey)}
        >
          {shown.map((name, i) => (
            <span key={name} class={`rack-${name}`} data-zero={counts[i] === 0}>
              {counts[i]}
            </span>
          ))}
        </button>
      </td>
    );
  }, [key, selected, atCursor, onPress]);
}

function press(
  hud: HudState,
  view: ClusterView,
  cursor: number,
  rack: number,
  extend: boolean,
  setCursor: (rack: number) => void,
): void {
  const { carry, dropped } = hud.app.interaction;
  const held = carry.peek();
  setCursor(rack);
  if (held === null) return selectRange(hud, view, extend ? cursor : rack, rack, extend);
  carry.value = null;
  const node = rack * view.level.topology.nodesPerRack;
  dropped.value = {
    carry: held,
    spot: { node: held.kind === "gang" ? insidePod(view, node, view.job(held.job).gpus) : node, x: -1, y: -1 },
  };
}

/** The first node of a window that begins at a node but does not leave its pod. */
function insidePod(view: ClusterView, node: NodeId, gpus: number): NodeId {
  const { rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode } = view.level.topology;
  const podNodes = rowsPerPod * racksPerRow * nodesPerRack;
  const podEnd = (Math.floor(node / podNodes) + 1) * podNodes;
  return Math.min(node, podEnd - Math.ceil(gpus / gpusPerNode));
}

function selectRange(hud: HudState, view: ClusterView, from: number, to: number, keep: boolean): void {
  const { nodesPerRack, racksPerRow } = view.level.topology;
  const [rowA, rowB] = order(Math.floor(from / racksPerRow), Math.floor(to / racksPerRow));
  const [colA, colB] = order(from % racksPerRow, to % racksPerRow);
  const nodes = new Set<NodeId>(keep ? hud.app.interaction.selection.peek() : []);
  for (let row = rowA; row <= rowB; row += 1)
    for (let col = colA; col <= colB; col += 1)
      for (let slot = 0; slot < nodesPerRack; slot += 1) nodes.add((row * racksPerRow + col) * nodesPerRack + slot);
  hud.app.interaction.selection.value = [...nodes].toSorted((a, b) => a - b);
}

function order(a: number, b: number): readonly [number, number] {
  return a < b ? [a, b] : [b, a];
}

function rackOf(view: ClusterView, node: NodeId): number {
  return Math.floor(node / view.level.topology.nodesPerRack);
}

function countRack(view: ClusterView, rack: number): readonly number[] {
  const { nodesPerRack, gpusPerNode } = view.level.topology;
  const size = nodesPerRack * gpusPerNode;
  const counts = [0, 0, 0, 0];
  for (let gpu = rack * size; gpu < (rack + 1) * size; gpu += 1) {
    const state = view.gpuState[gpu] ?? states.idle;
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return shown.map((name) => counts[states[name]] ?? 0);
}

function someNode(flags: ClusterView["nodeDrained"], rack: number, nodesPerRack: number, value: number): boolean {
  return flags.subarray(rack * nodesPerRack, (rack + 1) * nodesPerRack).includes(value);
}

function reservedNode(view: ClusterView, rack: number): boolean {
  const { nodesPerRack } = view.level.topology;
  return view.nodeReservedFor.subarray(rack * nodesPerRack, (rack + 1) * nodesPerRack).some((gang) => gang >= 0);
}
