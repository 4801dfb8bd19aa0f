import { renderInline } from "./render-inline.ts";

const MARK = /^> ?/;
const ALERT = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*$/;

/** A quote, or one of GitHub's five alerts; `render` is for what stands in an alert, null where there is none. */
export function renderQuote(
  lines: readonly string[],
  render: ((lines: readonly string[]) => string) | null,
): string {
  const [first = "", ...rest] = lines.map((line) => line.replace(MARK, ""));
  const name = ALERT.exec(first)?.[1]?.toLowerCase();
  if (name === undefined || render === null)
    return `<blockquote>${renderInline([first, ...rest].join("\n"))}</blockquote>`;
  const title = name[0]!.toUpperCase() + name.slice(1);
  return `<div class="alert ${name}"><p class="alert-title">${title}</p>\n${render(rest)}</div>`;
}
