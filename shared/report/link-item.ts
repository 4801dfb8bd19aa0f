import type { HealthReport } from "../metrics/health-report.ts";
import type { ItemName } from "../metrics/stream-figures.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";
import { link } from "./markdown.ts";
import type { ReportLinks } from "./report-links.ts";

/** Breaks a reference as a zero-width space does, but no line: "#" and number stay together. */
const WORD_JOINER = "\u2060";

/** "#12" as a link to the item, "shop#12" where the report is about several repositories; never a reference. */
export const linkItem = (item: ItemName, report: HealthReport, links: ReportLinks): string =>
  link(nameItem(item, report), links.issue(item));

/** As `linkItem`, without the link. */
export function nameItem({ repo, number }: ItemName, { openItems }: HealthReport): string {
  const isOneOfSeveral = repo !== "" && openItems.some((item) => item.repo !== repo);
  const name = isOneOfSeveral ? escapeMarkdown(repo.slice(repo.indexOf("/") + 1)) : "";
  return `${name}#${WORD_JOINER}${number}`;
}
