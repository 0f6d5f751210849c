import { farCell, nearCell } from "./cell-fragment.ts";
import { lineLength } from "./texels.ts";
import { waveFunctions, waveUniforms } from "./wave-fragment.ts";

const header = `
precision highp float;
uniform sampler2D uLamps;
uniform sampler2D uNodeLights;
uniform vec2 uCanvas;
uniform vec3 uView;      // hall point at the middle, canvas pixels per hall unit
uniform float uRatio;    // canvas pixels per CSS pixel
uniform vec4 uPods;      // pitch x, pitch y, columns, count
uniform vec4 uRows;      // rack pitch x, row pitch y, racks a row, rows a pod
uniform vec4 uRack;      // width, height, inset of a node's cells, nodes a rack
uniform vec2 uPad;       // frame left and right, above and below
uniform vec4 uCells;     // width, height, columns, rows
uniform vec4 uNodes;     // pitch y, GPUs a node, gutter, header
uniform vec2 uLines;     // lines of the lamps' texture, lines of the nodes' texture
uniform vec4 uClock;     // breathing phase, patterns, how much the highlighted job dims the rest, unused
uniform vec4 uScan;      // the scan band's hall y, strength
uniform vec3 uWorking;
uniform vec3 uWasted;
uniform vec3 uHeld;
uniform vec3 uSelected;
varying vec2 outTexCoord;

// What a wave makes of the cell at hand: hatched like wasted work, slit like a written drive, shrunk while it waits.
float hatched = 0.0;
float slit = 0.0;
float shrunk = 0.0;

const float LINE = ${lineLength}.0;

float bit(float bits, float value) { return mod(floor(bits / value), 2.0); }
vec4 texel(sampler2D map, float index, float lines) {
  float y = floor(index / LINE);
  return texture2D(map, vec2(index - y * LINE + 0.5, y + 0.5) / vec2(LINE, lines));
}
float box(vec2 p, vec2 halfSize, float radius) {
  vec2 d = abs(p) - halfSize + radius;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0) - radius;
}
// Falls from 1 to 0 like exp(-x), without its price.
float fade(float x) { float y = 1.0 + x * 0.5; return 1.0 / (y * y); }
// A soft wave in [-1, 1] once per unit of x.
float wave(float x) { float y = abs(fract(x) - 0.5) * 4.0 - 1.0; return y * (1.5 - 0.5 * y * y); }
float cover(float d) { return clamp(0.5 - d, 0.0, 1.0); }
`;

