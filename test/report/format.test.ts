import { expect, test } from "vitest";
import {
  formatChange,
  formatDate,
  formatDays,
  formatFigure,
  formatHits,
  formatInstant,
  formatNumber,
  formatShare,
  formatWeek,
} from "../../shared/report/format.ts";

test.each([
  [0, "0 d"],
  [0.01, "under 1 h"],
  [0.2, "5 h"],
  [0.979, "23 h"],
  [0.999, "1 d"],
  [3.24, "3.2 d"],
  [9.96, "10 d"],
  [15.4, "15 d"],
  [364.4, "364 d"],
  [364.6, "1 y"],
  [500, "1.4 y"],
  [4000, "11 y"],
])("%d days", (days, expected) => {
  expect(formatDays(days)).toBe(expected);
});

test.each([
  [0, "0%"],
  [0.001, "under 1%"],
  [0.824, "82%"],
  [0.999, "over 99%"],
  [1, "100%"],
])("a share of %d", (share, expected) => {
  expect(formatShare(share)).toBe(expected);
});

test.each([
  [1204, "1,204"],
  [2.25, "2.3"],
  [12.4, "12"],
  [1204.6, "1,205"],
  [-0.04, "0"],
])("the number %d", (number, expected) => {
  expect(formatNumber(number)).toBe(expected);
});

test.each([
  [3, "+3"],
  [-2, "−2"],
  [0, "0"],
  [-0.01, "0"],
])("a change of %d", (number, expected) => {
  expect(formatChange(number)).toBe(expected);
});

test("what just misses a goal does not look as if it had met it", () => {
  expect(formatHits(169, 199)).toBe("169 of 199 (84%)");
  expect(formatHits(17, 20)).toBe("17 of 20 (85%)");
  expect(formatHits(0, 0)).toBe("0 of 0");
});

test("a figure has its n, also when it is absent", () => {
  expect(formatFigure(12.3, 34)).toBe("12 d (n\u00a034)");
  expect(formatFigure(null, 3)).toBe("– (n\u00a03)");
});

test("weeks, days and instants", () => {
  expect(formatWeek("2026-W41")).toBe("W41");
  expect(formatDate("2026-10-12T08:05:00.000Z")).toBe("2026-10-12");
  expect(formatInstant("2026-10-12T08:05:00.000Z")).toBe("2026-10-12 08:05 UTC");
});
