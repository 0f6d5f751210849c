import { draftOf, leaveOut, type Link, type RingDraft } from "../../../session/ring-draft.ts";
import type { ClusterView, ElasticView, NodeId, Replica, RingPlan } from "../../../sim/index.ts";
import { centerOf, type Geometry, type Point, type Rect } from "../../../view/geometry.ts";
import type { HallModel } from "../../../view/hall-model.ts";
import { hopCurve } from "./hop-curve.ts";
import type { RingRefusal } from "./ring-refusal.ts";
import { placeOfReplica } from "./replica-places.ts";

/** A data-parallel job as the hall shows it. */
export interface RingState {
  readonly elastic: ElasticView;
  readonly stage: ElasticView["stage"];
  /** The ring as it was last closed. */
  readonly order: readonly number[];
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

/** The hall's model, and what the ring keeps beside it. */
export interface RingModel {
  readonly hall: HallModel;
  /** The level's data-parallel job, if it has one. */
  ring: RingState | null;
  /** The replica that a drag moves as a whole. */
  movedReplica: number | null;
  /** What could not be done to the ring just now, and where. */
  refusal: {
    readonly reason: RingRefusal;
    readonly replica: number;
    readonly at: Point;
    readonly since: number;
  } | null;
}

/** Keeps a ring's state true to the cluster; a new object whenever anything of it changes. */
export interface RingFollower {
  of(cluster: ClusterView, geometry: Geometry, changed: boolean): RingState | null;
}

/** Follows the data-parallel job of a cluster, if it has one. */
export function followRing(): RingFollower {
  let state: RingState | null = null;
  let of = { revision: -1, geometry: null as Geometry | null, signature: "" };
  return {
    of(cluster, geometry, changed) {
      const { elastic, revision } = cluster;
      if (!elastic) return (state = null);
      const same = of.geometry === geometry && state?.elastic === elastic;
      if (state && same && isAsKnown(state, elastic) && of.revision === revision && !changed) return state;
      const signature = signatureOf(elastic);
      // Students come and go by the second: a ring that they do not touch is not drawn anew.
      if (!state || !same || !isAsKnown(state, elastic) || of.signature !== signature)
        state = stateOf(elastic, geometry);
      of = { revision, geometry, signature };
      return state;
    },
  };
}

function isAsKnown(state: RingState, { stage, ring }: ElasticView): boolean {
  return state.stage === stage && state.order === ring;
}

/** Which replicas are made of which nodes, and how they are; and how fast their ring is. */
function signatureOf({ replicas, plan }: ElasticView): string {
  const parts = replicas.map(({ nodes, status, down }) => `${status} ${down} ${nodes.join()}`);
  return `${parts.join(";")} ${plan?.allReduceSeconds ?? ""}`;
}

function stateOf(elastic: ElasticView, geometry: Geometry): RingState {
  const { replicas, plan, stage, ring: order } = elastic;
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
  return { elastic, stage, order, replicas, places, replicaOf, inRing, plan, step: { x: width, y: row } };
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
export function shownDraft({ hall: { interaction } }: RingModel, ring: RingState): RingDraft {
  const draft = interaction.ringDraft.value;
  if (!draft) return draftOf({ replicas: ring.replicas, ring: ring.order });
  return ring.replicas.reduce(
    (rest, { id, status }) => (status === "broken" && rest.members.includes(id) ? leaveOut(rest, id) : rest),
    draft,
  );
}
