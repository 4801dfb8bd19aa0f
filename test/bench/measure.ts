/**
 * The time of one call in milliseconds: the best of several rounds, each of at least `roundMs`; the best, since
 * whatever else the machine does only adds.
 */
export function measure(run: () => void, roundMs = 100, rounds = 5): number {
  run();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    let calls = 0;
    do {
      run();
      calls += 1;
    } while (performance.now() - start < roundMs);
    best = Math.min(best, (performance.now() - start) / calls);
  }
  return best;
}
