import { describe, expect, test } from "vitest";
import { arrivalsChart } from "../../shared/report/charts/arrivals-chart.ts";
import { drawSparkline } from "../../shared/report/charts/sparkline.ts";
import { drawTextBar } from "../../shared/report/charts/text-bar.ts";

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
