import type { HealthReport } from "../../../metrics/health-report.ts";
import {
  type ExpectationFigure,
  type StreamFigures,
  WORK_CLASSES,
  type WorkClass,
} from "../../../metrics/stream-figures.ts";
import { count, groupDigits } from "../../../text/count.ts";
import { escapeMarkdown } from "../../../text/escape-markdown.ts";
import type { Detail } from "../../detail.ts";
import { formatDays, formatHits, formatShare } from "../../format.ts";
import { linkItem } from "../../link-item.ts";
import { enumerate, enumerateSome, join, list } from "../../markdown.ts";
import { indexOpenItems } from "../../open-item-index.ts";
import type { ReportLinks } from "../../report-links.ts";
import { listOpen } from "./open-lists.ts";

const LONGEST_OUTCOME = 200;
const MOST_AT_RISK = 10;

/** What the stream is for, and whose it is; owners are shown, never called. */
export function streamGoal({ id }: StreamFigures, { map }: HealthReport): string {
  if (id === null) return "Items that no stream could be decided for. Where do they sit in the value flow?";
  const stream = map.streams.find((one) => one.id === id);
  const outcome = stream?.outcome ?? null;
  const owners = stream?.owners ?? [];
  return [
    outcome === null
      ? "The flow map names no outcome: what does the customer get?"
      : `**Outcome:** ${escapeMarkdown(outcome, LONGEST_OUTCOME)}`,
    ...(owners.length === 0
      ? []
      : [`**Owners:** ${owners.map((owner) => escapeMarkdown(owner.replace(/^@/, ""))).join(", ")}`]),
  ].join(" · ");
}

/** Whether the expectation was met, and which open items are past it. */
export function streamExpectation(
  stream: StreamFigures,
  report: HealthReport,
  links: ReportLinks,
  { lists }: Detail,
): string {
  const { expectation } = stream;
  if (expectation === null) return "";
  const { percent, days, basis, hits, n, atRisk } = expectation;
  const from = basis === "cycleTime" ? "from start" : "from creation";
  // Both lists have the oldest first.
  const items = listOpen(stream, report).slice(0, Math.min(atRisk.length, MOST_AT_RISK));
  const shown = items.map((item) => linkItem(item, report, links));
  const names = lists && shown.length > 0 ? `: ${enumerateSome(shown, MOST_AT_RISK, atRisk.length)}` : "";
  const late =
    atRisk.length === 0
      ? "No open item is older than that."
      : `${count(atRisk.length, "open item is", "open items are")} older than that${names}.`;
  return `**Expectation:** ${percent}% within ${formatDays(days)} ${from}. Kept by ${formatHits(hits, n)}: ${judge(expectation)}. ${late}`;
}

const judge = ({ met }: ExpectationFigure): string =>
  met === null ? "too few to judge" : met ? "met" : "**missed**";

const CLASS_NAMES: Readonly<Record<WorkClass, readonly [string, string]>> = {
  feature: ["feature", "features"],
  defect: ["defect", "defects"],
  risk: ["risk", "risks"],
  debt: ["of debt", "of debt"],
  other: ["of another type", "of another type"],
};

/** What kind of work was finished. */
export function finishedKinds({ distribution }: StreamFigures): string {
  const parts = WORK_CLASSES.filter((name) => distribution[name].count > 0).map((name) => {
    const { count: number, share } = distribution[name];
    return `${count(number, ...CLASS_NAMES[name])} (${formatShare(share)})`;
  });
  return parts.length === 0 ? "" : `**Finished in the window:** ${enumerate(parts)}.`;
}

/** What could be taken up next; a question, since the team knows more. */
export function pullNext(
  { pullNext: next }: StreamFigures,
  report: HealthReport,
  links: ReportLinks,
): string {
  if (next.length === 0) return "";
  const lines = next.map((item) => {
    const title = indexOpenItems(report).find(item)?.title;
    const why = [
      ...(item.unblocks > 0 ? [`unblocks ${groupDigits(item.unblocks)}`] : []),
      ...(item.pastExpectation ? ["past the expectation"] : []),
      `${formatDays(item.days)} old`,
    ];
    return `${linkItem(item, report, links)}${title === undefined ? "" : ` ${escapeMarkdown(title, 70)}`} (${why.join(", ")})`;
  });
  return join("**Could one of these be next?** Open, not blocked, not started:", list(lines));
}
