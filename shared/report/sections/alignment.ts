import type { CheckName } from "../../domain/finding.ts";
import type { HealthReport } from "../../metrics/health-report.ts";
import { count, groupDigits } from "../../text/count.ts";
import { coverageChart } from "../charts/coverage-chart.ts";
import { type Detail, WHOLE } from "../detail.ts";
import { formatShare } from "../format.ts";
import { linkCount } from "../link-count.ts";
import { linkItems } from "../link-items.ts";
import { enumerate, heading, join, numbers, table } from "../markdown.ts";
import type { ReportLinks } from "../report-links.ts";
import { IS_OPEN, searchItems } from "../search-queries.ts";
import { labelDrift } from "./alignment/label-drift.ts";
import { noStream } from "./alignment/no-stream.ts";
import { objectives } from "./alignment/objectives.ts";
import { overrides } from "./alignment/overrides.ts";
import { severalStreams } from "./alignment/several-streams.ts";

/** Whether every item sits in one stream, and whether the streams serve what is aimed at. */
export function alignment(report: HealthReport, links: ReportLinks, detail: Detail = WHOLE): string {
  return join(
    heading("Alignment"),
    writeCoverage(report, links),
    detail.pictures ? coverageChart(report.figures.coverage) : "",
    writeFindings(report, links, detail),
    detail.lists ? noStream(report, links) : "",
    detail.lists ? severalStreams(report, links) : "",
    labelDrift(report, links),
    overrides(report, links),
    objectives(report, links),
  );
}

function writeCoverage({ figures, map }: HealthReport, links: ReportLinks): string {
  const { open, one, none, several } = figures.coverage;
  if (open === 0) return "Nothing is open.";
  const all = linkCount(open, searchItems("all", map, IS_OPEN), links, count(open, "open item"));
  const outside = linkCount(none, searchItems(null, map, IS_OPEN), links, count(none, "item"));
  const others = enumerate([
    ...(none > 0 ? [`${outside} in no stream`] : []),
    ...(several > 0 ? [`${groupDigits(several)} in several`] : []),
  ]);
  return [
    `**${formatShare(one / open)} of ${all} ${one === 1 ? "sits" : "sit"} in exactly one stream** (${groupDigits(one)})${others === "" ? "." : `, ${others}.`}`,
    ...(figures.holds > 0 ? [`People chose the stream of ${count(figures.holds, "item")}.`] : []),
  ].join(" ");
}

/** The findings that say something about the shape of the work, in words. */
const FINDINGS: readonly (readonly [CheckName, string])[] = [
  ["unmapped", "No stream could be decided"],
  ["ambiguous", "Two or more streams tie"],
  ["component-led", "Led by a component, without an outcome"],
  ["no-outcome", "Without an outcome"],
  ["too-many-streams", "Candidates to re-slice: sub-issues in three or more streams"],
  ["off-parent", "In another stream than the parent"],
  ["retired-stream", "In a retired stream"],
  ["board-drift", "Board and label disagree"],
];

function writeFindings(report: HealthReport, links: ReportLinks, { lists }: Detail): string {
  const rows = FINDINGS.flatMap(([check, text]) => {
    const items = report.openItems.filter(({ findings }) => findings.includes(check));
    if (items.length === 0) return [];
    return [[text, groupDigits(items.length), lists ? linkItems(items, report, links, 5) : ""]];
  });
  return table(["What was found", numbers("Items"), ...(lists ? ["The oldest"] : [])], rows);
}
