import { displayWidth } from "../shared/text/display-width.ts";

/**
 * Rows as columns of equal width, two blanks apart; the first column is aligned left, the others right. Cells are plain
 * text: colours come after, line by line, so that they don't count as width.
 */
export function printTable(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, displayWidth(cell));
    });
  }
  return rows.map((row) =>
    row
      .map((cell, index) => {
        const padding = " ".repeat(widths[index]! - displayWidth(cell));
        return index === 0 ? cell + padding : padding + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}
