import type { HealthReport } from "../metrics/health-report.ts";
import { type Detail, type Section, WHOLE } from "./detail.ts";
import { enumerate, join } from "./markdown.ts";
import { SECTIONS } from "./page-sections.ts";
import type { ReportLinks } from "./report-links.ts";
import { dependencies } from "./sections/dependencies.ts";
import { flowOrLocalOptimum } from "./sections/flow-or-local-optimum.ts";
import { forecast } from "./sections/forecast.ts";
import { withoutSearches } from "./without-searches.ts";

/** GitHub drops a summary of more than 1 MiB whole. */
const LIMIT = 900 * 1024;

export interface FittedPage {
  readonly markdown: string;
  /** What was left out to fit, in words; empty = nothing. */
  readonly dropped: readonly string[];
}

/** How a page looks: which sections, with how much in them. */
interface Look {
  readonly sections: readonly Section[];
  readonly detail: Detail;
  readonly links: ReportLinks;
}

interface Saving {
  readonly name: string;
  readonly apply: (look: Look) => Look;
}

const without = (section: Section, name: string): Saving => ({
  name: `the section "${name}"`,
  apply: (look) => ({ ...look, sections: look.sections.filter((other) => other !== section) }),
});

/** What goes first is missed least. */
const SAVINGS: readonly Saving[] = [
  without(dependencies, "Dependencies"),
  without(forecast, "Forecast"),
  without(flowOrLocalOptimum, "Flow or local optimum"),
  { name: "long lists", apply: (look) => ({ ...look, detail: { ...look.detail, lists: false } }) },
  { name: "pictures", apply: (look) => ({ ...look, detail: { ...look.detail, pictures: false } }) },
  { name: "links to searches", apply: (look) => ({ ...look, links: withoutSearches(look.links) }) },
];

/**
 * The whole page for a job's summary, within `limit` bytes of UTF-8. Over it, parts are left out one by one, and the
 * page says at its end which; if that is not enough, sections from the end.
 */
export function fitPage(report: HealthReport, links: ReportLinks, limit = LIMIT): FittedPage {
  const dropped: string[] = [];
  let look: Look = { sections: SECTIONS, detail: WHOLE, links };
  let markdown = render(look, report, dropped);
  for (const { name, apply } of [...SAVINGS, ...shortenings()]) {
    if (!isOver(markdown, limit)) break;
    look = apply(look);
    if (!dropped.includes(name)) dropped.push(name);
    markdown = render(look, report, dropped);
  }
  return { markdown, dropped };
}

/** Takes sections from the end, down to the headline. */
const shortenings = (): readonly Saving[] =>
  SECTIONS.slice(1).map(() => ({
    name: "all sections that did not fit",
    apply: (look) => ({ ...look, sections: look.sections.slice(0, Math.max(1, look.sections.length - 1)) }),
  }));

const render = (
  { sections, detail, links }: Look,
  report: HealthReport,
  dropped: readonly string[],
): string =>
  `${join(
    ...sections.map((section) => section(report, links, detail)),
    dropped.length === 0 ? "" : `_Left out, since GitHub shows no larger page: ${enumerate(dropped)}._`,
  )}\n`;

/** In bytes of UTF-8; a text has no fewer of them than characters. */
const isOver = (text: string, limit: number): boolean =>
  text.length > limit || new TextEncoder().encode(text).length > limit;
