import type { Objective } from "../../../domain/flow-map.ts";
import type { HealthReport } from "../../../metrics/health-report.ts";
import { escapeMarkdown } from "../../../text/escape-markdown.ts";
import { formatNumber, formatShare } from "../../format.ts";
import { linkCount } from "../../link-count.ts";
import { join, numbers, table } from "../../markdown.ts";
import { nameStreams } from "../../name-stream.ts";
import type { ReportLinks } from "../../report-links.ts";
import { reportWindow } from "../../report-period.ts";
import { serving } from "../../search-objective.ts";
import { finished, IS_OPEN, searchItems } from "../../search-queries.ts";

/** What the work in the streams is for. */
export function objectives(report: HealthReport, links: ReportLinks): string {
  const { figures, map } = report;
  if (map.objectives.length === 0) return "";
  const wip = figures.streams.reduce((sum, stream) => sum + stream.wip, 0);
  const offShare =
    wip === 0
      ? ""
      : `: ${formatShare(figures.offObjectiveWipShare)} of the work in progress serves none of them.`;
  return join(
    `**Objectives**${offShare}`,
    table(
      ["Objective", numbers("Open"), numbers("Finished in the window"), "Streams"],
      map.objectives.map((objective) => writeRow(objective, report, links)),
    ),
  );
}

function writeRow(objective: Objective, report: HealthReport, links: ReportLinks): readonly string[] {
  const { objectives: figures } = report.figures;
  const { open = 0, finished: done = 0 } = figures.find(({ id }) => id === objective.id) ?? {};
  const term = serving(objective);
  const linked = (items: number, state: string): string =>
    term === null
      ? formatNumber(items)
      : linkCount(items, searchItems("all", report.map, state, term), links);
  return [
    escapeMarkdown(objective.name),
    linked(open, IS_OPEN),
    linked(done, finished(reportWindow(report))),
    nameStreams(objective.streams, report),
  ];
}
