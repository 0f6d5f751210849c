/** How much CPU time a piece of work takes, all threads, ms: the median of several runs. */
export function cpuMs(work: () => unknown, runs = 9): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}
