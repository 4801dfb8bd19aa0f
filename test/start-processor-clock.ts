/** Milliseconds that this thread computes from now on: unlike time itself, others on the machine do not make them more. */
export function startProcessorClock(): () => number {
  const start = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  };
}
