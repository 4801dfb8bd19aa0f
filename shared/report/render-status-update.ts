import type { HealthReport } from "../metrics/health-report.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";
import { listUrgent, writeHeadline } from "./headline.ts";
import { link } from "./markdown.ts";
import type { ReportLinks } from "./report-links.ts";

export interface StatusUpdate {
  readonly status: "ON_TRACK" | "AT_RISK";
  /** Markdown in one line. */
  readonly body: string;
}

const LONGEST = 1_000;

/** What the board's status update says: the headline, with the way to the whole report. */
export function renderStatusUpdate(report: HealthReport, links: ReportLinks): StatusUpdate {
  const sentence = escapeMarkdown(writeHeadline(report), LONGEST);
  return {
    status: listUrgent(report).length > 0 ? "AT_RISK" : "ON_TRACK",
    body: links.run === null ? sentence : `${sentence} ${link("The whole report", links.run)}`,
  };
}
