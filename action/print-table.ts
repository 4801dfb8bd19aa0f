import { displayWidth } from "../shared/text/display-width.ts";

const FIRST_ONLY: readonly number[] = [0];

/**
 * Rows as columns of equal width, two blanks apart. Cells are plain text: colours come after, line by line, so that they
 * don't count as width.
 *
 * @param left the columns that are aligned left, by index; the others are aligned right
 */
export function printTable(rows: readonly (readonly string[])[], left = FIRST_ONLY): string[] {
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
        return left.includes(index) ? cell + padding : padding + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}
