import type { LongSpread, Spread, StreamFigures } from "../../../metrics/health-figures.ts";
import type { HealthReport } from "../../../metrics/health-report.ts";
import { groupDigits } from "../../../text/count.ts";
import { escapeMarkdown } from "../../../text/escape-markdown.ts";
import { ABSENT, formatDays } from "../../format.ts";
import { linkCount } from "../../link-count.ts";
import { codeSpan, join, numbers, table } from "../../markdown.ts";
import type { ReportLinks } from "../../report-links.ts";
import { reportWindow } from "../../report-period.ts";
import { created, finished, searchItems } from "../../search-queries.ts";

/** Times of the stream, each with the number of items behind it; then why figures are missing. */
export function howLong(stream: StreamFigures, report: HealthReport, links: ReportLinks): string {
  const rows = [
    ...finishedRows(stream, report, links),
    ...survivalRow(stream),
    ...otherRows(stream, report, links),
  ];
  if (rows.length === 0) return "";
  const columns = [
    "",
    numbers("Half within"),
    numbers("85% within"),
    numbers("95% within"),
    numbers("Items"),
  ];
  return join("**How long it takes**", table(columns, rows), tellMissing(stream));
}

function finishedRows(stream: StreamFigures, report: HealthReport, links: ReportLinks): readonly string[][] {
  const query = searchItems(stream.id, report.map, finished(reportWindow(report)));
  const row = (name: string, spread: LongSpread | null): readonly string[][] =>
    spread === null || spread.n === 0 ? [] : [writeRow(name, spread, linkCount(spread.n, query, links))];
  return [
    ...row("From creation to finished", stream.leadTime),
    ...row("From start to finished", stream.cycleTime),
  ];
}

/** The median of what is finished alone flatters: what takes long is still open. */
function survivalRow({ survival: { n, finished, median, p85 } }: StreamFigures): readonly string[][] {
  if (median === null && p85 === null) return [];
  const items = `${groupDigits(n)}, ${groupDigits(finished)} finished`;
  return [["The same, counting those still open, of a year", write(median), write(p85), "", items]];
}

function otherRows(stream: StreamFigures, report: HealthReport, links: ReportLinks): readonly string[][] {
  const { firstResponse, timeInLabel } = stream;
  const query = searchItems(stream.id, report.map, created(reportWindow(report)));
  const answered =
    firstResponse === null || firstResponse.n === 0
      ? []
      : [writeRow("To the first answer", firstResponse, linkCount(firstResponse.n, query, links))];
  const labels = Object.entries(timeInLabel)
    .filter(([, { n }]) => n > 0)
    .map(([label, spread]) => writeRow(`With label ${codeSpan(label)}`, spread, groupDigits(spread.n)));
  return [...answered, ...labels];
}

const writeRow = (
  name: string,
  spread: Spread & { readonly p95?: number | null },
  items: string,
): string[] => [
  name,
  write(spread.p50),
  write(spread.p85),
  spread.p95 === undefined ? "" : write(spread.p95),
  items,
];

const write = (days: number | null): string => (days === null ? ABSENT : formatDays(days));

function tellMissing(stream: StreamFigures): string {
  const { firstResponse, survival } = stream;
  const unanswered = firstResponse?.unanswered ?? 0;
  return [
    ...(unanswered > 0
      ? [
          `${groupDigits(unanswered)} of ${groupDigits(unanswered + (firstResponse?.n ?? 0))} created in the window have no answer yet.`,
        ]
      : []),
    ...missing("From start to finished", stream.cycleTime === null ? stream.cycleTimeReason : undefined),
    ...missing("First answer", firstResponse === null ? stream.firstResponseReason : undefined),
    ...(survival.median !== null && survival.p85 === null ? missing("85% of all", survival.p85Reason) : []),
  ].join(" ");
}

const missing = (name: string, reason: string | undefined): readonly string[] =>
  reason === undefined ? [] : [`${name}: not told, ${escapeMarkdown(reason, 200)}.`];