const floorAndRacks = `
vec3 drawFloor(vec2 w, vec2 inRow, float row, float inside) {
  // Raised floor: tiles of half a rack's width.
  float side = uRows.x * 0.5;
  vec2 tile = abs(fract(w / side) - 0.5) * 2.0;
  float joint = step(1.0 - 2.0 / (side * uView.z), max(tile.x, tile.y));
  vec3 color = vec3(0.040, 0.052, 0.072) + joint * vec3(0.016, 0.021, 0.029);
  // Aisles alternate: fronts breathe in cold air, backs breathe out warm.
  float middle = (inRow.y - uRack.y) / (uRows.y - uRack.y);
  float strip = clamp(1.25 - abs(middle - 0.5) * 1.7, 0.0, 1.0) * (1.0 + joint * 0.4);
  return color + mix(vec3(0.022, 0.125, 0.215), vec3(0.225, 0.075, 0.020), mod(row, 2.0)) * strip * inside;
}
vec3 drawRack(vec2 r, vec2 w, vec2 place, float rack, vec3 under, float onRack) {
  vec2 px = (r - uRack.xy * 0.5) * uView.z;
  vec2 halfRack = uRack.xy * 0.5 * uView.z;
  vec2 inner = r - uPad;
  float slot = clamp(floor(inner.y / uNodes.x), 0.0, uRack.w - 1.0);
  float node = rack * uRack.w + slot;
  vec4 sum = texel(uNodeLights, node, uLines.y);
  vec3 light = sum.rgb;
  vec2 cell = vec2(uCells.x, uCells.y - 2.0 * uRack.z / uCells.w);
  float inNode = inner.y - slot * uNodes.x;
  vec2 at = vec2(inner.x, inNode - uRack.z) / cell;
  vec2 spot = floor(at);
#ifdef WAVES
  vec2 inside = clamp(spot, vec2(0.0), uCells.zw - 1.0);
  float lineFromBelow = (uRack.w - 1.0 - slot) * uCells.w + uCells.w - 1.0 - inside.y;
  float column = (inside.x + 0.5) / uCells.z;
  meetWaves(place + vec2(column, 0.5), (lineFromBelow + column) / (uRack.w * uCells.w), w - (at - inside - 0.5) * cell);
  light = underWaves(light, 1.0);
#endif
#ifdef NEAR
  float d = box(px, halfRack, min(4.0 * uRatio, halfRack.x * 0.12));
#else
  vec2 outside = abs(px) - halfRack;
  float d = max(outside.x, outside.y);
#endif
  float mask = cover(d) * onRack;
  // The cells light the floor around their rack; below it lies the rack's shadow.
  vec3 color = under + light * 0.16 * onRack * fade(max(d, 0.0) / (2.8 * uRatio * sqrt(uView.z)));
#ifdef NEAR
  color *= 1.0 - 0.55 * onRack * cover(box(px - vec2(0.0, 2.5 * uRatio * sqrt(uView.z)), halfRack, 3.0) / (2.0 * uRatio));
#endif
#ifdef SUMS
  return mix(color, light * 0.86, mask);
#else
  float pitch = min(uCells.x, uCells.y) * uView.z;
  float flags = floor(sum.a * 255.0 + 0.5);
  vec3 body = mix(vec3(0.115, 0.135, 0.172), vec3(0.050, 0.062, 0.085), r.y / uRack.y);
  // The cabinet's frame: lit from above.
  body += vec3(0.13, 0.15, 0.19) * step(-1.0 * uRatio, d) * (0.5 - 0.5 * px.y / halfRack.y);
  body += light * 0.04;
  vec2 nodeHalf = uCells.zw * cell * 0.5 * uView.z;
#ifdef NEAR
  // The chassis of a node: its own plate once near.
  vec2 nodePx = vec2(inner.x, inNode - uRack.z) * uView.z - nodeHalf;
  float plate = box(nodePx, nodeHalf + uRatio * 0.5, 3.0 * uRatio);
  float near = smoothstep(9.0 * uRatio, 20.0 * uRatio, pitch);
  body = mix(body, mix(vec3(0.105, 0.125, 0.16), vec3(0.07, 0.085, 0.11), inNode / (uCells.w * uCells.y)), near * cover(plate));
  body *= 1.0 - 0.65 * near * (1.0 - cover(plate));
  body += near * 0.10 * cover(abs(plate) - 0.5 * uRatio);
#else
  vec2 rim = nodeHalf - abs(vec2(inner.x, inNode - uRack.z) * uView.z - nodeHalf);
  float plate = -min(rim.x + 0.5 * uRatio, rim.y);
  // Cells of one node stand on one lit plate: what is dark lies between nodes.
  body = mix(body * 0.55, body + light * 0.16, step(plate, 0.0));
#endif
  float bars = step(0.5, fract((px.x - px.y) / (5.0 * uRatio)));
  body = mix(body, vec3(0.42, 0.47, 0.55) * (0.35 + 0.65 * bars), 0.6 * bit(flags, 1.0));
  body = mix(body, uHeld * 0.74, 0.78 * max(bit(flags, 2.0), bit(flags, 8.0)));
  body = mix(body, uSelected * 0.75, 0.68 * max(bit(flags, 4.0), bit(flags, 16.0)));
  color = mix(color, body, mask);
  float index = spot.y * uCells.z + spot.x;
  vec2 on = step(vec2(0.0), spot) * step(spot, uCells.zw - 1.0);
  float onCell = on.x * on.y * step(index, uNodes.y - 1.0) * onRack;
  vec4 lamp = texel(uLamps, node * uNodes.y + clamp(index, 0.0, uNodes.y - 1.0), uLines.x);
#ifdef WAVES
  float training = mod(floor(lamp.a * 255.0 / 8.0 + 0.01), 2.0);
  lamp.rgb = underWaves(lamp.rgb, training);
  hatched *= training;
#endif
  vec4 led = drawCell((at - spot - 0.5) * cell * uView.z, cell * uView.z, lamp);
  color = mix(color, led.rgb, led.a * onCell);
  // A node that is wholly free wears a bright, crisp frame.
  float frame = cover(abs(plate) - 0.5 * uRatio) * bit(flags, 32.0) * onRack;
  return mix(color, vec3(1.0), frame);
#endif
}
`;

