import { expect, test } from "vitest";
import { judgeNetFlow } from "../../shared/metrics/judge-net-flow.ts";

const weeks = ["W01", "W02", "W03", "W04", "W05", "W06", "W07", "W08"].map((week) => `2026-${week}`);
const arrivals = weeks.map(() => 1);

test("neither limit is clamped, and a growing backlog is unfavourable", () => {
  const weekly = [0, 0, -1, 0, 0, 0, 0, 9];
  const { limits, signals } = judgeNetFlow({ weeks, weekly, arrivals, firstWeek: 0 });
  expect(limits).toEqual({
    basis: "weeks",
    n: 8,
    mean: 1,
    meanMovingRange: 11 / 7,
    lower: expect.closeTo(-3.18, 9),
    upper: expect.closeTo(5.18, 9),
    trial: true,
  });
  expect(signals).toEqual([
    {
      metric: "netFlow",
      rule: "outside",
      week: "2026-W08",
      side: "above",
      favourable: false,
      text: "Net flow was 9 in 2026-W08, above the upper limit of 5.2.",
    },
  ]);
});

test("a shrinking backlog is favourable", () => {
  const weekly = [0, 0, 1, 0, 0, 0, 0, -9];
  const { signals } = judgeNetFlow({ weeks, weekly, arrivals, firstWeek: 0 });
  expect(signals.map(({ side, favourable, text }) => [side, favourable, text])).toEqual([
    ["below", true, "Net flow was -9 in 2026-W08, below the lower limit of -5.2."],
  ]);
});

test("runs and points near a limit are told", () => {
  const many = Array.from({ length: 16 }, (_, index) => `2026-W${index + 10}`);
  const weekly = many.map((_, index) => (index < 8 ? 2 : -2));
  const { signals } = judgeNetFlow({ weeks: many, weekly, arrivals: many.map(() => 2), firstWeek: 0 });
  expect(signals.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      "Net flow was above its mean of 0 for 8 weeks in a row, up to 2026-W17.",
      "Net flow was below its mean of 0 for 8 weeks in a row, up to 2026-W25.",
      "Net flow was nearer to its lower limit of -0.7 than to its mean of 0 in 3 of 4 weeks, up to 2026-W20.",
    ]),
  );
});

test.each([
  ["fewer than 6 weeks with data", 3, [9, 9, 9, 9, 9, 9, 9, 9]],
  ["fewer than 6 weeks with data", 8, arrivals],
  ["less than 1 a week arrives", 0, [1, 1, 1, 1, 1, 1, 1, 0]],
  ["less than 1 a week arrives", 2, [9, 9, 1, 1, 1, 1, 1, 0]],
])("%s from week %i of arrivals %j", (reason, firstWeek, arrived) => {
  const judged = judgeNetFlow({ weeks, weekly: [1, 2, 3, 4, 5, 6, 7, 99], arrivals: arrived, firstWeek });
  expect(judged).toEqual({ limits: null, reason, signals: [] });
});

test("one arrival a week is enough, counted from the first week with data", () => {
  const judge = (arrived: readonly number[], firstWeek: number) =>
    judgeNetFlow({ weeks, weekly: weeks.map(() => 0), arrivals: arrived, firstWeek }).limits?.n;
  expect(judge(arrivals, 0)).toBe(8);
  expect(judge([0, 0, 1, 1, 1, 1, 1, 1], 2)).toBe(6);
});
