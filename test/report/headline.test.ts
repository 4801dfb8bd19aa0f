import { describe, expect, test } from "vitest";
import type { StreamFigures } from "../../shared/metrics/stream-figures.ts";
import { writeHeadline } from "../../shared/report/headline.ts";
import { headline } from "../../shared/report/sections/headline.ts";
import { buildItem, buildReport, NO_LINKS } from "./build-report.ts";
import { SHOP_REPORT } from "./shop-report.ts";

type Told = Pick<StreamFigures, "name" | "verdict" | "verdictReasons">;

const reportOn = (...streams: Told[]) =>
  buildReport({ streams: streams.map((stream, index) => ({ id: `s${index}`, ...stream })) });
const needy = (name: string, ...verdictReasons: string[]): Told => ({
  name,
  verdict: "attention",
  verdictReasons,
});
const calm = (name: string): Told => ({ name, verdict: "steady", verdictReasons: [] });
const unknown = (name: string): Told => ({ name, verdict: "too-little-data", verdictReasons: [] });

describe("the headline in a line", () => {
  test.each([
    [
      "nobody",
      [calm("A"), calm("B"), unknown("C")],
      "No stream needs attention: 2 are steady and 1 has too little data to say.",
    ],
    [
      "nobody can tell",
      [unknown("A"), unknown("B")],
      "No stream needs attention: both have too little data to say.",
    ],
    [
      "none of three",
      [unknown("A"), unknown("B"), unknown("C")],
      "No stream needs attention: all 3 have too little data to say.",
    ],
    ["no stream at all", [], "No stream needs attention."],
    ["one", [needy("A", "Net flow was 9"), calm("B")], "1 of 2 streams needs attention: A (net flow was 9)."],
    [
      "a stream of several reasons",
      [needy("A", "x", "y", "z")],
      "1 of 1 stream needs attention: A (x, and 2 more reasons).",
    ],
    [
      "more than three",
      ["A", "B", "C", "D", "E"].map((name) => needy(name, "x")),
      "5 of 5 streams need attention: A (x), B (x), C (x) and 2 more.",
    ],
  ])("%s needs attention", (_, streams, expected) => {
    expect(writeHeadline(reportOn(...streams))).toBe(expected);
  });

  test("items of no stream are no stream", () => {
    const report = buildReport({
      streams: [{ id: null, name: "no stream", verdict: "attention", verdictReasons: ["x"] }],
    });
    expect(writeHeadline(report)).toBe("No stream needs attention.");
  });

  test("a name of several lines is one", () => {
    expect(writeHeadline(reportOn(needy("A\n::error::b\u202e", "x\ny")))).toBe(
      "1 of 1 stream needs attention: A ::error::b (x y).",
    );
  });
});

describe("the headline of the page", () => {
  test("warns once, and only if a stream needs attention", () => {
    expect(headline(SHOP_REPORT, NO_LINKS).match(/\[!WARNING\]/g)).toHaveLength(1);
    expect(headline(reportOn(calm("A"), unknown("B")), NO_LINKS)).toContain(
      "Of 2 streams, 1 is steady and 1 has too little data to say.",
    );
    expect(headline(reportOn(calm("A")), NO_LINKS)).not.toContain("[!");
  });

  test("names ten streams and counts the others", () => {
    const streams = Array.from({ length: 12 }, (_, index) => needy(`Stream ${index}`, "x"));
    const lines = headline(reportOn(...streams), NO_LINKS)
      .split("\n")
      .filter((line) => line.startsWith("> -"));
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe("> - and 2 more, below");
  });

  test.each([
    [["a"], "1 of 1 open item sits in one stream (100%)."],
    [["a", "b"], "0 of 1 open item sit in one stream (0%), 1 in several."],
    [[], "0 of 1 open item sit in one stream (0%), 1 in none: where do they sit?"],
  ])("an item in the streams %j", (streams, expected) => {
    const report = buildReport({ items: [buildItem({ number: 1, streams })] });
    expect(headline(report, NO_LINKS)).toContain(expected);
  });
});
