/** One line of the benchmark's table. */
export interface Figure {
  readonly what: string;
  readonly figure: string;
  readonly target: string;
  readonly isMet: boolean;
}

export function printFigures(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, figure, target, isMet }) => [
    what,
    figure,
    target,
    isMet ? "met" : "MISSED",
  ]);
  const all = [["what", "figure", "target", ""], ["---", "---", "---", "---"], ...rows];
  return all.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
