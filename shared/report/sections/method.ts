import type { HealthReport } from "../../metrics/health-report.ts";
import { count } from "../../text/count.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { formatDate, formatInstant } from "../format.ts";
import { details, enumerateSome, heading, join, link, list } from "../markdown.ts";
import type { ReportLinks } from "../report-links.ts";

const MOST_NAMES = 5;

/** Where the numbers come from, what was left out, and what each word means. */
export function method(report: HealthReport, links: ReportLinks): string {
  const { source, generatedAt, window } = report.figures;
  const from = source.kind === "github" ? "GitHub's own history" : "a backlog file";
  return join(
    heading("Method and data quality"),
    `Computed from ${from}: ${count(source.issues, "issue")}, as seen on ${formatInstant(generatedAt)}. The window is the ${count(window.weeks.length, "complete ISO week")} from ${formatDate(window.from)} up to ${formatDate(window.to)}, which is not in it. A past week can change when an item is reopened or deleted.`,
    join("**What limits these numbers**", list(writeLimits(report, links))),
    details("What the words mean", list(DEFINITIONS)),
    writeSources(links),
  );
}

function writeLimits({ figures }: HealthReport, links: ReportLinks): readonly string[] {
  const { source, streams } = figures;
  const trial = streams
    .filter(({ limits }) => limits.throughput?.trial || limits.netFlow?.trial)
    .map(({ name }) => escapeMarkdown(name));
  return [
    ...source.notes.map((note) => escapeMarkdown(note, 300)),
    ...(source.statusHistory
      ? []
      : [
          "No history of board statuses could be read: starts come from labels and assignments, and there is no flow efficiency.",
        ]),
    ...(trial.length > 0
      ? [`Limits of fewer than 12 points are a trial: ${enumerateSome(trial, MOST_NAMES)}.`]
      : []),
    ...(figures.coverage.several > 0
      ? [
          `${count(figures.coverage.several, "open item")} in several streams: each counts once in every one of them.`,
        ]
      : []),
    ...(links.search("is:issue") === null
      ? []
      : [
          "The searches behind the links see labels as they are today; the figures also know decisions that no label shows yet, and the labels of the past.",
        ]),
  ];
}

const DEFINITIONS = [
  "**Time** is elapsed, in days of 24 hours, UTC, weekends included.",
  "**Percentile**: nearest rank, so that the answer is a real item; p50 from 5 items, p85 from 10, p95 from 20. n is the number of items.",
  "**Finished**: closed as completed. **Dropped**: closed as not planned or as a duplicate; it leaves the backlog and is not counted as finished.",
  "**Started**: the first move into a status at work, else the first label that says so, else the first assignment. **Lead time** runs from creation to finish, **cycle time** from start to finish.",
  "**Blocked**: open, with a label or a status that says so, or with an open blocker.",
  "**Net flow**: arrived, less finished and dropped. Above zero the backlog grows.",
  "**Expectation**: the share finished within the days that the flow map names; open items older than that are past it.",
  "**Signal**: a week outside the limits (mean ± 2.66 × mean moving range), 8 in a row on one side of the mean, or 3 of 4 nearer a limit than the mean. On streams where nothing changed 3 to 9% show one all the same. Under 2 finished a week the days between are judged instead, transformed (^1/3.6).",
  "**Systemic blocker**: one cause that holds two or more open items.",
  "**Attention**: a signal for the worse in the last 4 weeks, a missed expectation, a systemic blocker, or more in progress than the limit. **Too little data**: no limits and fewer than 5 finished.",
];

function writeSources(links: ReportLinks): string {
  const places = [
    ["Flow map", links.map],
    ["Board", links.board],
    ["This run", links.run],
  ] as const;
  return places.flatMap(([name, url]) => (url === null ? [] : [link(name, url)])).join(" · ");
}
