import { describe, expect, test } from "vitest";
import { printReport } from "../../action/print-report.ts";
import { displayWidth } from "../../shared/text/display-width.ts";
import { buildReport } from "./build-report.ts";
import { SHOP_REPORT } from "./shop-report.ts";

/** Colours as marks, one each for yellow, bold and dim. */
const paint = (style: unknown, text: string): string => `${String(style).slice(0, 1)}>${text}`;
const plain = (_: unknown, text: string): string => text;
const print = (width: number, report = SHOP_REPORT): readonly string[] =>
  printReport(report, { paint: plain, width }).split("\n");

const LONG = "購入手続きと返品 of a stream with a long name";

describe("the report on a terminal", () => {
  test("who needs attention and why comes first, then a line for each stream", async () => {
    await expect(`${print(80).join("\n")}\n`).toMatchFileSnapshot("../golden/report/terminal-80.txt");
    await expect(`${print(120).join("\n")}\n`).toMatchFileSnapshot("../golden/report/terminal-120.txt");
  });

  test.each([80, 100, 120])("no line is longer than %i columns", (width) => {
    const [first, ...others] = SHOP_REPORT.figures.streams;
    const streams = [
      { ...first!, name: LONG, verdictReasons: [LONG, LONG, LONG], verdict: "attention" as const },
      ...others,
    ];
    const figures = { ...SHOP_REPORT.figures, streams };
    for (const line of print(width, { ...SHOP_REPORT, figures }))
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  test("in a log there are no columns to keep to", () => {
    expect(print(Number.POSITIVE_INFINITY).join("\n")).toContain("Net flow 4w");
    expect(print(Number.POSITIVE_INFINITY)[1]).toMatch(/^- Discovery: .*$/);
  });

  test("colours: the streams that need attention; no stream is none", () => {
    const nowhere = { ...SHOP_REPORT.figures.streams.at(-1)!, verdict: "attention" as const };
    const figures = {
      ...SHOP_REPORT.figures,
      streams: [...SHOP_REPORT.figures.streams.slice(0, -1), nowhere],
    };
    const lines = printReport({ ...SHOP_REPORT, figures }, { paint, width: 80 }).split("\n");
    expect(lines.filter((line) => line.startsWith("y>"))).toHaveLength(2);
    expect(lines.at(lines.findIndex((line) => line.startsWith("No stream")))).toMatch(/^No stream +– /);
  });

  test("calm, and without anything", () => {
    expect(print(80, buildReport())[0]).toBe("No stream needs attention: 1 has too little data to say.");
  });

  test("more than ten streams with their reasons are too many", () => {
    const streams = Array.from({ length: 12 }, (_, at) => ({
      id: `s${at}`,
      name: `S${at}`,
      verdict: "attention" as const,
      verdictReasons: ["x"],
    }));
    expect(print(80, buildReport({ streams })).slice(10, 12)).toEqual(["- S9: x", "- and 2 more, below"]);
  });
});
