import type { HealthReport } from "../../../metrics/health-report.ts";
import type { LongSpread, Spread, StreamFigures } from "../../../metrics/stream-figures.ts";
import { groupDigits } from "../../../text/count.ts";
import { escapeMarkdown } from "../../../text/escape-markdown.ts";
import { ABSENT, formatDays } from "../../format.ts";
import { linkCount } from "../../link-count.ts";
import { codeSpan, enumerate, join, numbers, table } from "../../markdown.ts";
import type { ReportLinks } from "../../report-links.ts";
import { reportWindow } from "../../report-period.ts";
import { created, finished, searchItems } from "../../search-queries.ts";

const SURVIVAL =
  "¹ Counts what is still open as well, since the times of what is finished flatter: what takes long is not finished yet.";

interface TimeRow {
  /** Markdown. */
  readonly name: string;
  readonly spread: Spread & Partial<LongSpread>;
  readonly items: string;
}

/** Times of the stream, each with the number of items behind it; then why others are missing. */
export function howLong(stream: StreamFigures, report: HealthReport, links: ReportLinks): string {
  const rows = listRows(stream, report, links);
  const shown = rows.filter(({ spread }) => spread.p50 !== null);
  const few = rows.filter(({ spread }) => spread.p50 === null);
  const columns = [
    "",
    numbers("Half within"),
    numbers("85% within"),
    numbers("95% within"),
    numbers("Items"),
  ];
  const times = table(columns, shown.map(writeRow));
  const notes = [
    ...(stream.survival.median === null ? [] : [SURVIVAL]),
    ...tellUnanswered(stream),
    ...tellFew(few),
    ...tellMissing(stream),
  ].join(" ");
  return times === "" && notes === "" ? "" : join("**How long it takes**", times, notes);
}

function listRows(stream: StreamFigures, report: HealthReport, links: ReportLinks): readonly TimeRow[] {
  const { id, leadTime, cycleTime, firstResponse, timeInLabel, survival } = stream;
  const done = searchItems(id, report.map, finished(reportWindow(report)));
  const born = searchItems(id, report.map, created(reportWindow(report)));
  const row = (name: string, spread: Spread | null, query: string, all: number): readonly TimeRow[] =>
    spread === null || spread.n === 0
      ? []
      : [{ name, spread, items: countItems(spread.n, all, query, links) }];
  return [
    ...row("From creation to finished", leadTime, done, leadTime.n),
    ...describeSurvival(survival),
    ...row("From start to finished", cycleTime, done, leadTime.n),
    ...row("To the first answer", firstResponse, born, countCreated(stream)),
    ...Object.entries(timeInLabel).flatMap(([label, spread]) =>
      spread.n === 0 ? [] : [{ name: `With label ${codeSpan(label)}`, spread, items: groupDigits(spread.n) }],
    ),
  ];
}

/** "36 of 37", where the search finds more than have the time. */
const countItems = (n: number, all: number, query: string, links: ReportLinks): string =>
  linkCount(all, query, links, n < all ? `${groupDigits(n)} of ${groupDigits(all)}` : groupDigits(n));

const countCreated = ({ firstResponse }: StreamFigures): number =>
  (firstResponse?.n ?? 0) + (firstResponse?.unanswered ?? 0);

function describeSurvival({ n, finished: done, median, p85 }: StreamFigures["survival"]): readonly TimeRow[] {
  if (median === null) return [];
  const name = "From creation to finished, of all created in 52 weeks ¹";
  return [
    { name, spread: { n, p50: median, p85 }, items: `${groupDigits(n)}, ${groupDigits(done)} finished` },
  ];
}

const writeRow = ({ name, spread, items }: TimeRow): readonly string[] => [
  name,
  write(spread.p50),
  write(spread.p85),
  spread.p95 === undefined ? "" : write(spread.p95),
  items,
];

const write = (days: number | null): string => (days === null ? ABSENT : formatDays(days));

function tellUnanswered(stream: StreamFigures): readonly string[] {
  const unanswered = stream.firstResponse?.unanswered ?? 0;
  if (unanswered === 0) return [];
  return [
    `${groupDigits(unanswered)} of ${groupDigits(countCreated(stream))} created in the window ${unanswered === 1 ? "has" : "have"} no answer so far.`,
  ];
}

function tellFew(rows: readonly TimeRow[]): readonly string[] {
  if (rows.length === 0) return [];
  const names = rows.map(
    ({ name, spread }) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)} (n ${groupDigits(spread.n)})`,
  );
  return [`Too few items to tell: ${enumerate(names)}.`];
}

function tellMissing(stream: StreamFigures): readonly string[] {
  const { cycleTime, firstResponse, survival } = stream;
  const isUnreached = survival.median !== null && survival.p85 === null;
  return [
    ...missing("From start to finished", cycleTime === null ? stream.cycleTimeReason : undefined),
    ...missing("To the first answer", firstResponse === null ? stream.firstResponseReason : undefined),
    ...missing(
      "When 85% of all created in 52 weeks are finished",
      isUnreached ? survival.p85Reason : undefined,
    ),
  ];
}

const missing = (name: string, reason: string | undefined): readonly string[] =>
  reason === undefined ? [] : [`${name}: ${escapeMarkdown(reason, 200)}.`];
