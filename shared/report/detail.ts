import type { HealthReport } from "../metrics/health-report.ts";
import type { ReportLinks } from "./report-links.ts";

/** How much of itself a section shows; a page that would be too large shows less. */
export interface Detail {
  /** Lists of items, which grow with the backlog. */
  readonly lists: boolean;
  /** Mermaid blocks. */
  readonly pictures: boolean;
}

export const WHOLE: Detail = { lists: true, pictures: true };

/** One section of the page, with its heading; "" = nothing to say. */
export type Section = (report: HealthReport, links: ReportLinks, detail?: Detail) => string;
