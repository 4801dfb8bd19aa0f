import type { HealthReport } from "../metrics/health-report.ts";
import type { ItemName } from "../metrics/stream-figures.ts";
import { linkItem } from "./link-item.ts";
import { enumerateSome } from "./markdown.ts";
import type { ReportLinks } from "./report-links.ts";

/** "#12, #15 and 3 more", with links. */
export const linkItems = (
  items: readonly ItemName[],
  report: HealthReport,
  links: ReportLinks,
  most = 10,
): string =>
  enumerateSome(
    items.slice(0, most).map((item) => linkItem(item, report, links)),
    most,
    items.length,
  );
