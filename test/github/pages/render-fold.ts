import { escapeHtml } from "./escape-html.ts";
import { renderInline } from "./render-inline.ts";

interface Fold {
  readonly html: string;
  /** How many more `<details>` are open behind it: 1, 0 or -1. */
  readonly opened: number;
}

const SUMMARY = /<summary>(.*)<\/summary>/;

/** A line with the marks of a fold. One that has no beginning is shown as it was written. */
export function renderFold(line: string, open: number): Fold {
  const text = SUMMARY.exec(line)?.[1];
  const summary = text === undefined ? "" : `<summary>${renderInline(text)}</summary>`;
  const mark = line.trim();
  if (mark.startsWith("<details open>")) return { html: `<details open>${summary}`, opened: 1 };
  if (mark.startsWith("<details>")) return { html: `<details>${summary}`, opened: 1 };
  if (open === 0) return { html: `<p>${escapeHtml(mark)}</p>`, opened: 0 };
  return mark === "</details>" ? { html: "</details>", opened: -1 } : { html: summary, opened: 0 };
}
