/** What the waves of the training job need beside the hall's own uniforms. */
export const waveUniforms = `
uniform vec4 uJob;     // first column, 1 / columns, first row, 1 / rows, in racks through the whole hall
uniform vec4 uSave;    // share saved, share working again, strength, how much the rest is dimmed
uniform vec4 uRedo;    // share loaded, strength, crest and ember of what was lost
uniform vec4 uLoss;    // origin x and y, radius, all in hall units; 1 / breadth of the crest
uniform float uAlarm;  // reddened edges
uniform vec4 uCalm;    // tint of saves, tint of restarts, strength and way of the shimmer
uniform vec3 uSaved;
uniform vec3 uLost;
uniform vec3 uDown;
`;

/**
 * The waves over a cell. `at` is its rack column (whole and part) and row through the hall, `order` its place in the
 * rack from below, in [0, 1], `center` in hall units. Sets what `underWaves` does to a color, and the cell's pattern.
 */
export const waveFunctions = `
float waveKeeps;  // share of a color that stays
vec3 waveAdds;
void lay(vec3 color, float share) {
  waveAdds = mix(waveAdds, color, share);
  waveKeeps *= 1.0 - share;
}
// A soft edge: 1 at 0, 0 from 1 on.
float edge(float x) { float y = max(0.0, 1.0 - abs(x)); return y * y; }
void meetWaves(vec2 at, float order, vec2 center) {
  vec2 place = (at - uJob.xz) * uJob.yw;
  // Rows bend the front forward and back by as much, so that its share of the cells stays what it is.
  float t = place.y * 2.0 - 1.0;
  vec2 bent = 1.0 + t * (1.0 - t * t) * 1.5 * (1.0 - uSave.xy);
  vec2 past = uSave.xy * bent - place.x;
  vec2 over = step(0.0, past);
  float saved = over.x * (1.0 - over.y) * uSave.z;
  float waits = (1.0 - over.x) * uSave.w;
  float loaded = step(order, uRedo.x);
  float way = fract(place.x * 2.0 + place.y * 0.5 - uCalm.w);
  waveKeeps = 1.0 - 0.66 * waits;
  waveAdds = vec3(0.0);
  lay(uSaved, max(max(saved * 0.88, uCalm.x), uCalm.z * way * way * (1.0 - way) * 2.4));
  // What the crest of lost work has not met yet still looks as before.
  float reached = uLoss.z - distance(center, uLoss.xy);
  float restarts = uRedo.y * step(0.0, reached);
  lay(uWasted * (0.22 + 0.54 * loaded), max(restarts, uCalm.y));
  // The front and the ripple glow only while they are under way.
  vec2 runs = step(vec2(0.002), uSave.xy) * step(uSave.xy, vec2(0.998)) * uSave.z;
  waveAdds += uSelected * runs.x * edge(past.x * 24.0) + uSaved * runs.y * 0.7 * edge(past.y * 16.0);
  float lost = clamp(reached * 0.02, 0.0, 1.0) * uRedo.w;
  lay(uLost * 0.6, lost);
  float crest = min(1.0, uRedo.z * 1.3 * edge(reached * uLoss.w));
  lay(uDown * 1.15, crest);
  hatched = max(restarts, step(0.2, uCalm.y)) * (1.0 - lost) * (1.0 - crest);
  slit = step(0.5, saved) * uClock.y;
  shrunk = waits * uClock.y;
}
vec3 underWaves(vec3 color, float share) {
  return mix(color, color * waveKeeps + waveAdds, share);
}
`;
