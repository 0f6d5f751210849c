/** The job's own color: muted hues away from amber, red and the gang's violet; green far out. */
export const cellColors = `
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
  float steps = mod(uClock.x * STEPS - floor(marks.b * 255.0 + 0.5) + 256.0, 256.0);
  float age = steps / STEPS;
  float lives = step(0.5, kind) * step(steps, 159.5);
  float kills = step(1.5, kind) * step(kind, 2.5);
  float glow = fade(age * 4.0) * clamp(3.0 - age * 1.4, 0.0, 1.0) * lives;
  // A kill burns white, then red, then is out; the rest only adds light.
  vec3 burn = mix(vec3(1.0), uDown * 1.15, clamp(age * 3.3 - 0.2, 0.0, 1.0));
  vec3 burnt = mix(color, burn, clamp(1.45 - age, 0.0, 1.0) * lives);
  vec3 light = mix(uWorking * 0.6 + 0.2, uDown * 1.6, step(3.5, kind));
  light = mix(light, uHeld + 0.3, step(4.5, kind));
  return mix(color + light * glow, burnt, kills);
}
`;

/** What lies over a cell: the highlighted job, drained, held, selected, a ghost, a target. */
export const overlays = `
vec3 overlaid(vec3 color, float state, float cost, float flags, float mine, float rim) {
  float busy = step(0.5, state) * step(state, 2.5);
  color *= 1.0 - 0.18 * uJobs.w * busy * (1.0 - mine);
  color = mix(color, color * 1.25 + 0.18 + rim * 0.5, mine);
  color *= 1.0 - 0.45 * bit(flags, 1.0);
  color = mix(color, uHeld * (0.35 + 0.75 * dot(color, vec3(0.33))), 0.55 * bit(flags, 2.0));
  color += (color * 0.10 + uSelected * 0.06) * bit(flags, 4.0);
  vec3 ghost = mix(mix(uHeld * 0.28 + 0.06, heat(cost), busy), uDown, step(2.5, state));
  color = mix(color, ghost, 0.84 * bit(flags, 8.0));
  return mix(color, uSelected, 0.28 * bit(flags, 16.0));
}
`;

/** One LED cell. p: pixels from its middle; size: its pitch in pixels. */
export const nearCell = `
vec4 drawCell(vec2 p, vec2 size, float gpu, vec4 marks) {
  vec4 texels = texel(uStates, gpu, uLines.x);
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
  float near = smoothstep(6.0 * uRatio, 16.0 * uRatio, pitch);
  float breath = 1.0 + 0.09 * wave(uClock.y * (0.16 + seed * 0.13) + seed * 7.0);
  float hatch = smoothstep(0.32, 0.5, abs(fract((p.x + p.y) / max(3.0, pitch * 0.42)) - 0.5) * 2.0);
  float edge = -d;
  vec3 color;
  if (state < 0.5) {
    // Idle: a lit, empty socket; hollow once there is room to show it.
    float hollow = max(near, uClock.w) * smoothstep(3.5, 7.0, pitch);
    float line = 1.0 - smoothstep(max(1.0, pitch * 0.07), max(1.6, pitch * 0.07 + 1.0), edge);
    color = uIdle * mix(0.96, mix(0.17, 0.9, line), hollow * 0.82);
  } else if (state < 1.5) {
    vec3 green = uWorking * (0.80 + 0.30 * seed) + vec3(0.05, 0.03, 0.10) * (fract(seed * 17.3) - 0.5);
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
  float rim = 1.0 - smoothstep(max(1.0, pitch * 0.08), max(1.8, pitch * 0.08 + 1.0), edge);
  color = overlaid(color, state, texels.a, flags, mine, rim);
  return vec4(flashed(color, marks), mask);
}
`;

/** The same from far away: a handful of pixels, so no more than color, hatch and ring. */
export const farCell = `
vec4 drawCell(vec2 p, vec2 size, float gpu, vec4 marks) {
  vec4 texels = texel(uStates, gpu, uLines.x);
  vec3 bytes = floor(texels.rgb * 255.0 + 0.5);
  float state = mod(bytes.r, 4.0);
  float flags = floor(marks.r * 255.0 + 0.5);
  vec3 id = vec3(floor(bytes.r / 4.0), bytes.gb);
  float seed = fract((id.r * 65536.0 + id.g * 256.0 + id.b) * 0.61803399);
  float pitch = min(size.x, size.y);
  vec2 edges = (size - max(1.0, pitch * 0.13)) * 0.5 - abs(p);
  float edge = min(edges.x, edges.y);
  float mask = clamp(edge + 0.5, 0.0, 1.0);
  float breath = 1.0 + 0.09 * wave(uClock.y * (0.16 + seed * 0.13) + seed * 7.0);
  float shade = 1.06 - p.y / size.y * 0.30;
  vec3 green = uWorking * (0.80 + 0.30 * seed) + vec3(0.05, 0.03, 0.10) * (fract(seed * 17.3) - 0.5);
  vec3 color = mix(green, jobHue(seed), uClock.z) * breath * shade;
  float ring = 1.0 - step(1.3, edge);
  color = mix(uIdle * mix(0.96, mix(0.20, 0.95, ring), uClock.w * step(5.0, pitch)), color, step(0.5, state));
  float hatch = step(0.42, abs(fract((p.x + p.y) / max(3.0, pitch * 0.42)) - 0.5) * 2.0);
  color = mix(color, uWasted * mix(0.42, breath, hatch), step(1.5, state));
  float cross = step(abs(abs(p.x) - abs(p.y)), 0.8) * step(6.5, pitch);
  color = mix(color, mix(vec3(0.16, 0.03, 0.04), uDown, max(ring, cross)), step(2.5, state));
  float mine = uJobs.w * step(length(id - uJobs.xyz), 0.5);
  return vec4(flashed(overlaid(color, state, texels.a, flags, mine, ring), marks), mask);
}
`;
