import type { ElasticView, Replica } from "../view.ts";

/** A replica is slow if it computes so many times as long as the middle one in the ring. */
export const slowFactor = 1.1;

/** Middle one of the compute times in the ring, seconds; null while nothing is in it. */
export function medianCompute({ replicas }: Pick<ElasticView, "replicas">): number | null {
  const times = replicas
    .flatMap(({ status, computeSeconds }) => (status === "in-ring" && computeSeconds !== null ? [computeSeconds] : []))
    .toSorted((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? null;
}

/** The healthy replicas, in the ring or not, that compute clearly longer than most: each of them drags a ring. */
export function slowReplicas(elastic: Pick<ElasticView, "replicas">): readonly Replica[] {
  const median = medianCompute(elastic);
  if (median === null) return [];
  return elastic.replicas.filter(
    ({ computeSeconds }) => computeSeconds !== null && computeSeconds > slowFactor * median,
  );
}
