import { renderInline } from "./render-inline.ts";

/** Head, rule and rows; cells beyond those of the head are not shown. */
export function renderTable([head = "", rule = "", ...rows]: readonly string[]): string {
  const aligns = splitCells(rule).map(readAlign);
  const titles = splitCells(head);
  const write = (tag: "td" | "th", cells: readonly string[]): string =>
    cells
      .slice(0, titles.length)
      .map((cell, index) => `<${tag}${aligns[index] ?? ""}>${renderInline(cell)}</${tag}>`)
      .join("");
  const body = rows.map((row) => `<tr>${write("td", splitCells(row))}</tr>`).join("");
  return `<table><thead><tr>${write("th", titles)}</tr></thead><tbody>${body}</tbody></table>`;
}

/** An escaped bar is a part of its cell. */
function splitCells(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function readAlign(cell: string): string {
  const [left, right] = [cell.startsWith(":"), cell.endsWith(":")];
  if (!right) return left ? ' class="left"' : "";
  return ` class="${left ? "middle" : "right"}"`;
}
