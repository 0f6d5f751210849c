/** Up to six curves are told apart by color and by dashes (Okabe and Ito's colors, darker on a light page). */
const curves: readonly (readonly [light: string, dark: string, dashes: string])[] = [
  ["#0060a8", "#56b4e9", "none"],
  ["#a84300", "#e69f00", "8 4"],
  ["#00664a", "#00b37f", "2 3"],
  ["#8a3f70", "#cc79a7", "12 3 2 3"],
  ["#5c5600", "#f0e442", "5 2"],
  ["#444444", "#bbbbbb", "1 5"],
];

const curveRules = curves.map(
  ([light, dark, dashes], index) =>
    `.curve-${index} { color: light-dark(${light}, ${dark}) } .curve-${index} path { stroke-dasharray: ${dashes} }`,
);

/** The page's style, light or dark as the reader has it. */
export const pageStyle = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; background: light-dark(#fff, #101418); color: light-dark(#1a1a1a, #e6e6e6) }
main { max-width: 60rem; margin: 0 auto; padding: 1rem }
pre { overflow-x: auto; padding: 1rem; background: light-dark(#f2f4f6, #1a2026); border-radius: .5rem }
ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding: 0; list-style: none; font-weight: 600 }
li::before { content: ""; display: inline-block; width: 1.5rem; height: .25rem; margin-right: .5rem; vertical-align: middle; background: currentcolor }
figure { margin: 0; overflow-x: auto }
svg { width: 100%; min-width: 40rem; height: auto; font-size: 13px }
svg text { fill: light-dark(#333, #ccc) }
svg line { stroke: light-dark(#ddd, #2c343c) }
.curve path { fill: none; stroke: currentcolor; stroke-width: 2 }
.curve circle { fill: currentcolor }
details { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
caption { text-align: left }
th, td { padding: .25rem .75rem; text-align: right; white-space: nowrap; border-bottom: 1px solid light-dark(#ddd, #2c343c) }
th:first-child { text-align: left }
${curveRules.join("\n")}
`;
