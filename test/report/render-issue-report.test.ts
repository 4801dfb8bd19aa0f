import { expect, test } from "vitest";
import { ISSUE_MARKER } from "../../shared/domain/marker.ts";
import { renderIssueReport } from "../../shared/report/render-issue-report.ts";
import { openReportLinks } from "../../shared/report/report-links.ts";
import { buildReport, NO_LINKS, SHOP_LINKS } from "./build-report.ts";
import { findBrokenTables } from "./find-broken-tables.ts";
import { findLiveText } from "./find-live-text.ts";
import { SHOP_REPORT } from "./shop-report.ts";

const headingsOf = (markdown: string): readonly string[] => markdown.match(/^### .*$/gm) ?? [];
const whole = renderIssueReport(SHOP_REPORT, SHOP_LINKS);

test("the shop's report as an issue", async () => {
  await expect(`${whole}\n`).toMatchFileSnapshot("../golden/report/issue.md");
});

test("it begins with our marker and has the answer, the streams and the blockers", () => {
  expect(whole.startsWith(`${ISSUE_MARKER}\n`)).toBe(true);
  expect(headingsOf(whole)).toEqual([
    "### Week 41: 2 of 4 streams need attention",
    "### Streams at a glance",
    "### Blockers",
  ]);
});

test("it leads to the run, or says where the rest is", () => {
  expect(whole.split("\n").at(-1)).toContain("](https://github.com/acme/shop/actions/runs/1234567)");
  expect(renderIssueReport(SHOP_REPORT, NO_LINKS).split("\n").at(-1)).toBe(
    "The whole report, with every stream, is in the summary of the workflow run that wrote this.",
  );
});

test("it refers to no item, so that no item is told of it", () => {
  expect(whole).toContain("](https://redirect.github.com/acme/shop/issues/118)");
  expect(whole).not.toMatch(/\/\/github\.com\/acme\/shop\/issues\/\d/);
  const enterprise = openReportLinks({ serverUrl: "https://git.acme.example", repositories: ["acme/shop"] });
  const there = renderIssueReport(SHOP_REPORT, enterprise);
  expect(there).not.toMatch(/\/issues\/\d/);
  expect(there).toContain("](https://git.acme.example/acme/shop/issues?q=");
});

test.each([65_000, 20_000, 9_000, 6_000, 3_000, 2_000])("within %i characters", (limit) => {
  const body = renderIssueReport(SHOP_REPORT, SHOP_LINKS, limit);
  expect(body.length).toBeLessThanOrEqual(limit);
  expect(body.startsWith(ISSUE_MARKER)).toBe(true);
  expect(body).toContain("2 of 4 streams need attention");
  expect(findBrokenTables(body)).toEqual([]);
  expect(findLiveText(body)).toEqual([]);
});

test("lists and pictures go before the streams do", () => {
  const small = renderIssueReport(SHOP_REPORT, SHOP_LINKS, whole.length - 1);
  expect(small).not.toContain("```mermaid");
  expect(headingsOf(small)).toEqual(headingsOf(whole));
});

test("of nothing", () => {
  expect(headingsOf(renderIssueReport(buildReport(), SHOP_LINKS))).toEqual([
    "### Week 41: no stream needs attention",
    "### Streams at a glance",
  ]);
});
