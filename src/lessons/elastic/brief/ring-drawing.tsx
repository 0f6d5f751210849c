import type { JSX } from "preact";
import { elasticBrief, type FleetFacts } from "../text/pages.ts";

const nodePitch = 26;
const replicasDrawn = 12;
/** The replica whose nodes are drawn beside the ring. */
const shown = 6;
const center = { x: 345, y: 62, rx: 118, ry: 42 };

/** What a replica is and what a ring is: nodes, and a ring of which one stop is them. */
export function RingDrawing({ facts }: { readonly facts: FleetFacts }): JSX.Element {
  return (
    <svg class="ring-drawing" viewBox="0 0 480 124" role="img" aria-label={elasticBrief.drawing(facts)}>
      <ReplicaNodes count={facts.nodesPerReplica} />
      <RingOfReplicas />
    </svg>
  );
}

function ReplicaNodes({ count }: { readonly count: number }): JSX.Element {
  const perRow = Math.ceil(count / 4);
  const width = perRow * nodePitch + 12;
  return (
    <>
      <rect class="drawn-replica" x="6" y="7" width={width} height={4 * nodePitch + 6} rx="8" />
      {Array.from({ length: count }, (_, node) => (
        <rect
          key={node}
          class="start-working"
          x={14 + (node % perRow) * nodePitch}
          y={14 + Math.floor(node / perRow) * nodePitch}
          width="20"
          height="20"
          rx="3"
        />
      ))}
      <path class="drawn-lead" d={`M${width + 12} 62L${spotOf(shown).x - 17} 62`} />
    </>
  );
}

function RingOfReplicas(): JSX.Element {
  const spots = Array.from({ length: replicasDrawn }, (_, index) => spotOf(index));
  return (
    <>
      <path
        class="start-ring"
        d={`${spots.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("")}Z`}
      />
      {spots.map(({ x, y }, index) => (
        <rect key={index} class="start-working" x={x - 13} y={y - 9} width="26" height="18" rx="4" />
      ))}
    </>
  );
}

function spotOf(index: number): { readonly x: number; readonly y: number } {
  const angle = (2 * Math.PI * index) / replicasDrawn;
  return { x: center.x + center.rx * Math.cos(angle), y: center.y + center.ry * Math.sin(angle) };
}
