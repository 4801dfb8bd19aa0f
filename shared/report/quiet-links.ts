import type { ReportLinks } from "./report-links.ts";

const GITHUB = /^https:\/\/github\.com\//;

/**
 * Links for a text that stands in an issue: a link to an item would leave a "mentioned this issue" there, week by week.
 * GitHub's own redirecting host leaves none; other servers have no such host, so there items are named without a link.
 */
export const quietLinks = (links: ReportLinks): ReportLinks => ({
  ...links,
  issue: (item) => {
    const url = links.issue(item);
    return url !== null && GITHUB.test(url) ? url.replace(GITHUB, "https://redirect.github.com/") : null;
  },
});
