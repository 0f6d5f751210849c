import { cellColors, farCell, nearCell, overlays } from "./cell-fragment.ts";
import { lineLength, stepsPerSecond } from "./texels.ts";

const header = `
precision highp float;
uniform sampler2D uStates;
uniform sampler2D uMarks;
uniform sampler2D uRackSums;
uniform vec2 uCanvas;
uniform vec3 uView;      // hall point at the middle, canvas pixels per hall unit
uniform float uRatio;    // canvas pixels per CSS pixel
uniform vec4 uPods;      // pitch x, pitch y, columns, count
uniform vec4 uRows;      // rack pitch x, row pitch y, racks a row, rows a pod
uniform vec4 uRack;      // width, height, unused, nodes a rack
uniform vec2 uPad;       // frame left and right, above and below
uniform vec4 uCells;     // width, height, columns, rows
uniform vec4 uNodes;     // pitch y, GPUs a node, gutter, header
uniform vec2 uLines;     // lines of the GPU textures, lines of the rack texture
uniform vec4 uClock;     // seconds modulo 16, breathing phase, share of job hues, patterns
uniform vec4 uJobs;      // highlighted job's three bytes, 1 if any
uniform vec4 uScan;      // the scan band's hall y, strength; ghost's strength; motion
uniform vec3 uWorking;
uniform vec3 uIdle;
uniform vec3 uWasted;
uniform vec3 uDown;
uniform vec3 uHeld;
uniform vec3 uSelected;
uniform vec3 uCheap;
uniform vec3 uDear;
varying vec2 outTexCoord;

const float LINE = ${lineLength}.0;
const float STEPS = ${stepsPerSecond}.0;

float bit(float bits, float value) { return mod(floor(bits / value), 2.0); }
vec4 texel(sampler2D map, float index, float lines) {
  return texture2D(map, vec2(mod(index, LINE) + 0.5, floor(index / LINE) + 0.5) / vec2(LINE, lines));
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
  vec3 color = vec3(0.040, 0.052, 0.072);
  // Raised floor: tiles of one rack's width.
  vec2 tile = abs(fract(w / uRows.x) - 0.5) * uRows.x * uView.z;
  float joint = max(cover(uRows.x * 0.5 * uView.z - tile.x - 0.5), cover(uRows.x * 0.5 * uView.z - tile.y - 0.5));
  color += joint * vec3(0.014, 0.018, 0.025);
  // Aisles alternate: fronts breathe in cold air, backs breathe out warm.
  float middle = (inRow.y - uRack.y) / (uRows.y - uRack.y);
  float strip = clamp(1.3 - abs(middle - 0.5) * 2.6, 0.0, 1.0);
  return color + mix(vec3(0.025, 0.115, 0.185), vec3(0.185, 0.070, 0.025), mod(row, 2.0)) * strip * inside;
}
vec3 rackColor(vec4 sums) {
  vec3 light = uWorking * sums.r + uIdle * sums.g * 0.9 + uWasted * sums.b * 1.15 + uDown * sums.a * 1.4;
  return light / max(0.001, sums.r + sums.g + sums.b + sums.a);
}
vec3 drawRack(vec2 r, float rack, vec3 under) {
  vec2 px = (r - uRack.xy * 0.5) * uView.z;
  vec2 halfRack = uRack.xy * 0.5 * uView.z;
#ifdef NEAR
  float d = box(px, halfRack, min(4.0 * uRatio, halfRack.x * 0.12));
#else
  vec2 outside = abs(px) - halfRack;
  float d = max(outside.x, outside.y);
#endif
  vec4 sums = texel(uRackSums, rack, uLines.y);
  vec3 light = rackColor(sums);
  float pitch = min(uCells.x, uCells.y) * uView.z;
  // The cells light the floor around their rack; below it lies the rack's shadow.
  float reach = 7.0 * uRatio * sqrt(uView.z);
  vec3 color = under + light * 0.11 * fade(max(d, 0.0) / (reach * 0.4));
#ifdef NEAR
  color *= 1.0 - 0.55 * cover(box(px - vec2(0.0, 2.5 * uRatio * sqrt(uView.z)), halfRack, 3.0) / (2.0 * uRatio));
#endif
  float mask = cover(d);
#ifdef SUMS
  return mix(color, light * 0.78, mask);
#else
  float shade = r.y / uRack.y;
  vec3 body = mix(vec3(0.105, 0.125, 0.160), vec3(0.055, 0.068, 0.092), shade);
  body += vec3(0.11, 0.13, 0.16) * cover(abs(px.y + halfRack.y - 0.5 * uRatio) - 0.5 * uRatio);
  body += light * 0.035;
  vec2 inner = r - uPad;
  float node = clamp(floor(inner.y / uNodes.x), 0.0, uRack.w - 1.0);
  float inNode = inner.y - node * uNodes.x;
  vec2 at = vec2(inner.x, inNode) / uCells.xy;
  vec2 slot = floor(at);
  vec2 cells = uCells.zw;
  float gpu = (rack * uRack.w + node) * uNodes.y + slot.y * cells.x + slot.x;
  float onCells = step(0.0, slot.x) * step(slot.x, cells.x - 1.0) * step(0.0, inNode) * step(slot.y, cells.y - 1.0);
  vec2 within = clamp(slot, vec2(0.0), cells - 1.0);
  vec4 marks = texel(uMarks, (rack * uRack.w + node) * uNodes.y + within.y * cells.x + within.x, uLines.x);
  float flags = floor(marks.r * 255.0 + 0.5);
#ifdef NEAR
  // The chassis of a node: its own plate once near, tinted by what lies over the node.
  vec2 nodeHalf = vec2(cells.x * uCells.x, cells.y * uCells.y) * 0.5 * uView.z;
  vec2 nodePx = vec2(inner.x, inNode) * uView.z - nodeHalf;
  float plate = box(nodePx, nodeHalf + uRatio * 0.5, 3.0 * uRatio);
  float near = smoothstep(9.0 * uRatio, 20.0 * uRatio, pitch);
  body = mix(body, mix(vec3(0.105, 0.125, 0.16), vec3(0.07, 0.085, 0.11), inNode / (cells.y * uCells.y)), near * cover(plate));
  body += near * 0.10 * cover(abs(plate) - 0.5 * uRatio);
#endif
  float bars = step(0.5, fract((px.x - px.y) / (5.0 * uRatio)));
  body = mix(body, vec3(0.42, 0.47, 0.55) * (0.35 + 0.65 * bars), 0.6 * bit(flags, 1.0));
  body = mix(body, uHeld * 0.72, max(0.62 * bit(flags, 2.0), 0.72 * bit(flags, 8.0)));
  body = mix(body, uSelected * 0.75, 0.68 * max(bit(flags, 4.0), bit(flags, 16.0)));
  color = mix(color, body, mask);
  if (onCells < 0.5 || gpu >= (rack * uRack.w + node + 1.0) * uNodes.y) return color;
  vec4 led = drawCell((at - slot - 0.5) * uCells.xy * uView.z, uCells.xy * uView.z, gpu, marks);
  vec3 lit = mix(color, led.rgb, led.a);
  return mix(light * 0.78, lit, clamp((pitch - 2.0) / 0.6, 0.0, 1.0));
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
    * step(0.0, inPod.y) * step(rows, uRows.w - 2.0);
  vec3 color = drawFloor(w, vec2(inPod.x, inPod.y - rows * uRows.y), rows, between_);
  float onRack = known * step(0.0, spot.x) * step(spot.x, uRows.z - 1.0) * step(0.0, spot.y) * step(spot.y, uRows.w - 1.0);
  if (onRack > 0.5) {
    float rack = (pod * uRows.w + spot.y) * uRows.z + spot.x;
    color = drawRack(inRack, rack, color);
  }
  float behind = (uScan.x - w.y) * uView.z / (70.0 * uRatio);
  color += uHeld * fade(max(behind * 5.0, -behind * 40.0)) * 0.5 * uScan.y;
  vec2 fromMiddle = outTexCoord - 0.5;
  color *= 1.0 - 0.26 * max(0.0, dot(fromMiddle, fromMiddle) * 2.0 - 0.12);
  gl_FragColor = vec4(color, 1.0);
}
`;

/** The hall, drawn in one pass: floor, aisles, racks, nodes and a lamp per GPU. Software renderers run both sides of
 * every branch, so the far view, which they show most, is a program of its own. */
export const hallFragments: { readonly near: string; readonly far: string; readonly sums: string } = {
  near: `#define NEAR\n${header}${cellColors}${overlays}${nearCell}${floorAndRacks}${main}`,
  far: header + cellColors + overlays + farCell + floorAndRacks + main,
  /** A cell is smaller than two pixels: a rack shows what its cells come to. */
  sums: `#define SUMS\n${header}${floorAndRacks}${main}`,
};
