import { expect, test } from "vitest";
import type { OpenItem } from "../../shared/metrics/open-item.ts";
import { blockersChart } from "../../shared/report/charts/blockers-chart.ts";
import { buildItem, buildReport } from "./build-report.ts";

const SHOP = "acme/shop";
const held = (number: number, by: readonly number[], told: Partial<OpenItem> = {}): OpenItem =>
  buildItem({
    number,
    block: { days: 1, by: by.map((blocker) => ({ repo: SHOP, number: blocker })), labels: [], status: null },
    ...told,
  });

const edgesOf = (chart: string): number => chart.match(/-->/g)?.length ?? 0;

test("nothing blocks anything: no picture", () => {
  expect(blockersChart(buildReport({ items: [buildItem({ number: 1 })] }))).toBe("");
});

test("each block is one edge and each item one node, blockers of blockers too", () => {
  const chart = blockersChart(
    buildReport({ items: [buildItem({ number: 1, title: "Root" }), held(2, [1]), held(3, [2, 1])] }),
  );
  expect(chart.split("\n").filter((line) => /\["/.test(line))).toEqual([
    '  n1["#35;1 Root"]:::cause',
    '  n2["#35;2 Item 2"]',
    '  n3["#35;3 Item 3"]',
  ]);
  expect(chart).toContain("  n1 --> n2\n");
  expect(chart).toContain("  n2 --> n3\n");
  expect(chart).toContain("  n1 --> n3\n");
  expect(edgesOf(chart)).toBe(3);
});

test("causes of several items come first, a label too, and count once", () => {
  const chart = blockersChart(
    buildReport({
      items: [held(9, [8]), held(2, [1]), held(3, [1])],
      figures: {
        systemicBlockers: [
          {
            cause: { kind: "label", label: "vendor" },
            items: [{ repo: SHOP, number: 9 }],
            streams: [],
            days: 3,
          },
          {
            cause: { kind: "issue", repo: "Acme/Shop", number: 1 },
            items: [2, 3].map((number) => ({ repo: SHOP, number })),
            streams: [],
            days: 2,
          },
        ],
      },
    }),
  );
  expect(chart).toContain('  n1["label vendor"]:::cause\n  n2["#35;9 Item 9"]\n  n1 --> n2\n');
  expect(edgesOf(chart)).toBe(4);
});

test("at most 20 edges; what is left out is said", () => {
  const items = Array.from({ length: 23 }, (_, at) => held(at + 2, [1]));
  const chart = blockersChart(buildReport({ items }));
  expect(edgesOf(chart)).toBe(20);
  expect(chart.endsWith("```\n\nThe picture leaves out 3 more blocks.")).toBe(true);
});

test("at most 5,000 characters, whatever the titles are", () => {
  const items = Array.from({ length: 20 }, (_, at) => held(at + 100, [at + 1], { title: "💥".repeat(200) }));
  const chart = blockersChart(buildReport({ items }));
  expect(chart.length).toBeLessThan(5_000);
  expect(edgesOf(chart)).toBeGreaterThan(5);
  expect(chart).toMatch(/The picture leaves out \d+ more blocks\.$/);
});

test("repositories are named where there are several", () => {
  const chart = blockersChart(
    buildReport({ items: [held(2, [1]), buildItem({ number: 7, repo: "acme/app" })] }),
  );
  expect(chart).toContain('["shop#35;1"]');
});
