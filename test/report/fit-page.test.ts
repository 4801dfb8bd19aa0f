import { describe, expect, test } from "vitest";
import type { HealthReport } from "../../shared/metrics/health-report.ts";
import { fitPage } from "../../shared/report/fit-page.ts";
import { renderIssueReport } from "../../shared/report/render-issue-report.ts";
import { openReportLinks } from "../../shared/report/report-links.ts";
import { buildItem, buildReport, SHOP_LINKS } from "./build-report.ts";
import { buildWideMap } from "./build-wide-map.ts";
import { findBrokenTables } from "./find-broken-tables.ts";
import { readDiagrams } from "./mermaid/read-diagrams.ts";
import { renderWhole } from "./render-whole.ts";
import { SHOP_REPORT } from "./shop-report.ts";

const sizeOf = (text: string): number => Buffer.byteLength(text);
const headingsOf = (markdown: string): readonly string[] => markdown.match(/^### .*$/gm) ?? [];
const whole = renderWhole(SHOP_REPORT, SHOP_LINKS);

/** In the order in which they go. */
const DROPPED = [
  'the section "Dependencies"',
  'the section "Forecast"',
  'the section "Flow or local optimum"',
  "long lists",
  "pictures",
  "links to searches",
  "all sections that did not fit",
];

test("a page that fits is whole, to the last byte", () => {
  expect(fitPage(SHOP_REPORT, SHOP_LINKS)).toEqual({ markdown: whole, dropped: [] });
  expect(fitPage(SHOP_REPORT, SHOP_LINKS, sizeOf(whole)).dropped).toEqual([]);
  expect(fitPage(SHOP_REPORT, SHOP_LINKS, sizeOf(whole) - 1).dropped).toEqual(DROPPED.slice(0, 1));
});

/** Every page there is, each of a limit that its forerunner is just too large for. */
const pages = [fitPage(SHOP_REPORT, SHOP_LINKS)];
while (sizeOf(pages.at(-1)!.markdown) > 3_000)
  pages.push(fitPage(SHOP_REPORT, SHOP_LINKS, sizeOf(pages.at(-1)!.markdown) - 1));

const pageWithout = (many: number): string => pages.find(({ dropped }) => dropped.length === many)!.markdown;

test("the smaller the limit, the more goes, in a fixed order, and the page says what", () => {
  for (const [at, { markdown, dropped }] of pages.entries()) {
    const before = pages[at - 1];
    if (before) expect(sizeOf(markdown)).toBeLessThan(sizeOf(before.markdown));
    expect(dropped).toEqual(DROPPED.slice(0, Math.min(at, DROPPED.length)));
    for (const name of dropped) expect(markdown.trimEnd().split("\n").at(-1)).toContain(name);
    expect(headingsOf(markdown)[0]).toBe("### Week 41: 2 of 4 streams need attention");
    expect(findBrokenTables(markdown)).toEqual([]);
  }
  expect(headingsOf(pages.at(-1)!.markdown).length).toBeLessThan(4);
});

describe("what goes", () => {
  test("sections", () => {
    const all = headingsOf(whole);
    expect(headingsOf(pageWithout(3))).toEqual(
      all.filter((heading) => !/Dependencies|Forecast|Flow or/.test(heading)),
    );
  });
  test("pictures, and no number with them", () => {
    expect(pageWithout(4)).toContain("```mermaid");
    expect(pageWithout(5)).not.toContain("```mermaid");
    expect(pageWithout(5)).toContain("4, 3, 3, 4, 3, 4, 3, 4, 3, 2, 2, 2");
  });
  test("searches, while items keep their links", () => {
    expect(pageWithout(6)).not.toContain("/issues?q=");
    expect(pageWithout(6)).toContain("](https://github.com/acme/shop/issues/118)");
  });
});

test("even the largest report of many repositories fits", () => {
  const [first] = SHOP_REPORT.figures.streams.filter(({ id }) => id === "checkout");
  const ids = Array.from({ length: 50 }, (_, at) => `stream-${at}`);
  const stream = SHOP_REPORT.map.streams[0]!;
  const large: HealthReport = {
    ...SHOP_REPORT,
    figures: { ...SHOP_REPORT.figures, streams: ids.map((id) => ({ ...first!, id, name: id })) },
    map: {
      ...SHOP_REPORT.map,
      streams: ids.map((id) => ({ ...stream, id, name: id, label: `stream: ${id}` })),
    },
  };
  const repositories = Array.from({ length: 150 }, (_, at) => `acme/repository-with-a-name-${at}`);
  const page = fitPage(large, openReportLinks({ serverUrl: "https://github.com", repositories }));
  expect(page.dropped).toContain("links to searches");
  expect(page.dropped).not.toContain("all sections that did not fit");
  expect(sizeOf(page.markdown)).toBeLessThanOrEqual(900 * 1024);
});

test.each(["購入手続きと返品の流れ", "Проверка заказа и возврата ", "التحقق من الدفع ", "🌱🪴", "|<&>`*_"])(
  "a large backlog whose names are all of %s fits, page and issue",
  (script) => {
    const name = script.repeat(200).slice(0, 200).toWellFormed();
    const map = buildWideMap({ streams: 50, journeys: 50, steps: 30, name: (plain) => `${plain} ${name}` });
    const items = Array.from({ length: 1_000 }, (_, at) =>
      buildItem({
        number: at + 1,
        title: `${at} ${name}`,
        streams: [`s${at % 50}`],
        block: { days: at, by: [{ repo: "acme/shop", number: at }], labels: [name], status: name },
      }),
    );
    const report = buildReport({ map, items });
    const { markdown, dropped } = fitPage(report, SHOP_LINKS);
    expect(sizeOf(markdown)).toBeLessThanOrEqual(900 * 1024);
    for (const part of dropped) expect(markdown).toContain(part);
    for (const source of readDiagrams(markdown)) expect(source.length).toBeLessThanOrEqual(5_000);
    expect(findBrokenTables(markdown)).toEqual([]);
    const issue = renderIssueReport(report, SHOP_LINKS);
    expect(issue.length).toBeLessThanOrEqual(65_000);
    expect(findBrokenTables(issue)).toEqual([]);
  },
);