const main = `
void main() {
  vec2 p = vec2(outTexCoord.x, 1.0 - outTexCoord.y) * uCanvas;
  vec2 w = (p - uCanvas * 0.5) / uView.z + uView.xy;
  vec2 podAt = floor(w / uPods.xy);
  float pod = podAt.y * uPods.z + podAt.x;
  vec2 inPod = w - podAt * uPods.xy - uNodes.zw;
  vec2 half_ = (uRows.xy - uRack.xy) * 0.5;
  vec2 spot = floor((inPod + half_) / uRows.xy);
  vec2 inRack = inPod - spot * uRows.xy;
  float rows = floor(inPod.y / uRows.y);
  float known = step(0.0, podAt.x) * step(podAt.x, uPods.z - 1.0) * step(0.0, podAt.y) * step(pod, uPods.w - 1.0);
  float between_ = known * step(-half_.x, inPod.x) * step(inPod.x, uRows.x * uRows.z - half_.x)
    * step(-half_.y, inPod.y) * step(rows, uRows.w - 1.0);
  vec3 color = drawFloor(w, vec2(inPod.x, inPod.y - rows * uRows.y), rows, between_);
  vec2 racks = step(vec2(0.0), spot) * step(spot, uRows.zw - 1.0);
  // Every pixel runs all of this in a software renderer, whatever branch it takes: so there is none.
  float rack = clamp((pod * uRows.w + spot.y) * uRows.z + spot.x, 0.0, uPods.w * uRows.w * uRows.z - 1.0);
  vec2 place = vec2(podAt.x * uRows.z + clamp(spot.x, 0.0, uRows.z - 1.0), podAt.y * uRows.w + spot.y);
  color = drawRack(inRack, w, place, rack, color, known * racks.x * racks.y);
  float behind = (uScan.x - w.y) * uView.z / (70.0 * uRatio);
  color += uHeld * fade(max(behind * 5.0, -behind * 40.0)) * 0.5 * uScan.y;
  vec2 fromMiddle = outTexCoord - 0.5;
#ifdef WAVES
  color += uDown * uAlarm * dot(fromMiddle, fromMiddle);
#endif
  color *= 1.0 - 0.26 * max(0.0, dot(fromMiddle, fromMiddle) * 2.0 - 0.12);
  gl_FragColor = vec4(color, 1.0);
}
`;

/** The hall, drawn in one pass: floor, aisles, racks, nodes and a lamp per GPU, in three programs by nearness. */
export interface HallFragments {
  readonly near: string;
  readonly far: string;
  /** A cell is smaller than two pixels: a node shows what its cells come to. */
  readonly sums: string;
}

/** The programs of a hall; with `waves`, those over a job that fills it are part of them, and of their price. */
export function hallFragments(waves: boolean): HallFragments {
  const top = waves ? `#define WAVES\n${header}${waveUniforms}${waveFunctions}` : header;
  return {
    near: `#define NEAR\n${top}${nearCell}${floorAndRacks}${main}`,
    far: top + farCell + floorAndRacks + main,
    sums: `#define SUMS\n${top}${floorAndRacks}${main}`,
  };
}
