import fc from "fast-check";
import { expect, test } from "vitest";
import type { HealthReport } from "../../shared/metrics/health-report.ts";
import { renderIssueReport } from "../../shared/report/render-issue-report.ts";
import { SHOP_LINKS } from "./build-report.ts";
import { findBrokenTables } from "./find-broken-tables.ts";
import { findLiveText } from "./find-live-text.ts";
import { hostileText } from "./hostile-text.ts";
import { renderWhole } from "./render-whole.ts";
import { scanMarkdown } from "./scan-markdown.ts";
import { SHOP_REPORT } from "./shop-report.ts";
import { spoilReport } from "./spoil-report.ts";

const MANY = 60;
const RUNS = { numRuns: 150 };

const hostile = fc.array(hostileText, { minLength: MANY, maxLength: MANY });

function spoil(texts: readonly string[]): HealthReport {
  let at = 0;
  return spoilReport(SHOP_REPORT, () => texts[at++ % texts.length]!);
}

test("what people write does nothing on the page, nor in its tables", () => {
  fc.assert(
    fc.property(hostile, (texts) => {
      const report = spoil(texts);
      for (const page of [renderWhole(report, SHOP_LINKS), renderIssueReport(report, SHOP_LINKS)]) {
        expect(findLiveText(page)).toEqual([]);
        expect(findBrokenTables(page)).toEqual([]);
      }
    }),
    RUNS,
  );
});

test("what people write changes no markup around it", () => {
  const { marks } = scanMarkdown(renderWhole(spoil(["harmless"]), SHOP_LINKS));
  fc.assert(
    fc.property(hostile, (texts) => {
      expect(scanMarkdown(renderWhole(spoil(texts), SHOP_LINKS)).marks).toEqual(marks);
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
  "<i>x</i>",
  "::error::x",
  "[x](https://evil.example)",
])("%s would be found", (text) => expect(findLiveText(text)).not.toEqual([]));

test.each(["| a | b |\n| --- | --- |\n| c |", "| a |\nb"])("a broken table would be found: %j", (text) =>
  expect(findBrokenTables(text)).not.toEqual([]),
);
