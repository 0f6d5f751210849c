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
uniform vec4 uRack;      // width, height, pad, nodes a rack
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
float hash(float n) { return fract(sin(n * 12.9898) * 43758.5453); }
vec4 texel(sampler2D map, float index, float lines) {
  return texture2D(map, vec2(mod(index, LINE) + 0.5, floor(index / LINE) + 0.5) / vec2(LINE, lines));
}
float box(vec2 p, vec2 halfSize, float radius) {
  vec2 d = abs(p) - halfSize + radius;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0) - radius;
}
float cover(float d) { return clamp(0.5 - d, 0.0, 1.0); }
`;

/** The job's own color: muted hues away from amber, red and the gang's violet; green far out. */
const cellColors = `
vec3 jobHue(float seed) {
  float turn = 0.24 + 0.40 * seed;
  vec3 hue = clamp(abs(fract(turn + vec3(0.0, 0.6667, 0.3333)) * 6.0 - 3.0) - 1.0, 0.0, 1.0);
  return mix(vec3(0.62), hue, 0.52) * (0.62 + 0.34 * fract(seed * 7.31));
}
vec3 heat(float cost) {
  vec3 mid = mix(uCheap, uDear, 0.5) + vec3(0.10, -0.08, 0.02);
  vec3 color = cost < 0.5 ? mix(uCheap, mid, cost * 2.0) : mix(mid, uDear, cost * 2.0 - 1.0);
  return color * (0.55 + 0.55 * cost);
}
vec3 flashed(vec3 color, vec4 marks) {
  float kind = floor(marks.g * 255.0 + 0.5);
  if (kind < 0.5) return color;
  float steps = mod(uClock.x * STEPS - floor(marks.b * 255.0 + 0.5) + 256.0, 256.0);
  if (steps >= 160.0) return color;
  float age = steps / STEPS;
  if (kind < 1.5) return color + (uWorking * 0.5 + 0.3) * exp(-age * 3.2);
  if (kind < 2.5) {
    vec3 burn = mix(vec3(1.0), uDown * 1.15, smoothstep(0.05, 0.35, age));
    return mix(color, burn, 1.0 - smoothstep(0.45, 1.5, age));
  }
  if (kind < 3.5) return color + uWorking * 0.35 * exp(-age * 2.2);
  if (kind < 4.5) return mix(color, uDown * 1.5 + 0.2, exp(-age * 1.6) * step(0.0, age));
  return color + (uHeld + 0.25) * exp(-age * 2.4);
}
`;

/** One LED cell. p: pixels from its middle; size: its pitch in pixels. */
const cell = `
vec4 drawCell(vec2 p, vec2 size, float gpu, float rackLight) {
  vec4 texels = texel(uStates, gpu, uLines.x);
  vec4 marks = texel(uMarks, gpu, uLines.x);
  vec3 bytes = floor(texels.rgb * 255.0 + 0.5);
  float state = mod(bytes.r, 4.0);
  float flags = floor(marks.r * 255.0 + 0.5);
  vec3 id = vec3(floor(bytes.r / 4.0), bytes.gb);
  float seed = fract((id.r * 65536.0 + id.g * 256.0 + id.b) * 0.61803399);
  float pitch = min(size.x, size.y);
  float gap = pitch < 3.0 ? 0.6 : max(1.0, pitch * 0.13);
  vec2 halfSize = (size - gap) * 0.5;
  float d = box(p, halfSize, pitch < 5.0 ? 0.0 : min(halfSize.x, halfSize.y) * 0.28);
  float mask = cover(d);
  if (mask <= 0.0) return vec4(0.0);
  float near = smoothstep(6.0 * uRatio, 16.0 * uRatio, pitch);
  float breath = 1.0 + 0.09 * sin(uClock.y * (1.0 + seed * 0.8) + seed * 40.0);
  float hatch = smoothstep(0.32, 0.5, abs(fract((p.x + p.y) / max(3.0, pitch * 0.42)) - 0.5) * 2.0);
  float edge = -d;
  vec3 color;
  if (state < 0.5) {
    // Idle: a lit, empty socket; hollow once there is room to show it.
    float hollow = max(near, uClock.w) * smoothstep(3.5, 7.0, pitch);
    float line = 1.0 - smoothstep(max(1.0, pitch * 0.07), max(1.6, pitch * 0.07 + 1.0), edge);
    color = uIdle * mix(0.96, mix(0.17, 0.9, line), hollow * 0.82);
  } else if (state < 1.5) {
    vec3 green = uWorking * (0.80 + 0.30 * seed) + vec3(0.05, 0.03, 0.10) * (hash(seed) - 0.5);
    color = mix(green, jobHue(seed), uClock.z) * breath;
  } else if (state < 2.5) {
    vec3 dark = mix(uWasted * 0.34, jobHue(seed) * 0.42, near * uClock.z);
    color = mix(dark, uWasted * breath, mix(0.8, hatch, smoothstep(3.0, 6.0, pitch)));
  } else {
    float x = min(abs(p.x - p.y), abs(p.x + p.y)) * 0.7071;
    float stroke = max(0.6, pitch * 0.06);
    float cross = (1.0 - smoothstep(stroke, stroke + 0.9, x)) * smoothstep(5.0, 9.0, pitch);
    float ring = 1.0 - smoothstep(max(0.8, pitch * 0.06), max(1.5, pitch * 0.06 + 0.9), edge);
    color = mix(vec3(0.13, 0.03, 0.04), uDown, max(ring, cross) * (0.84 + 0.16 * breath));
  }
  if (state > 0.5 && state < 2.5) {
    // A soft lamp: brighter in the middle, a lit upper edge, a shaded lower one.
    float bevel = clamp(-p.y / max(halfSize.y, 0.5), -1.0, 1.0);
    float core = 1.0 - 0.30 * dot(p / halfSize, p / halfSize) * smoothstep(3.0, 9.0, pitch);
    color *= core * (1.0 + 0.10 * bevel);
    color += near * 0.22 * cover(abs(edge - 1.5 * uRatio) - 0.6 * uRatio) * step(0.2, bevel);
    float led = length(p - vec2(halfSize.x, -halfSize.y) * 0.72) - pitch * 0.045;
    color += near * uClock.z * cover(led) * mix(uWorking, uWasted, step(1.5, state)) * (0.5 + 3.0 * (breath - 0.9));
  }
  float mine = uJobs.w * step(length(id - uJobs.xyz), 0.5);
  color *= mix(1.0, mix(0.66, 1.0, mine), uJobs.w * step(0.5, state) * step(state, 2.5));
  float rim = 1.0 - smoothstep(max(1.0, pitch * 0.08), max(1.8, pitch * 0.08 + 1.0), edge);
  color = mix(color, color * 1.25 + 0.18 + rim * 0.5, mine);
  if (bit(flags, 1.0) > 0.5) color *= 0.55;
  if (bit(flags, 2.0) > 0.5) color = mix(color, uHeld * (0.35 + 0.75 * dot(color, vec3(0.33))), 0.55);
  if (bit(flags, 4.0) > 0.5) color = color * 1.12 + uSelected * 0.08;
  if (bit(flags, 8.0) > 0.5) {
    vec3 ghost = state < 0.5 ? uHeld * 0.28 + 0.06 : (state > 2.5 ? uDown : heat(texels.a));
    color = mix(color, ghost, 0.82 * uScan.z);
  }
  if (bit(flags, 16.0) > 0.5) color = mix(color, uSelected, 0.28) + 0.04;
  return vec4(flashed(color, marks), mask);
}
`;

const floorAndRacks = `
vec3 drawFloor(vec2 w, vec2 inRow, float row, float inside, float rows) {
  vec3 color = vec3(0.032, 0.042, 0.058);
  // Raised floor: tiles of one rack's width.
  vec2 tile = abs(fract(w / uRows.x) - 0.5) * uRows.x * uView.z;
  float joint = max(cover(uRows.x * 0.5 * uView.z - tile.x - 0.5), cover(uRows.x * 0.5 * uView.z - tile.y - 0.5));
  color += joint * vec3(0.010, 0.013, 0.018);
  if (inside > 0.5 || rows > 0.5) {
    // Aisles alternate: fronts breathe in cold air, backs breathe out warm.
    float aisle = uRows.y - uRack.y;
    float middle = (inRow.y - uRack.y) / aisle;
    float strip = smoothstep(0.0, 0.35, middle) * smoothstep(1.0, 0.65, middle);
    vec3 air = mod(row, 2.0) < 0.5 ? vec3(0.020, 0.075, 0.115) : vec3(0.105, 0.045, 0.018);
    color += air * strip * inside;
  }
  return color;
}
vec3 rackColor(vec4 sums) {
  vec3 light = uWorking * sums.r + uIdle * sums.g * 0.9 + uWasted * sums.b * 1.15 + uDown * sums.a * 1.4;
  return light / max(0.001, sums.r + sums.g + sums.b + sums.a);
}
vec3 drawRack(vec2 r, float rack, vec3 under) {
  vec2 px = (r - uRack.xy * 0.5) * uView.z;
  vec2 halfRack = uRack.xy * 0.5 * uView.z;
  float d = box(px, halfRack, min(4.0 * uRatio, halfRack.x * 0.12));
  vec4 sums = texel(uRackSums, rack, uLines.y);
  vec3 light = rackColor(sums);
  float pitch = min(uCells.x, uCells.y) * uView.z;
  // The cells light the floor around their rack; below it lies the rack's shadow.
  float reach = 7.0 * uRatio * sqrt(uView.z);
  vec3 color = under + light * 0.085 * exp(-max(d, 0.0) / (reach * 0.5));
  color *= 1.0 - 0.55 * cover(box(px - vec2(0.0, 2.5 * uRatio * sqrt(uView.z)), halfRack, 3.0) / (2.0 * uRatio));
  float mask = cover(d);
  if (mask <= 0.0) return color;
  if (pitch < 2.0) return mix(color, light * 0.78, mask);
  float shade = r.y / uRack.y;
  vec3 body = mix(vec3(0.078, 0.094, 0.122), vec3(0.040, 0.050, 0.068), shade);
  body += vec3(0.07, 0.085, 0.11) * cover(abs(px.y + halfRack.y - 0.5 * uRatio) - 0.5 * uRatio);
  body += light * 0.035;
  vec2 inner = r - uRack.z;
  float node = clamp(floor(inner.y / uNodes.x), 0.0, uRack.w - 1.0);
  float inNode = inner.y - node * uNodes.x;
  vec2 at = vec2(inner.x, inNode) / uCells.xy;
  vec2 slot = floor(at);
  vec2 cells = uCells.zw;
  float gpu = (rack * uRack.w + node) * uNodes.y + slot.y * cells.x + slot.x;
  float onCells = step(0.0, slot.x) * step(slot.x, cells.x - 1.0) * step(0.0, inNode) * step(slot.y, cells.y - 1.0);
  float flags = floor(texel(uMarks, (rack * uRack.w + node) * uNodes.y, uLines.x).r * 255.0 + 0.5);
  // The chassis of a node: its own plate once near, tinted by what lies over the node.
  vec2 nodeHalf = vec2(cells.x * uCells.x, cells.y * uCells.y) * 0.5 * uView.z;
  vec2 nodePx = vec2(inner.x, inNode) * uView.z - nodeHalf;
  float plate = box(nodePx, nodeHalf + uRatio * 0.5, 3.0 * uRatio);
  float near = smoothstep(9.0 * uRatio, 20.0 * uRatio, pitch);
  body = mix(body, mix(vec3(0.105, 0.125, 0.16), vec3(0.07, 0.085, 0.11), inNode / (cells.y * uCells.y)), near * cover(plate));
  body += near * 0.10 * cover(abs(plate) - 0.5 * uRatio);
  if (bit(flags, 1.0) > 0.5) {
    float bars = step(0.5, fract((px.x - px.y) / (5.0 * uRatio)));
    body = mix(body, vec3(0.42, 0.47, 0.55) * (0.35 + 0.65 * bars), 0.6);
  }
  if (bit(flags, 2.0) > 0.5) body = mix(body, uHeld * 0.75, 0.62);
  if (bit(flags, 4.0) > 0.5) body = mix(body, uSelected * 0.72, 0.68);
  if (bit(flags, 8.0) > 0.5) body = mix(body, uHeld * 0.62, 0.72 * uScan.z);
  if (bit(flags, 16.0) > 0.5) body = mix(body, uSelected * 0.8, 0.7);
  color = mix(color, body, mask);
  if (onCells < 0.5 || gpu >= (rack * uRack.w + node + 1.0) * uNodes.y) return color;
  vec4 led = drawCell((at - slot - 0.5) * uCells.xy * uView.z, uCells.xy * uView.z, gpu, 0.0);
  vec3 lit = mix(color, led.rgb, led.a);
  return pitch < 2.6 ? mix(light * 0.78, lit, (pitch - 2.0) / 0.6) : lit;
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
  vec3 color = drawFloor(w, vec2(inPod.x, inPod.y - rows * uRows.y), rows, between_, 0.0);
  float onRack = known * step(0.0, spot.x) * step(spot.x, uRows.z - 1.0) * step(0.0, spot.y) * step(spot.y, uRows.w - 1.0);
  if (onRack > 0.5) {
    float rack = (pod * uRows.w + spot.y) * uRows.z + spot.x;
    color = drawRack(inRack, rack, color);
  }
  if (uScan.y > 0.0) {
    float behind = (uScan.x - w.y) * uView.z / (70.0 * uRatio);
    float band = behind > 0.0 ? exp(-behind * 3.0) : exp(behind * 30.0);
    color += uHeld * band * 0.42 * uScan.y;
  }
  vec2 fromMiddle = (p / uCanvas - 0.5) * 2.0;
  color *= 1.0 - 0.30 * smoothstep(0.55, 1.5, length(fromMiddle));
  gl_FragColor = vec4(color, 1.0);
}
`;

/** The hall, drawn in one pass: floor, aisles, racks, nodes and a lamp per GPU. */
export const hallFragment: string = header + cellColors + cell + floorAndRacks + main;
