import fc from "fast-check";
import { expect, test } from "vitest";
import { renderIssueReport } from "../../shared/report/render-issue-report.ts";
import { renderReport } from "../../shared/report/render-report.ts";
import { renderMarkdown } from "../github/pages/render-markdown.ts";
import { SHOP_LINKS } from "./build-report.ts";
import { findBrokenTables } from "./find-broken-tables.ts";
import { findLiveText } from "./find-live-text.ts";
import { hostileText } from "./hostile-text.ts";
import { SHOP_REPORT } from "./shop-report.ts";
import { spoilReport } from "./spoil-report.ts";

const MANY = 60;
const RUNS = { numRuns: 150 };

const spoiled = fc.array(hostileText, { minLength: MANY, maxLength: MANY }).map((texts) => {
  let at = 0;
  return spoilReport(SHOP_REPORT, () => texts[at++ % MANY]!);
});

const harmless = spoilReport(SHOP_REPORT, () => "harmless");

/** The tags of a page in their order: what the Markdown is taken for. */
const tagsOf = (markdown: string): readonly string[] =>
  [...renderMarkdown(markdown).matchAll(/<\/?[a-z]\w*/g)].map(([tag]) => tag);

test("what people write does nothing on the page, nor in its tables", () => {
  fc.assert(
    fc.property(spoiled, (report) => {
      for (const page of [renderReport(report, SHOP_LINKS), renderIssueReport(report, SHOP_LINKS)]) {
        expect(findLiveText(page)).toEqual([]);
        expect(findBrokenTables(page)).toEqual([]);
      }
    }),
    RUNS,
  );
});

test("what people write changes no markup around it", () => {
  const tags = tagsOf(renderReport(harmless, SHOP_LINKS));
  fc.assert(
    fc.property(spoiled, (report) => {
      expect(tagsOf(renderReport(report, SHOP_LINKS))).toEqual(tags);
    }),
    RUNS,
  );
});

test.each([
  "@octocat",
  "see #12",
  "GH-7",
  "www.example.com",
  ":tada:",
  "<b>x</b>",
  "::error::x",
  "[x](https://evil.example)",
])("%s would be found", (text) => expect(findLiveText(text)).not.toEqual([]));

test.each(["| a | b |\n| --- | --- |\n| c |", "| a |\nb"])("a broken table would be found: %j", (text) =>
  expect(findBrokenTables(text)).not.toEqual([]),
);
