import { groupDigits } from "../text/count.ts";
import { link } from "./markdown.ts";
import type { ReportLinks } from "./report-links.ts";

/** A number that leads to its items; there is nothing to see behind a zero. `words` = the number with its noun. */
export const linkCount = (
  count: number,
  query: string,
  links: ReportLinks,
  words: string = groupDigits(count),
): string => (count === 0 ? words : link(words, links.search(query)));
