import { ISSUE_MARKER } from "../domain/marker.ts";
import type { HealthReport } from "../metrics/health-report.ts";
import { type Detail, type Section, WHOLE } from "./detail.ts";
import { join, link } from "./markdown.ts";
import { quietLinks } from "./quiet-links.ts";
import type { ReportLinks } from "./report-links.ts";
import { blockers } from "./sections/blockers.ts";
import { headline } from "./sections/headline.ts";
import { streamsAtAGlance } from "./sections/streams-at-a-glance.ts";
import { withoutSearches } from "./without-searches.ts";

/** GitHub takes 65,536 characters. */
const LIMIT = 65_000;

interface Look {
  readonly sections: readonly Section[];
  readonly detail: Detail;
  readonly links: ReportLinks;
}

/**
 * The report as an issue's body, within `limit` characters: the answer, the streams and the blockers, with the way to
 * the whole page. It begins with the marker by which we find the issue again.
 */
export function renderIssueReport(report: HealthReport, links: ReportLinks, limit = LIMIT): string {
  const bodies = looks(quietLinks(links)).map((look) => () => render(look, report));
  const fitting = bodies.find((write) => write().length <= limit) ?? bodies.at(-1);
  return fitting?.() ?? ISSUE_MARKER;
}

/** From the whole body to the headline alone. */
function looks(links: ReportLinks): readonly Look[] {
  const sections = [headline, streamsAtAGlance, blockers];
  const bare = { detail: { lists: false, pictures: false }, links: withoutSearches(links) };
  return [
    { sections, detail: WHOLE, links },
    { sections, detail: { lists: true, pictures: false }, links },
    { sections, detail: { lists: false, pictures: false }, links },
    { sections, ...bare },
    { sections: [headline, streamsAtAGlance], ...bare },
    { sections: [headline], ...bare },
  ];
}

const render = ({ sections, detail, links }: Look, report: HealthReport): string =>
  join(ISSUE_MARKER, ...sections.map((section) => section(report, links, detail)), writeEnd(links));

const writeEnd = ({ run }: ReportLinks): string =>
  run === null
    ? "The whole report, with every stream, is in the summary of the workflow run that wrote this."
    : `The whole report, with every stream, is in the summary of ${link("this run", run)}.`;
