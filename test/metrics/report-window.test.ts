import { expect, test } from "vitest";
import { openWindow } from "../../shared/metrics/report-window.ts";
import { WEEK } from "../../shared/metrics/span.ts";

const monday = Date.UTC(2026, 0, 12);

test.each([
  ["on a Thursday", Date.UTC(2026, 0, 15, 10), monday],
  ["on Monday 00:00", monday, monday],
  ["a millisecond before", monday - 1, monday - WEEK],
])("%s the running week is left out", (_, now, to) => {
  const window = openWindow(now, 12);
  expect(window.to).toBe(to);
  expect(window.from).toBe(to - 12 * WEEK);
});

test("its weeks are named and follow each other", () => {
  const { from, to, weeks } = openWindow(monday, 4);
  expect(weeks.map(({ name }) => name)).toEqual(["2025-W51", "2025-W52", "2026-W01", "2026-W02"]);
  expect(weeks[0]!.from).toBe(from);
  expect(weeks[3]!.to).toBe(to);
  for (const [index, week] of weeks.entries()) {
    expect(week.to - week.from).toBe(WEEK);
    if (index > 0) expect(week.from).toBe(weeks[index - 1]!.to);
  }
});
