import { groupDigits } from "../shared/text/count.ts";
import { escapeMarkdown } from "../shared/text/escape-markdown.ts";
import type { SyncWords } from "./print-sync.ts";

/** Changed issues that are named; the rest is counted. */
const MOST_NAMED = 50;
/** Characters of a line; GitHub's own words may be among them. */
const LONGEST_LINE = 1000;

/**
 * The page of a sync, for the job's summary.
 *
 * @param changed numbers of issues
 * @param address what comes before a number in an issue's address
 */
export function renderSync({ done, undone }: SyncWords, changed: readonly number[], address: string): string {
  const named = changed.slice(0, MOST_NAMED).map((number) => `[${number}](${address}${number})`);
  const more = changed.length - named.length;
  const list = `Changed: ${named.join(", ")}${more > 0 ? ` and ${groupDigits(more)} more` : ""}.`;
  const lines = [
    "### Streams",
    ...splitLines(done),
    ...(changed.length > 0 ? [list] : []),
    ...(undone === null
      ? []
      : [
          "**Not done**",
          splitLines(undone)
            .map((line) => `- ${line}`)
            .join("\n"),
        ]),
  ];
  return `${lines.join("\n\n")}\n`;
}

const splitLines = (text: string): string[] =>
  text.split("\n").map((line) => escapeMarkdown(line, LONGEST_LINE));
