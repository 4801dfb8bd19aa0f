import { describe, expect, test } from "vitest";
import type { Limits } from "../../shared/metrics/stream-figures.ts";
import { limitsChart } from "../../shared/report/charts/limits-chart.ts";
import { describeLimits } from "../../shared/report/describe-limits.ts";

const limitsOf = (told: Partial<Limits>): Limits => ({
  basis: "weeks",
  n: 4,
  mean: 2.5,
  meanMovingRange: 1,
  lower: 0,
  upper: 5.16,
  trial: true,
  ...told,
});

const draw = (metric: "throughput" | "netFlow", limits: Limits | null, weeks = 4): readonly string[] => {
  const counts = Array.from({ length: weeks }, (_, week) => week + 1);
  return limitsChart({
    metric,
    weeks: counts.map((week) => `2026-W${10 + week}`),
    stream: {
      arrivals: counts.map(() => 1),
      throughput: counts,
      dropped: counts.map(() => 1),
      limits: { throughput: limits, netFlow: limits },
    },
  }).split("\n");
};

const linesOf = (chart: readonly string[]): readonly string[] =>
  chart.filter((line) => line.startsWith("  line ")).map((line) => line.slice(7));

test("the weeks, their mean and both limits", () => {
  const chart = draw("throughput", limitsOf({}));
  expect(chart).toContain('  x-axis ["W11", "W12", "W13", "W14"]');
  expect(chart).toContain('  y-axis "items finished" 0 --> 6');
  expect(linesOf(chart)).toEqual([
    "[1, 2, 3, 4]",
    "[2.5, 2.5, 2.5, 2.5]",
    "[5.16, 5.16, 5.16, 5.16]",
    "[0, 0, 0, 0]",
  ]);
});

test("net flow is what arrived less what left, and goes below zero", () => {
  const chart = draw("netFlow", limitsOf({ mean: -2.5, lower: -5.16, upper: 0.16 }));
  expect(linesOf(chart)[0]).toBe("[-1, -2, -3, -4]");
  expect(chart).toContain('  y-axis "items net" -6 --> 1');
});

test.each([null, limitsOf({ basis: "daysBetween", mean: 6.3, upper: 31.4 })])(
  "limits that are no items a week are not drawn (%#)",
  (limits) => expect(linesOf(draw("throughput", limits))).toEqual(["[1, 2, 3, 4]"]),
);

describe("which weeks", () => {
  test("those before the data began are left out", () => {
    expect(linesOf(draw("throughput", limitsOf({ n: 3 })))[0]).toBe("[2, 3, 4]");
  });
  test("no more than can be read", () => {
    const chart = draw("throughput", limitsOf({ n: 52 }), 52);
    expect(linesOf(chart)[0]!.split(", ")).toHaveLength(26);
    expect(chart.join("\n").length).toBeLessThan(5_000);
  });
});

test("an axis has two ends even where nothing happened", () => {
  const nothing = [0, 0, 0, 0];
  const stream = {
    arrivals: nothing,
    throughput: nothing,
    dropped: nothing,
    limits: { throughput: null, netFlow: null },
  };
  expect(limitsChart({ metric: "throughput", weeks: ["2026-W01"], stream })).toContain("0 --> 1");
});

test.each([
  [limitsOf({}), undefined, "mean 2.5 a week, trial limits 0 and 5.2 (4 weeks)"],
  [
    limitsOf({ trial: false, n: 12, lower: -1.5 }),
    undefined,
    "mean 2.5 a week, limits −1.5 and 5.2 (12 weeks)",
  ],
  [
    limitsOf({ basis: "daysBetween", mean: 6.3, lower: 0.2, upper: 31.4, n: 10 }),
    undefined,
    "mean 6.3 d between finished items, trial limits 5 h and 31 d (10 gaps)",
  ],
  [null, "fewer than 6 weeks with data", "fewer than 6 weeks with data"],
  [null, undefined, "–"],
])("limits in words (%#)", (limits, reason, words) => expect(describeLimits(limits, reason)).toBe(words));
