import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrivalsChart } from "../../shared/report/charts/arrivals-chart.ts";
import { flowMapChart } from "../../shared/report/charts/flow-map-chart.ts";
import { drawSparkline } from "../../shared/report/charts/sparkline.ts";
import { drawTextBar } from "../../shared/report/charts/text-bar.ts";
import { listLanes } from "../../shared/report/list-lanes.ts";
import { buildItem, buildReport } from "./build-report.ts";

test.each([
  [[0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"],
  [[0, 0], "▁▁"],
  [[1], "█"],
  [[0, 1, 100], "▁▂█"],
  [[], ""],
])("a sparkline of %j", (counts, expected) => {
  expect(drawSparkline(counts)).toBe(expected);
});

test.each([
  [0, 10, ""],
  [1, 1000, "█"],
  [5, 10, "█████"],
  [10, 10, "██████████"],
  [20, 10, "██████████"],
  [3, 0, ""],
])("a bar of %d out of %d", (amount, most, expected) => {
  expect(drawTextBar(amount, most, 10)).toBe(expected);
});

describe("arrivals", () => {
  const draw = (weeks: number): readonly string[] => {
    const counts = Array.from({ length: weeks }, (_, week) => week);
    const names = counts.map((week) => `2026-W${week + 10}`);
    return arrivalsChart({ weeks: names, arrivals: counts, throughput: counts.map(() => 1) }).split("\n");
  };

  test("shows the last 12 weeks, each with a bar and a point", () => {
    const [, , , x, y, bar, line] = draw(20);
    expect(x).toBe(`  x-axis [${Array.from({ length: 12 }, (_, week) => `"W${week + 18}"`).join(", ")}]`);
    expect(y).toBe('  y-axis "0 to 19 items" 0 --> 19');
    expect(bar).toBe("  bar [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]");
    expect(line).toBe("  line [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]");
  });

  test("writes no fractions of items beside the axis", () => {
    expect(draw(4)[1]).toContain('"showLabel":false');
    expect(draw(12)[1]).not.toContain("showLabel");
  });
});

/** A flow map of so many journeys, each of so many steps in turn through all streams. */
function reportOf(journeys: number, steps: number, streams = 5) {
  const name = (text: string, index: number): string => `${text}-${index}`;
  const list = (length: number, write: (index: number) => string): string =>
    Array.from({ length }, (_, index) => write(index)).join("\n");
  return buildReport({
    map: `
streams:
${list(streams, (index) => `  ${name("stream", index)}: { words: ["w${index}"] }`)}
journeys:
${list(
  journeys,
  (index) =>
    `  ${name("journey", index)}: { name: Journey ${index}, steps: [${Array.from(
      { length: steps },
      (_, step) => `{ name: Step ${step}, stream: ${name("stream", step % streams)} }`,
    ).join(", ")}] }`,
)}`,
    items: [buildItem({ number: 1, streams: [] })],
  });
}

describe("the flow map", () => {
  test("has at most 5,000 characters and 60 edges, and tells which lanes are left out", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 70 }), (journeys, steps) => {
        const report = reportOf(journeys, steps);
        const lanes = listLanes(report);
        const { chart, leftOut } = flowMapChart(report, lanes);
        const source = chart.slice("```mermaid\n".length, -"\n```".length);
        expect(source.length).toBeLessThanOrEqual(5000);
        expect((source.match(/ (?:-->|~~~) /g) ?? []).length).toBeLessThanOrEqual(60);
        expect((source.match(/subgraph/g) ?? []).length + leftOut.length).toBe(lanes.length);
        expect(source).toContain("No stream: 1 open");
      }),
      { numRuns: 30 },
    );
  });

  test("a journey's steps of one stream stand together, a retired stream's in its successor", () => {
    const report = buildReport({
      map: `
streams: { pay: { words: [pay] }, old: { retired: { into: pay } }, search: { words: [search] }, mail: { words: [mail] } }
journeys:
  buy: { name: Buy, steps: [{ name: Cart, stream: pay }, { name: Pay, stream: old }, { name: Find, stream: search }, { name: Pay again, stream: pay }] }`,
      items: [
        buildItem({ number: 1, streams: ["pay"] }),
        buildItem({ number: 2, streams: ["pay"], block: { days: 1, by: [], labels: [], status: null } }),
      ],
      streams: ["pay", "search", "mail"].map((id) => ({ id, name: id })),
    });
    const pay = { stream: "pay", name: "pay", open: 2, blocked: 1 };
    const none = { open: 0, blocked: 0 };
    expect(listLanes(report)).toEqual([
      {
        name: "Buy",
        isJourney: true,
        stops: [
          { steps: ["Cart", "Pay"], ...pay },
          { steps: ["Find"], stream: "search", name: "search", ...none },
          { steps: ["Pay again"], ...pay },
        ],
      },
      {
        name: "In no journey",
        isJourney: false,
        stops: [{ steps: [], stream: "mail", name: "mail", ...none }],
      },
    ]);
  });

  test("ids are ours, and names are written as entities where Mermaid could read them", () => {
    const report = buildReport({
      map: `streams: { pay: { name: 'end"]; click s0x0 "javascript:x"', words: [pay] } }`,
    });
    const { chart } = flowMapChart(report, listLanes(report));
    expect(chart).toContain(
      's0x0["end#34;#93;#59; click s0x0 #34;javascript#58;x#34;<br/>0 open"]:::flowing',
    );
  });
});
