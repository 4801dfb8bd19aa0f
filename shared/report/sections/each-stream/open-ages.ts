import type { HealthReport } from "../../../metrics/health-report.ts";
import { AGE_BUCKETS, type AgeBucket, type StreamFigures } from "../../../metrics/stream-figures.ts";
import { drawTextBar } from "../../charts/text-bar.ts";
import { linkCount } from "../../link-count.ts";
import { codeSpan, join, numbers, table } from "../../markdown.ts";
import type { ReportLinks } from "../../report-links.ts";
import { daysBefore } from "../../report-period.ts";
import { created, createdUntil, IS_OPEN, searchItems } from "../../search-queries.ts";

/** How old the open items are, as bars. */
export function openAges(stream: StreamFigures, report: HealthReport, links: ReportLinks): string {
  const { buckets, n } = stream.issueAge;
  if (n === 0) return "";
  const most = Math.max(...Object.values(buckets));
  const rows = AGE_BUCKETS.map((bucket) => [
    nameBucket(bucket),
    linkCount(buckets[bucket], searchItems(stream.id, report.map, IS_OPEN, bornIn(bucket, report)), links),
    codeSpan(drawTextBar(buckets[bucket], most)),
  ]);
  return join("**Age of what is open**", table(["Days", numbers("Items"), ""], rows));
}

/** "8-14" -> "8 to 14", "181+" -> "181 or more" */
const nameBucket = (bucket: AgeBucket): string => bucket.replace("-", " to ").replace("+", " or more");

/** Whole days: 8 to 14 is from 8 to just under 15 days ago. */
function bornIn(bucket: AgeBucket, report: HealthReport): string {
  const [youngest = 0, oldest] = bucket.split(/[-+]/).map(Number);
  return oldest === undefined || bucket.endsWith("+")
    ? createdUntil(daysBefore(report, youngest))
    : created({ from: daysBefore(report, oldest + 1), to: daysBefore(report, youngest) });
}
