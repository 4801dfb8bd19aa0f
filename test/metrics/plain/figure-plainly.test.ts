import { describe, expect, test } from "vitest";
import { estimateSurvival, type Sighting, timeOfSurvival } from "./estimate-survival.ts";
import { findSignals } from "./find-signals.ts";
import { forecastWeeks } from "./forecast-weeks.ts";
import { limitCounts } from "./limit-series.ts";
import { nameWeek } from "./list-weeks.ts";
import { measureEffort, ratioOf } from "./measure-flow.ts";
import type { PlainRow } from "./plain-row.ts";
import { event, figuresOf, january, labeled, moved, plainRow, unlabeled } from "./plain-scene.ts";
import { nearestRank } from "./rank-percentile.ts";
import { DAY } from "./spans.ts";

/** Enough alike to be shown. */
const alike = (count: number, more: Partial<PlainRow>): PlainRow[] =>
  Array.from({ length: count }, (_, index) => plainRow(index + 1, more));

describe("nearest rank", () => {
  test.each([
    [5, 15],
    [30, 20],
    [40, 20],
    [50, 35],
    [100, 50],
  ])("p%d of five is %d", (percent, value) => expect(nearestRank([15, 20, 35, 40, 50], percent)).toBe(value));
  test.each([
    [30, 4],
    [50, 5],
    [70, 7],
    [85, 8],
  ])("p%d of ten is %d", (percent, value) =>
    expect(nearestRank([0, 2, 4, 4, 5, 6, 7, 8, 8, 10], percent)).toBe(value),
  );
});

describe("blocked time", () => {
  const span = (from: number, to: number) => ({ from: from * DAY, to: to * DAY });
  const effort = (blocked: readonly ReturnType<typeof span>[], start = 1) =>
    measureEffort({ active: [span(1, 7)], waiting: [], blocked }, start * DAY, 7 * DAY);

  test("is taken from active time", () =>
    expect(effort([span(2, 3), span(4, 6)])).toEqual({ active: 3 * DAY, waiting: 3 * DAY }));
  test("of two blockers at once counts once", () =>
    expect(effort([span(2, 3), span(4, 6), span(5, 6), span(4, 5)]).waiting).toBe(3 * DAY));
  test("before the start does not count", () =>
    expect(effort([span(0, 3)], 2)).toEqual({ active: 4 * DAY, waiting: DAY }));

  test("from labels and statuses of whole items", () => {
    const events = [
      moved("In Progress", 1),
      labeled("blocked", 2),
      unlabeled("blocked", 3),
      labeled("blocked", 4),
      unlabeled("blocked", 6),
      event("closed", 7),
    ];
    const { streams } = figuresOf(alike(5, { closedAt: january(7), events }));
    expect(streams[0]).toMatchObject({ flowEfficiency: 0.5, flowEfficiencyItems: 5 });
  });

  test("ends when the blocker closes, and goes on when it is reopened", () => {
    const blocker = plainRow(2, {
      events: [event("closed", 5), event("reopened", 8)],
    });
    const item = plainRow(1, {
      blockedBy: [2],
      events: [event("blocked_by_added", 3, { blocker: { number: 2 } })],
    });
    const [pay] = figuresOf([item, blocker], { now: january(12) }).streams;
    expect(pay.blocked).toEqual({
      count: 1,
      share: 0.5,
      days: 2 + 4,
      oldest: { repo: "acme/shop", number: 1, days: 4 },
    });
  });

  test("of an unknown beginning adds no days", () => {
    const { events: _, ...row } = plainRow(1, { labels: ["Blocked"] });
    expect(figuresOf([row]).streams[0].blocked).toEqual({ count: 1, share: 1, days: 0, oldest: null });
  });
});

test("flow efficiency is a ratio of sums", () => {
  expect(
    ratioOf([
      { active: 1, waiting: 9 },
      { active: 81, waiting: 9 },
    ]),
  ).toBe(0.82);
});

test("time in a label adds up", () => {
  const day = (hours: number) => 10 + hours / 24;
  const [at9, at10, at12, at14] = [9, 10, 12, 14].map(day) as [number, number, number, number];
  const events = [labeled("QA", at9), unlabeled("qa", at10), labeled("qa ", at12), unlabeled("QA", at14)];
  const yaml = "{ version: 1, streams: { pay: {} }, report: { time-in-labels: [QA] } }";
  const [pay] = figuresOf(alike(5, { events }), { yaml }).streams;
  expect(pay.timeInLabel).toEqual({ QA: { n: 5, p50: 3 / 24, p85: null } });
});

