const BARS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** Counts as a row of bars, the largest the highest; a bar of its own says "none". */
export function drawSparkline(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  return counts.map((count) => BARS[count <= 0 ? 0 : Math.ceil((count / most) * 7)]).join("");
}
