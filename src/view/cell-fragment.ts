/** What both cells share: `lamp` is the cell's texel, its color mixed already. */
const readLamp = `
  float code = floor(lamp.a * 255.0 + 0.5);
  float state = mod(code, 4.0);
  float mine = mod(floor(code * 0.25), 2.0);
  float variety = floor(code * 0.0625) * 0.0625;
  float busy = step(0.5, state) * step(state, 2.5);
  float pitch = min(size.x, size.y);
  float breath = 1.0 + 0.09 * busy * wave(uClock.x * (0.16 + variety * 0.13) + variety * 7.0);
  vec3 color = lamp.rgb * breath * (1.0 - 0.30 * uClock.z * busy * (1.0 - mine));
`;

/** One LED cell. p: pixels from its middle; size: its pitch in pixels. */
export const nearCell = `
vec4 drawCell(vec2 p, vec2 size, vec4 lamp) {
  ${readLamp}
  float gap = pitch < 3.0 ? 0.6 : max(1.0, pitch * 0.13);
  vec2 halfSize = (size - gap) * (0.5 - 0.17 * shrunk);
  float d = box(p, halfSize, pitch < 5.0 ? 0.0 : min(halfSize.x, halfSize.y) * 0.28);
  float mask = cover(d);
  float near = smoothstep(6.0 * uRatio, 16.0 * uRatio, pitch);
  float hatch = smoothstep(0.32, 0.5, abs(fract((p.x + p.y) / max(3.0, pitch * 0.42)) - 0.5) * 2.0);
  float edge = -d;
  float line = 1.0 - smoothstep(max(1.0, pitch * 0.07), max(1.6, pitch * 0.07 + 1.0), edge);
  // Idle: a lit, empty socket; hollow once there is room to show it.
  float empty = max(max(near, uClock.y), step(0.01, variety)) * smoothstep(3.5, 7.0, pitch);
  vec3 idle = color * mix(0.96, mix(0.17, 0.9, line), empty * 0.82);
  vec3 wasted = color * mix(0.36, 1.0, mix(0.8, hatch, smoothstep(3.0, 6.0, pitch)));
  float x = min(abs(p.x - p.y), abs(p.x + p.y)) * 0.7071;
  float stroke = max(0.6, pitch * 0.06);
  float cross = (1.0 - smoothstep(stroke, stroke + 0.9, x)) * smoothstep(5.0, 9.0, pitch);
  vec3 down = color * mix(0.13, 1.0, max(line, cross));
  // A soft lamp: brighter in the middle, a lit upper edge, a shaded lower one.
  float bevel = clamp(-p.y / max(halfSize.y, 0.5), -1.0, 1.0);
  vec3 lit = mix(color, wasted, max(step(1.5, state), hatched));
  lit *= 1.0 - 0.8 * slit * cover(abs(p.y) - pitch * 0.09) * smoothstep(4.0, 7.0, pitch);
  lit *= (1.0 - 0.30 * dot(p / halfSize, p / halfSize) * smoothstep(3.0, 9.0, pitch)) * (1.0 + 0.10 * bevel);
  lit += near * 0.22 * cover(abs(edge - 1.5 * uRatio) - 0.6 * uRatio) * step(0.2, bevel);
  float led = length(p - vec2(halfSize.x, -halfSize.y) * 0.72) - pitch * 0.045;
  lit += near * cover(led) * mix(uWorking, uWasted, max(step(1.5, state), hatched)) * (0.5 + 3.0 * (breath - 0.9));
  color = mix(mix(idle, down, step(2.5, state)), lit, busy);
  return vec4(mix(color, vec3(1.0), mine * 0.8 * cover(abs(edge - 1.2 * uRatio) - 0.6 * uRatio)), mask);
}
`;

/** The same from far away: a handful of pixels, so no more than color, hatch and ring. */
export const farCell = `
vec4 drawCell(vec2 p, vec2 size, vec4 lamp) {
  ${readLamp}
  // Of two pixels one is lit, the other less: centered, both would be alike and no cell could be told from the next.
  vec2 tiny = step(size, vec2(2.5));
  p += 0.5 * tiny;
  vec2 edges = (size - max(1.0, pitch * 0.13)) * (0.5 - 0.17 * shrunk * step(4.0, pitch)) - abs(p);
  float edge = min(edges.x, edges.y);
  float ring = 1.0 - step(1.3, edge);
  color *= 1.06 - p.y / size.y * 0.34 * busy;
  float empty = max(uClock.y, step(0.01, variety)) * step(4.0, pitch) * step(state, 0.5);
  float hatch = step(abs(fract((p.x + p.y) / max(3.0, pitch * 0.42)) - 0.5), 0.21) 
    * max(step(1.5, state) * step(state, 2.5), hatched * step(3.0, pitch));
  float cross = step(abs(abs(p.x) - abs(p.y)), 0.8) * step(4.8, pitch);
  float dark = max(empty * 0.8, step(2.5, state) * 0.86 * (1.0 - cross)) * (1.0 - ring) + hatch * 0.58;
  dark = max(dark, slit * 0.75 * step(abs(p.y), 0.6) * step(4.0, pitch));
  vec2 shown = max(clamp(edges + 0.5, 0.0, 1.0), tiny * 0.5);
  return vec4(color * (1.0 - dark), min(shown.x, shown.y));
}
`;