test("the last completion counts", () => {
  const events = [event("closed", 3), event("reopened", 3.5), event("closed", 4)];
  const { streams } = figuresOf(alike(5, { closedAt: january(4), events }));
  expect(streams[0].leadTime).toEqual({ n: 5, p50: 3, p85: null, p95: null });
});

describe("limits", () => {
  const WHEELER = [
    5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200,
  ];
  const WEEKS = WHEELER.map((_, week) => Date.UTC(2026, 0, 5) + week * 7 * DAY);

  test("of Wheeler's series", () => {
    const { shown } = limitCounts(WHEELER, false);
    expect(shown).toMatchObject({ n: 16, mean: 4135.5, trial: false });
    expect(shown.meanMovingRange).toBeCloseTo(355.93, 2);
    expect(shown.lower).toBeCloseTo(3188.72, 2);
    expect(shown.upper).toBeCloseTo(5082.28, 2);
  });
  test("its last point is outside, its seven below the mean are no signal", () => {
    const throughput = { limits: limitCounts(WHEELER, false), weeks: WEEKS };
    const signals = findSignals({ throughput, netFlow: "not judged" });
    expect(signals.filter(({ rule }) => rule === "eight-on-one-side")).toEqual([]);
    expect(signals.filter(({ rule }) => rule === "outside").map(({ week, side }) => [week, side])).toEqual([
      [nameWeek(WEEKS[15]!), "above"],
    ]);
  });
  test("are never below 0 for counts", () => {
    const counts = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    expect(limitCounts(counts, false).shown).toMatchObject({ lower: 0 });
    const { mean, lower, upper } = limitCounts(counts, true).shown;
    expect([mean, lower, upper].map((value) => value.toFixed(2))).toEqual(["1.94", "-3.06", "6.95"]);
  });
});

describe("survival", () => {
  /** "6+" is censored at 6. */
  const read = (text: string): Sighting[] =>
    text.split(" ").map((time) => ({ time: Number.parseInt(time, 10), finished: !time.endsWith("+") }));
  const curve = (text: string) =>
    estimateSurvival(read(text)).map(({ time, alive, all }) => [time, Number(alive) / Number(all)]);

  test("of eight", () => {
    expect(curve("1 1 4 5 6+ 9 9+ 22")).toEqual([
      [1, 0.75],
      [4, 0.625],
      [5, 0.5],
      [9, 1 / 3],
      [22, 0],
    ]);
    expect(timeOfSurvival(estimateSurvival(read("1 1 4 5 6+ 9 9+ 22")), 50)).toBe(5);
  });
  test("of Freireich's patients", () => {
    const text = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";
    const shares = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482];
    expect(curve(text).map(([time, share]) => [time, Number(share!.toFixed(4))])).toEqual(
      [6, 7, 10, 13, 16, 22, 23].map((time, index) => [time, shares[index]]),
    );
    expect(timeOfSurvival(estimateSurvival(read(text)), 50)).toBe(23);
    const finished = read(text).flatMap(({ time, finished }) => (finished ? [time] : []));
    expect(nearestRank(finished, 50)).toBe(10);
  });
});

describe("forecast", () => {
  /** Weeks drawn by a small generator of its own, so that every run is the same. */
  function simulate(throughput: readonly number[], open: number, runs: number) {
    let state = 42;
    const draw = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return throughput[Math.floor((state / 2 ** 32) * throughput.length)]!;
    };
    const items = Array.from({ length: runs }, () => draw() + draw() + draw() + draw());
    const weeks = Array.from({ length: runs }, () => {
      let [left, count] = [open, 0];
      for (; left > 0; count += 1) left -= draw();
      return count;
    });
    return { itemsIn4Weeks: nearestRank(items, 15), weeksToFinish: nearestRank(weeks, 85) };
  }

  test.each([
    { throughput: [0, 3, 1, 2, 5, 0, 2], open: 17 },
    { throughput: [1, 0, 0, 0, 0, 2], open: 3 },
    { throughput: [4, 4, 4, 4, 4, 4], open: 9 },
  ])("is what a simulation says of $throughput and $open", ({ throughput, open }) =>
    expect(forecastWeeks(throughput, open)).toEqual(simulate(throughput, open, 200_000)),
  );
  test("is never, when nothing was ever finished", () =>
    expect(forecastWeeks([0, 0, 0, 0, 0, 0], 2)).toEqual({ itemsIn4Weeks: 0, weeksToFinish: null }));
});
