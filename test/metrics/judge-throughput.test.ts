import { describe, expect, test } from "vitest";
import { judgeThroughput } from "../../shared/metrics/judge-throughput.ts";
import { openWindow } from "../../shared/metrics/report-window.ts";

const DAY = 86_400_000;
/** 2026-W30 to 2026-W41. */
const window = openWindow(Date.UTC(2026, 9, 12), 12);
const weeks = window.weeks.map(({ name }) => name);

/** A history in the last weeks of the window, without the times of finishing. */
function historyOf(...counts: number[]) {
  const firstWeek = weeks.length - counts.length;
  const weekly = [...weeks.slice(counts.length).map(() => 0), ...counts];
  return { weeks, weekly, finishedAt: [], firstWeek };
}

/** One finish on the first Monday, 00:00, and one after each gap of so many days. */
function historyOfGaps(...gaps: number[]) {
  let at = window.from;
  const finishedAt = [at, ...gaps.map((gap) => (at += gap * DAY))];
  const weekly = window.weeks.map(
    ({ from, to }) => finishedAt.filter((one) => one >= from && one < to).length,
  );
  return { weeks, weekly, finishedAt, firstWeek: 0 };
}

const textsOf = (history: Parameters<typeof judgeThroughput>[0]) =>
  judgeThroughput(history).signals.map(({ text }) => text);

describe("by weeks", () => {
  test("the lower limit is not below 0, and with few weeks limits are on trial", () => {
    const { limits, reason } = judgeThroughput(historyOf(2, 4, 1, 5, 2, 4));
    expect(limits).toEqual({
      basis: "weeks",
      n: 6,
      mean: 3,
      meanMovingRange: 14 / 5,
      lower: 0,
      upper: 3 + (2.66 * 14) / 5,
      trial: true,
    });
    expect(reason).toBeUndefined();
  });

  test("12 weeks are no trial, 11 are one", () => {
    expect(judgeThroughput(historyOf(...Array(12).fill(3))).limits?.trial).toBe(false);
    expect(judgeThroughput(historyOf(...Array(11).fill(3))).limits?.trial).toBe(true);
  });

  test("more than usual is favourable", () => {
    expect(judgeThroughput(historyOf(3, 6, 3, 6, 3, 6, 3, 6, 3, 6, 3, 20)).signals).toEqual([
      {
        metric: "throughput",
        rule: "outside",
        week: "2026-W41",
        side: "above",
        favourable: true,
        text: "Finished 20 in 2026-W41, above the upper limit of 17.",
      },
    ]);
  });

  test("less than usual is not, and is told with the week that completes it", () => {
    const { signals } = judgeThroughput(historyOf(9, 9, 9, 9, 2, 3, 2, 3, 2, 3, 2, 3));
    const run = signals.filter(({ rule }) => rule === "eight-on-one-side");
    expect(run.map(({ week, side, favourable }) => [week, side, favourable])).toEqual([
      ["2026-W41", "below", false],
    ]);
    expect(run[0]!.text).toBe(
      "Finished fewer than the mean of 4.7 a week for 8 weeks in a row, up to 2026-W41.",
    );
  });

  test("points near a limit are told with it and the mean", () => {
    expect(textsOf(historyOf(9, 9, 9, 5, 5, 5, 5, 5, 5, 5, 5, 5))).toContain(
      "Finished nearer to the upper limit of 7 than to the mean of 6 in 3 of 4 weeks, up to 2026-W32.",
    );
  });

  test("weeks before the first with data do not count, and a stream without any has none", () => {
    const few = judgeThroughput(historyOf(9, 9, 9, 9, 9));
    expect(few).toEqual({ limits: null, reason: "fewer than 6 weeks with data", signals: [] });
    expect(judgeThroughput(historyOf()).limits).toBeNull();
    expect(judgeThroughput(historyOf(9, 9, 9, 9, 9, 9)).limits?.n).toBe(6);
  });
});

describe("by days between, where less than 2 a week are finished", () => {
  test("a mean of 2 is judged by weeks, one less by days", () => {
    expect(judgeThroughput(historyOf(2, 2, 2, 2, 2, 2)).limits?.basis).toBe("weeks");
    const finishedAt = [0, 2, 4, 6, 8, 10, 12].map((day) => window.to - (20 - day) * DAY);
    const rare = { ...historyOf(2, 2, 2, 2, 2, 1), finishedAt };
    const { limits } = judgeThroughput(rare);
    expect(limits).toMatchObject({ basis: "daysBetween", n: 6, meanMovingRange: 0, trial: true });
    for (const days of [limits!.mean, limits!.lower, limits!.upper]) expect(days).toBeCloseTo(2, 12);
  });

  test("limits are days again, by Nelson's power there and back", () => {
    const { limits } = judgeThroughput(historyOfGaps(1, 2 ** 3.6, 1, 2 ** 3.6, 1, 2 ** 3.6, 1, 2 ** 3.6));
    // On the transformed scale 1 and 2 in turn: mean 1.5, ranges of 1.
    expect(limits!.mean).toBeCloseTo(1.5 ** 3.6, 9);
    expect(limits!.meanMovingRange).toBeCloseTo(1, 9);
    expect(limits!.upper).toBeCloseTo((1.5 + 2.66) ** 3.6, 6);
    expect(limits!.lower).toBe(0);
    expect(limits!.n).toBe(8);
  });

  test("a long gap is unfavourable", () => {
    const { signals } = judgeThroughput(historyOfGaps(4, 5, 4, 5, 4, 5, 4, 5, 4, 40));
    const outside = signals.filter(({ rule }) => rule === "outside");
    expect(outside).toEqual([
      {
        metric: "throughput",
        rule: "outside",
        week: "2026-W41",
        side: "above",
        favourable: false,
        text: expect.stringMatching(
          /^40 days without a finished item, ended in 2026-W41, above the upper limit of [\d.]+ days\.$/,
        ),
      },
    ]);
  });

  test("a short gap is favourable, two at one instant, too", () => {
    const { signals } = judgeThroughput(historyOfGaps(7, 8, 7, 8, 7, 8, 7, 8, 0));
    expect(signals.filter(({ rule }) => rule === "outside")).toEqual([
      expect.objectContaining({ week: "2026-W38", side: "below", favourable: true }),
    ]);
    const { text } = signals.find(({ rule }) => rule === "outside")!;
    expect(text).toMatch(/^0 days between two finished items, ended in 2026-W38, below the lower/);
  });

  test("runs are told in days", () => {
    const { signals } = judgeThroughput(historyOfGaps(9, 9, 9, 1, 1.1, 1, 1.1, 1, 1.1, 1, 1.1));
    const run = signals.filter(({ rule }) => rule === "eight-on-one-side");
    expect(run).toHaveLength(1);
    expect(run[0]!.text).toMatch(
      /^Less than the mean of [\d.]+ days between finished items 8 times in a row, up to 2026-W35\.$/,
    );
  });

  test("it needs 6 gaps", () => {
    const finishedAt = [1, 2, 3, 4, 5, 6].map((day) => window.to - (10 - day) * DAY);
    expect(judgeThroughput({ ...historyOf(1, 1, 1, 1, 1, 1), finishedAt })).toEqual({
      limits: null,
      reason: "less than 2 a week are finished, with fewer than 6 gaps between them",
      signals: [],
    });
  });
});
