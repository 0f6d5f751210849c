import { draftOf, leaveOut, type Link, type RingDraft } from "../../session/ring-draft.ts";
import type { ClusterView, ElasticView, NodeId, Replica, RingPlan } from "../../sim/index.ts";
import { centerOf, type Geometry, type Point, type Rect } from "../geometry.ts";
import type { HallModel } from "../hall-model.ts";
import { hopCurve } from "./hop-curve.ts";
import { placeOfReplica } from "./replica-places.ts";

/** A data-parallel job as the hall shows it. */
export interface RingState {
  readonly elastic: ElasticView;
  readonly stage: ElasticView["stage"];
  readonly replicas: readonly Replica[];
  /** By replica: the racks in which most of it stands, hall units. */
  readonly places: readonly Rect[];
  /** length = nodes; the replica that a node is part of, or -1. */
  readonly replicaOf: Int16Array;
  /** length = nodes; 1: its replica takes part in the ring. */
  readonly inRing: Uint8Array;
  /** Of the ring as it stands; null while it is open. */
  readonly plan: RingPlan | null;
  /** From one replica's middle to the next one's in a row, and to the one in the next row. */
  readonly step: Point;
}

/** Keeps a ring's state true to the cluster; a new object whenever anything of it changes. */
export interface RingFollower {
  of(cluster: ClusterView, geometry: Geometry, changed: boolean): RingState | null;
}

/** Follows the data-parallel job of a cluster, if it has one. */
export function followRing(): RingFollower {
  let state: RingState | null = null;
  let of = { revision: -1, ring: null as readonly number[] | null, geometry: null as Geometry | null };
  return {
    of(cluster, geometry, changed) {
      const { elastic, revision } = cluster;
      if (!elastic) return (state = null);
      const { ring, stage } = elastic;
      const same = of.revision === revision && of.ring === ring && of.geometry === geometry;
      if (state && same && state.stage === stage && !changed) return state;
      of = { revision, ring, geometry };
      state = stateOf(elastic, geometry);
      return state;
    },
  };
}

function stateOf(elastic: ElasticView, geometry: Geometry): RingState {
  const { replicas, plan, stage } = elastic;
  const replicaOf = new Int16Array(geometry.nodes).fill(-1);
  const inRing = new Uint8Array(geometry.nodes);
  for (const { id, nodes, status } of replicas) {
    for (const node of nodes) {
      replicaOf[node] = id;
      inRing[node] = status === "in-ring" ? 1 : 0;
    }
  }
  const places = replicas.map(({ nodes }) => placeOfReplica(geometry, nodes));
  const width = (places[0]?.width ?? 0) + geometry.rackPitchX - geometry.rackWidth;
  const row = geometry.topology.rowsPerPod > 1 ? geometry.rowPitchY : geometry.podPitchY;
  return { elastic, stage, replicas, places, replicaOf, inRing, plan, step: { x: width, y: row } };
}

/** The replica that a node is part of, or null. */
export function replicaOfNode(ring: RingState, node: NodeId | null): number | null {
  const replica = node === null ? -1 : (ring.replicaOf[node] ?? -1);
  return replica < 0 ? null : replica;
}

/** The middle of a replica's place. */
export function middleOf(ring: RingState, replica: number): Point {
  return centerOf(ring.places[replica] ?? { x: 0, y: 0, width: 0, height: 0 });
}

/** The line between two replicas, hall units. */
export function lineOf(ring: RingState, [from, to]: Link): readonly Point[] {
  return hopCurve(middleOf(ring, from), middleOf(ring, to), ring.step);
}

/** The ring as it is drawn now: the player's draft, without what has broken since, or the core's. */
export function shownDraft({ interaction }: HallModel, ring: RingState): RingDraft {
  const draft = interaction.ringDraft.value;
  if (!draft) return draftOf({ replicas: ring.replicas, ring: ring.elastic.ring });
  return ring.replicas.reduce(
    (rest, { id, status }) => (status === "broken" && rest.members.includes(id) ? leaveOut(rest, id) : rest),
    draft,
  );
}
