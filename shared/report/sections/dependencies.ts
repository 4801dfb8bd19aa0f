import type { HealthReport } from "../../metrics/health-report.ts";
import type { StreamBlocks } from "../../metrics/open-item.ts";
import type { ItemName } from "../../metrics/stream-figures.ts";
import { itemKey } from "../../metrics/work-item.ts";
import { count, groupDigits } from "../../text/count.ts";
import { type Detail, WHOLE } from "../detail.ts";
import { linkItems } from "../link-items.ts";
import { details, heading, join, numbers, table } from "../markdown.ts";
import { nameStream } from "../name-stream.ts";
import { indexOpenItems } from "../open-item-index.ts";
import type { ReportLinks } from "../report-links.ts";

/** A wider matrix cannot be read: then the pairs stand in a list. */
const MOST_COLUMNS = 8;

/** Which streams wait for which, now and four weeks ago; "" when none does or did. */
export function dependencies(report: HealthReport, links: ReportLinks, detail: Detail = WHOLE): string {
  const pairs = report.streamBlocks.filter(({ now, before }) => now > 0 || before > 0);
  if (pairs.length === 0) return "";
  const blocking = inOrder(
    pairs.map((pair) => pair.blocking),
    report,
  );
  return join(
    heading("Dependencies"),
    writeOpening(pairs, report),
    blocking.length > MOST_COLUMNS ? writeList(pairs, report) : writeMatrix(pairs, blocking, report),
    "Open blocks between streams; in brackets: four weeks ago. A block counts once for each pair of streams.",
    detail.lists ? details("Which items wait", writeItems(pairs, report, links)) : "",
  );
}

function writeOpening(pairs: readonly StreamBlocks[], report: HealthReport): string {
  const now = pairs.reduce((sum, pair) => sum + pair.now, 0);
  const before = pairs.reduce((sum, pair) => sum + pair.before, 0);
  const trend = now > before ? `up from ${before}` : now < before ? `down from ${before}` : "as";
  const [most, next] = [...pairs].sort((a, b) => b.now - a.now);
  const total = `**${count(now, "block")} between streams**, ${trend} four weeks ago.`;
  if (most === undefined || most.now <= (next?.now ?? 0)) return total;
  return `${total} Most often ${nameStream(most.waiting, report)} waits for ${nameStream(most.blocking, report)} (${groupDigits(most.now)}).`;
}

/** Stream ids, each once, in the map's order. */
const inOrder = (ids: readonly string[], { figures }: HealthReport): readonly string[] =>
  figures.streams.flatMap(({ id }) => (id !== null && ids.includes(id) ? [id] : []));

function writeMatrix(
  pairs: readonly StreamBlocks[],
  blocking: readonly string[],
  report: HealthReport,
): string {
  const waiting = inOrder(
    pairs.map((pair) => pair.waiting),
    report,
  );
  const cell = (row: string, column: string): string => {
    const pair = pairs.find((some) => some.waiting === row && some.blocking === column);
    return pair === undefined ? "" : `${pair.now} (${pair.before})`;
  };
  return table(
    ["Waits ↓ for →", ...blocking.map((id) => numbers(nameStream(id, report)))],
    waiting.map((row) => [nameStream(row, report), ...blocking.map((column) => cell(row, column))]),
  );
}

const writeList = (pairs: readonly StreamBlocks[], report: HealthReport): string =>
  table(
    ["Stream", "Waits for", numbers("Blocks")],
    [...pairs]
      .sort((a, b) => b.now - a.now || b.before - a.before)
      .map(({ waiting, blocking, now, before }) => [
        nameStream(waiting, report),
        nameStream(blocking, report),
        `${now} (${before})`,
      ]),
  );

function writeItems(pairs: readonly StreamBlocks[], report: HealthReport, links: ReportLinks): string {
  const index = indexOpenItems(report);
  const sitsIn = (item: ItemName, stream: string): boolean =>
    index.find(item)?.streams.includes(stream) ?? false;
  const rows = pairs.flatMap(({ waiting, blocking }) => {
    const held = index
      .inStream(waiting)
      .filter(({ block }) => block?.by.some((blocker) => sitsIn(blocker, blocking)));
    if (held.length === 0) return [];
    const blockers = held.flatMap(({ block }) => (block?.by ?? []).filter((item) => sitsIn(item, blocking)));
    const once = [...new Map(blockers.map((item) => [itemKey(item), item])).values()];
    return [
      [
        nameStream(waiting, report),
        linkItems(held, report, links),
        linkItems(once, report, links),
        nameStream(blocking, report),
      ],
    ];
  });
  return table(["Stream", "Its items", "Wait for", "Of"], rows);
}
