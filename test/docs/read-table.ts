import type { Page } from "./read-page.ts";

/** The rows of the page's table whose first heading cell is `first`, cells trimmed; an error when there is none. */
export function readTable({ path, text }: Page, ...headings: readonly string[]): string[][] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) =>
    headings.every((heading, index) => cellsOf(line)[index] === heading),
  );
  if (start < 0) throw new Error(`${path} has no table | ${headings.join(" | ")} |`);
  const rows: string[][] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith("|")) break;
    rows.push(cellsOf(line));
  }
  return rows;
}

function cellsOf(line: string): string[] {
  return line.startsWith("|")
    ? line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim())
    : [];
}
