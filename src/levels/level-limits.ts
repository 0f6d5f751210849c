/** Bounds on what a level may ask of a computer. Together they bound the time and the memory that its run can take. */
export const levelLimits = {
  nodes: 16_384,
  gpus: 131_072,
  /** Of a run, days. */
  days: 31,
  /** Jobs that it names. */
  jobs: 10_000,
  /** Students that arrive, on average. */
  arrivals: 150_000,
  /** What arriving students ask for, over what the hall has. */
  load: 3,
  /** Checks of the SLOs. */
  checks: 5_000,
  /** Drawn failures of nodes, on average. */
  failures: 20_000,
  /** Nodes that scripted failures name, all together. */
  scriptedNodes: 100_000,
  /** Checkpoints at the intervals that the level begins with. */
  saves: 2_000_000,
  /** Jobs that follow the checkpoint lever, and data-parallel ones. */
  trainings: 32,
  dataParallelJobs: 8,
} as const;
