/** What the waves of the training job need beside the hall's own uniforms. */
export const waveUniforms = `
uniform vec4 uJob;     // first column, columns, first row, rows, in racks through the whole hall
uniform vec4 uSave;    // share saved, share working again, strength, how much the rest is dimmed
uniform vec4 uRedo;    // share loaded, strength, crest and ember of what was lost
uniform vec4 uLoss;    // origin x and y, radius in hall units, reddened edges
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
vec3 waveTo;      // color and share it is mixed in by
float waveShare;
float waveGain;
vec3 waveGlow;
void meetWaves(vec2 at, float order, vec2 center) {
  vec2 place = (at - uJob.xz) / uJob.yw;
  // Rows bend the front forward and back by as much, so that its share of the cells stays what it is.
  float bend = 0.42 * wave(place.y + 0.25) + 0.16 * wave(place.y * 2.0 + 0.25);
  float ahead = uSave.x * (1.0 + bend * (1.0 - uSave.x)) - place.x;
  float behind = uSave.y * (1.0 + bend * (1.0 - uSave.y)) - place.x;
  float written = step(0.0, ahead);
  float again = step(0.0, behind);
  float saved = written * (1.0 - again) * uSave.z;
  float waits = (1.0 - written) * uSave.w;
  float restarts = uRedo.y;
  float loaded = step(order, uRedo.x);
  waveTo = uSaved * (0.84 + 0.16 * wave(order * 3.0 + place.x * 9.0));
  waveShare = max(max(saved * 0.94, uCalm.x), uCalm.z * 0.34 * max(0.0, wave(place.x * 2.5 + place.y * 0.5 - uCalm.w)));
  waveTo = mix(waveTo, uWasted * mix(0.22, 0.76, loaded), max(restarts, step(0.004, uCalm.y) * uCalm.y / max(uCalm.y + waveShare, 0.01)));
  waveShare = max(waveShare, max(restarts, uCalm.y));
  waveGain = 1.0 - 0.66 * waits;
  float front = step(0.002, uSave.x) * step(uSave.x, 0.998) * uSave.z;
  float ripple = step(0.002, uSave.y) * step(uSave.y, 0.998) * uSave.z;
  waveGlow = uSelected * front * (0.85 * fade(abs(ahead) * 90.0)) + uSaved * ripple * 0.8 * fade(abs(behind) * 60.0);
  waveGlow += uWasted * restarts * 0.35 * fade(abs(uRedo.x - order) * 24.0) * loaded;
  float past = uLoss.z - distance(center, uLoss.xy);
  float lost = clamp(past / (uLoss.z * 0.08 + 4.0), 0.0, 1.0) * uRedo.w;
  waveTo = mix(waveTo, uLost, lost);
  waveShare = max(waveShare, lost);
  waveGain *= 1.0 - 0.5 * lost;
  waveGlow *= 1.0 - lost;
  float crest = min(1.0, uRedo.z * 1.3 * fade(abs(past) / (uRack.x * 0.7)));
  waveTo = mix(waveTo, uDown, crest / max(max(waveShare, crest), 0.01));
  waveGain = mix(waveGain, 1.0, crest);
  waveShare = max(waveShare, crest);
  hatched = max(restarts, step(0.2, uCalm.y)) * (1.0 - lost);
  slit = step(0.5, saved) * uClock.y;
  shrunk = waits * uClock.y;
}
vec3 underWaves(vec3 color, float share) {
  return mix(color, mix(color, waveTo, waveShare) * waveGain + waveGlow, share);
}
`;
