import { expect, test } from "vitest";
import { linkItem, nameItem } from "../../shared/report/link-item.ts";
import { buildItem, buildReport, NO_LINKS, SHOP_LINKS } from "./build-report.ts";
import { renderWhole } from "./render-whole.ts";
import { SHOP_REPORT } from "./shop-report.ts";

const headingsOf = (markdown: string): readonly string[] => markdown.match(/^### .*$/gm) ?? [];

test("the sections stand in their order, the answer first", () => {
  expect(headingsOf(renderWhole(SHOP_REPORT, SHOP_LINKS))).toEqual([
    "### Week 41: 2 of 4 streams need attention",
    "### Streams at a glance",
    "### Where work sits",
    "### Each stream",
    "### Change or noise",
    "### Bottlenecks",
    "### Blockers",
    "### Flow or local optimum",
    "### Alignment",
    "### Dependencies",
    "### Forecast",
    "### Method and data quality",
  ]);
});

test("what has nothing to say is left out, its heading too", () => {
  const headings = headingsOf(renderWhole(buildReport(), SHOP_LINKS));
  expect(headings).not.toContain("### Each stream");
  expect(headings).not.toContain("### Blockers");
  expect(headings[0]).toBe("### Week 41: no stream needs attention");
});

test("streams that need attention come first and are unfolded, three at most", () => {
  const names = ["A", "B", "C", "D", "E"];
  const report = buildReport({
    streams: names.map((name, index) => ({
      id: name.toLowerCase(),
      name,
      verdict: index === 0 ? "steady" : "attention",
      verdictReasons: index === 0 ? [] : ["x"],
      arrivals: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    })),
  });
  const summaries = renderWhole(report, NO_LINKS).match(/<details(?: open)?><summary><b>.<\/b>/g);
  expect(summaries).toEqual([
    "<details open><summary><b>B</b>",
    "<details open><summary><b>C</b>",
    "<details open><summary><b>D</b>",
    "<details><summary><b>E</b>",
    "<details><summary><b>A</b>",
  ]);
});

test("an item is named with its repository only where there are several", () => {
  const one = buildItem({ number: 1 });
  const other = buildItem({ number: 2, repo: "acme/app" });
  const [alone, both] = [buildReport({ items: [one] }), buildReport({ items: [one, other] })];
  expect(linkItem(one, alone, SHOP_LINKS)).toBe("[#\u20601](https://github.com/acme/shop/issues/1)");
  expect(nameItem(one, both)).toBe("shop#\u20601");
  expect(nameItem(other, both)).toBe("app#\u20602");
  expect(nameItem({ repo: "", number: 3 }, both)).toBe("#\u20603");
});

test("nothing on the page calls or refers to anything, with links or without", () => {
  for (const links of [SHOP_LINKS, NO_LINKS]) {
    const page = renderWhole(SHOP_REPORT, links)
      .replace(/\]\([^)]*\)/g, "]")
      .replace(/```[\s\S]*?```/g, "");
    expect(page).not.toMatch(/#\d|@\w/);
    expect(page).not.toMatch(/<(?!\/?(?:details|summary|b)\b|details open>|br\/>)/);
  }
});
