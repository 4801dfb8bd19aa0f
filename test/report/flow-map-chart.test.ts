import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flowMapChart } from "../../shared/report/charts/flow-map-chart.ts";
import { listLanes } from "../../shared/report/list-lanes.ts";
import { buildItem, buildReport } from "./build-report.ts";
import { buildWideMap, type WideMap } from "./build-wide-map.ts";
import { hostileText } from "./hostile-text.ts";

function draw(told: Partial<WideMap>) {
  const map = buildWideMap({ streams: 5, journeys: 1, steps: 3, name: (plain) => plain, ...told });
  const report = buildReport({ map, items: [buildItem({ number: 1, streams: [] })] });
  const lanes = listLanes(report);
  const { chart, leftOut } = flowMapChart(report, lanes);
  return { source: chart.slice("```mermaid\n".length, -"\n```".length), lanes, leftOut };
}

const countEdges = (source: string): number => source.match(/ (?:-->|~~~) /g)?.length ?? 0;
const countLanes = (source: string): number => source.match(/subgraph lane/g)?.length ?? 0;

const anyName = fc
  .tuple(fc.constantFrom("購入手続き", "Zahlungsabwicklung ", "🌱", '"];', "لاتيني "), hostileText)
  .map(
    ([script, hostile]) =>
      (plain: string) =>
        `${plain}${hostile}${script.repeat(100)}`.slice(0, 200),
  );

describe("the flow map", () => {
  test("has at most 5,000 characters and 60 edges, and tells which lanes are left out", () => {
    const anyMap = fc.record({
      streams: fc.integer({ min: 1, max: 50 }),
      journeys: fc.integer({ min: 0, max: 50 }),
      steps: fc.integer({ min: 1, max: 70 }),
      name: fc.oneof(
        fc.constant((plain: string) => plain),
        anyName,
      ),
    });
    fc.assert(
      fc.property(anyMap, (told) => {
        const { source, lanes, leftOut } = draw(told);
        expect(source.length).toBeLessThanOrEqual(5000);
        expect(countEdges(source)).toBeLessThanOrEqual(60);
        expect(countLanes(source) + leftOut.length).toBe(lanes.length);
        expect(source).toContain("No stream<br/>1 open");
      }),
      { numRuns: 60 },
    );
  });

  test("a long journey is cut into rows of about the same length, in their order", () => {
    const { source } = draw({ streams: 12, steps: 12 });
    expect(source.match(/^ +s\d.*-->.*$/gm)).toEqual([0, 1, 2].map((row) => chainOf(row, 4)));
    expect(source).toContain("    row0x0 --> row0x1 --> row0x2\n    class row0x0,row0x1,row0x2 row\n");
    expect(countEdges(source)).toBe(11);
    expect(draw({ streams: 5, steps: 5 }).source).not.toContain("subgraph row");
  });

  test("streams in no journey stand in rows without arrows", () => {
    const { source } = draw({ streams: 7, journeys: 0 });
    expect(source).toContain("    s0x1x0 ~~~ s0x1x1 ~~~ s0x1x2\n");
    expect(source).toContain("    row0x0 ~~~ row0x1\n");
    expect(source).not.toContain("-->");
  });

  test("names are shorter where a lane would not fit in otherwise", () => {
    const name = (plain: string): string => `${plain} ${"of a long name ".repeat(10)}`;
    const { source, leftOut } = draw({ streams: 40, steps: 40, name });
    expect(leftOut).toEqual([]);
    expect(source).toContain("Step 39 of a lo…<br/>Stream 39 of a…<br/>0 open");
    expect(draw({ name }).source).toContain("Step 2 of a long name of a long name of…<br/>");
  });

  test("many steps of one stream are counted", () => {
    expect(draw({ streams: 1, steps: 5 }).source).toContain(
      '["Step 0<br/>Step 1<br/>Step 2<br/>and 2 more steps<br/>Stream 0<br/>0 open"]',
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
      's0x0x0["end#34;#93;#59; click s0x0 #34;javascript#58;x#34;<br/>0 open"]:::flowing',
    );
  });
});

const chainOf = (row: number, width: number): string =>
  `    ${Array.from({ length: width }, (_, at) => `s0x${row}x${at}`).join(" --> ")}`;
