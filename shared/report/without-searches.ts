import type { ReportLinks } from "./report-links.ts";

/** Links to items and places alone: the prepared searches are what makes a page of many repositories long. */
export const withoutSearches = (links: ReportLinks): ReportLinks => ({ ...links, search: () => null });
