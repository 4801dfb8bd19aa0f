import type { HealthReport } from "../metrics/health-report.ts";
import { type ItemName, isHidden } from "../metrics/stream-figures.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";
import { link } from "./markdown.ts";
import { indexOpenItems } from "./open-item-index.ts";
import type { ReportLinks } from "./report-links.ts";

/** Breaks a reference as a zero-width space does, but no line: "#" and number stay together. */
const WORD_JOINER = "\u2060";

/** What is told of an issue that whoever reads the page may not be allowed to see. */
export const ELSEWHERE = "an issue of another repository";

/** "#12" as a link to the item, "shop#12" where the report is about several repositories; never a reference. */
export const linkItem = (item: ItemName, report: HealthReport, links: ReportLinks): string =>
  isHidden(item) ? ELSEWHERE : link(nameItem(item, report), links.issue(item));

/** As `linkItem`, without the link. */
export function nameItem(item: ItemName, report: HealthReport): string {
  if (isHidden(item)) return ELSEWHERE;
  const { repo, number } = item;
  const name = isOneOfSeveral(item, report) ? escapeMarkdown(repo.slice(repo.indexOf("/") + 1)) : "";
  return `${name}#${WORD_JOINER}${number}`;
}

/** Whether a number alone would not say which item is meant. */
export function isOneOfSeveral({ repo }: ItemName, report: HealthReport): boolean {
  const { repositories } = indexOpenItems(report);
  return repo !== "" && repositories.size > (repositories.has(repo.toLowerCase()) ? 1 : 0);
}
