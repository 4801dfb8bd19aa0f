/** Rows of Markdown tables that have another number of cells than their head, and heads without a rule below. */
export function findBrokenTables(markdown: string): readonly string[] {
  const lines = markdown.replace(/^```[\s\S]*?^```$/gm, "").split("\n");
  let cells = 0;
  return lines.filter((line, at) => {
    if (!line.startsWith("|")) {
      cells = 0;
      return false;
    }
    if (cells > 0) return countCells(line) !== cells;
    cells = countCells(line);
    return !/^\|(?: -+:? \|)+$/.test(lines[at + 1] ?? "");
  });
}

/** A bar ends a cell in code too, unless it is escaped. */
const countCells = (line: string): number => line.replace(/\\\|/g, "").split("|").length - 2;
