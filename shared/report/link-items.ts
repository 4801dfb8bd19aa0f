import type { HealthReport } from "../metrics/health-report.ts";
import type { ItemName } from "../metrics/stream-figures.ts";
import { groupDigits } from "../text/count.ts";
import { linkItem } from "./link-item.ts";
import type { ReportLinks } from "./report-links.ts";

/** "#12, #15 and 3 more", with links. */
export function linkItems(
  items: readonly ItemName[],
  report: HealthReport,
  links: ReportLinks,
  most = 10,
): string {
  const shown = items.slice(0, most).map((item) => linkItem(item, report, links));
  const rest = items.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${groupDigits(rest)} more` : shown.join(", ");
}
