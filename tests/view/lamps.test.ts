import { expect, test } from "vitest";
import { parseLevel } from "../../src/levels/load-level.ts";
import { createSimulation, GpuState, type NodeId } from "../../src/sim/index.ts";
import act1 from "../../levels/act-1.json" with { type: "json" };
import act2 from "../../levels/act-2.json" with { type: "json" };
import { createGeometry } from "../../src/view/geometry.ts";
import { createLamps } from "../../src/view/lamps.ts";
import { palettes } from "./palettes.ts";
import { createTexels, Flash, flash, NodeMark, setMark, type Texels } from "../../src/view/texels.ts";

const { level } = parseLevel(act1);
const view = createSimulation(level, "lamps").view();
const geometry = createGeometry(level.topology, { width: 736, height: 620, ratio: 1 });
const gpusPerNode = level.topology.gpusPerNode;
const still = {
  palette: palettes["control-room"],
  now: 10,
  hues: 0,
  highlighted: -1,
  training: -1,
  takesPart: null,
  isStalled: false,
};

/** Lights the first rack after `prepare` did something to it. */
function lit(prepare: (texels: Texels) => void = () => undefined, theme = palettes["control-room"]): Texels {
  const texels = createTexels(geometry.gpus, geometry.nodes);
  prepare(texels);
  createLamps(texels, geometry).light(view, { ...still, palette: theme }, [0]);
  return texels;
}

/** Relative luminance of the lamp of a GPU (WCAG 2.2), in [0, 1]. */
function luminance(texels: Texels, gpu: number): number {
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((part) => {
    const value = (texels.lamps[gpu * 4 + part] ?? 0) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const firstBusy = view.gpuJob.findIndex((job) => job >= 0);

test("only the racks asked for are lit", () => {
  const texels = lit();
  const perRack = gpusPerNode * level.topology.nodesPerRack;
  expect(texels.lamps.subarray(0, perRack * 4).some((byte) => byte > 0)).toBe(true);
  expect(texels.lamps.subarray(perRack * 4).every((byte) => byte === 0)).toBe(true);
});

test("the GPUs of one job are lit alike", () => {
  const texels = lit();
  const [job = -1] = view.jobsOn(0);
  const colors = view.gpuJob
    .slice(0, gpusPerNode)
    .reduce<number[]>((found, of, gpu) => (of === job ? [...found, luminance(texels, gpu)] : found), []);
  expect(new Set(colors).size).toBe(1);
});

test.each(Object.entries(palettes))(
  "under a ghost in %s, costly jobs are told from cheap ones by lightness alone",
  (_name, theme) => {
    const node: NodeId = Math.floor(firstBusy / gpusPerNode);
    const cost = (byte: number) => (texels: Texels) => {
      setMark(texels, [node], NodeMark.ghost, true);
      texels.costs.fill(byte);
    };
    const [cheap, middle, costly] = [0, 128, 255].map((byte) => luminance(lit(cost(byte), theme), firstBusy));
    expect((middle ?? 0) + 0.05).toBeGreaterThan(1.5 * ((cheap ?? 0) + 0.05));
    expect((costly ?? 0) + 0.05).toBeGreaterThan(1.5 * ((middle ?? 0) + 0.05));
  },
);

test.each([
  ["is white as it begins", 0.01, true],
  ["is gone after two seconds", 2.1, false],
])("a kill's flash %s", (_rule, age, white) => {
  const texels = lit((before) => flash(before, firstBusy, Flash.killed, still.now - age));
  expect(luminance(texels, firstBusy) > 0.8).toBe(white);
  expect(texels.flashes[firstBusy]).toBe(white ? Flash.killed : Flash.none);
});

test("a flash that is yet to come does not show", () => {
  const texels = lit((before) => flash(before, firstBusy, Flash.swept, still.now + 1));
  expect(luminance(texels, firstBusy)).toBe(luminance(lit(), firstBusy));
});

test("a job that fills the hall keeps its lamps whatever it does: waves over them tell", () => {
  const simulation = createSimulation(parseLevel(act2).level, "lamps");
  const cluster = simulation.view();
  const hall = createGeometry(cluster.level.topology, { width: 736, height: 355, ratio: 1 });
  const [working, saving] = ["working", "checkpointing"].map((phase) => {
    while (cluster.job(0).phase !== phase) simulation.advanceTo(cluster.time + 60);
    const texels = createTexels(hall.gpus, hall.nodes);
    createLamps(texels, hall).light(cluster, { ...still, training: 0 }, [0, 100, 511]);
    return texels.lamps;
  });
  expect(cluster.gpuState[0]).toBe(GpuState.wasted);
  expect(saving).toEqual(working);
});

test("a node whose stand-by came at once is seen to have failed first, then lights up", () => {
  const at = still.now + 0.5;
  const before = lit((texels) => flash(texels, firstBusy, Flash.returned, at));
  expect((before.lamps[firstBusy * 4 + 3] ?? 0) & 3).toBe(GpuState.down);
  const after = lit((texels) => flash(texels, firstBusy, Flash.returned, still.now - 0.05));
  expect((after.lamps[firstBusy * 4 + 3] ?? 0) & 3).toBe(GpuState.working);
  expect(luminance(after, firstBusy)).toBeGreaterThan(luminance(lit(), firstBusy) + 0.2);
});
