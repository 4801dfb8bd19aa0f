import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { percentile } from "../../shared/metrics/percentile.ts";
import { estimateSurvival, type Life, survivalSteps } from "../../shared/metrics/survival.ts";

/** "6 6+": finished after 6, and censored after 6. */
const readLives = (text: string): Life[] =>
  text.split(" ").map((time) => ({ days: Number.parseFloat(time), finished: !time.endsWith("+") }));

const FREIREICH = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";

describe("the steps of known examples", () => {
  test.each([
    ["1 1 4 5 6+ 9 9+ 22", "1 .7500, 4 .6250, 5 .5000, 9 .3333, 22 .0000"],
    [FREIREICH, "6 .8571, 7 .8067, 10 .7529, 13 .6902, 16 .6275, 22 .5378, 23 .4482"],
    ["3+ 4+", ""],
  ])("%s", (lives, expected) => {
    const steps = survivalSteps(readLives(lives));
    const shown = steps.map(({ days, unfinished }) => `${days} ${unfinished.toFixed(4).replace(/^0/, "")}`);
    expect(shown.join(", ")).toBe(expected);
  });

  test("their order does not matter", () => {
    const lives = readLives(FREIREICH);
    expect(survivalSteps(lives.toReversed())).toEqual(survivalSteps(lives));
  });
});

describe("the figure", () => {
  test("of Freireich's data has the median 23, where that of the finished alone is 10", () => {
    expect(estimateSurvival(readLives(FREIREICH))).toEqual({
      n: 21,
      finished: 9,
      median: 23,
      p85: null,
      p85Reason: "not reached",
    });
  });

  test("counts an exact tie", () => {
    expect(estimateSurvival(readLives("1 1 4 5 6+ 9 9+ 22")).median).toBe(5);
    const twenty = Array.from({ length: 20 }, (_, index) => ({ days: index + 1, finished: true }));
    expect(estimateSurvival(twenty)).toEqual({ n: 20, finished: 20, median: 10, p85: 17 });
  });

  test("counts a tie that a product of rounded fractions misses", () => {
    const lives = readLives("1 1 2 4 4 5 8+ 8+ 9+ 10+");
    expect(survivalSteps(lives)[2]!.unfinished).toBeGreaterThan(0.5);
    expect(estimateSurvival(lives).median).toBe(4);
  });

  test.each([
    ["", "too few", "too few"],
    ["1 2 3 4", "too few", "too few"],
    ["1 2 3+ 4+ 5+", "not reached", "too few"],
    ["1 2 3+ 4+ 5+ 6+ 7+ 8+ 9+ 10+", "not reached", "not reached"],
  ])("of %j is null with a reason", (text, medianReason, p85Reason) => {
    const figure = estimateSurvival(text === "" ? [] : readLives(text));
    expect(figure).toMatchObject({ median: null, medianReason, p85: null, p85Reason });
  });

  test("has no reason beside a number", () => {
    expect(estimateSurvival(readLives("1 2 3 4 5"))).toEqual({
      n: 5,
      finished: 5,
      median: 3,
      p85: null,
      p85Reason: "too few",
    });
  });
});

const lives = fc.array(fc.record({ days: fc.integer({ min: 0, max: 30 }), finished: fc.boolean() }), {
  maxLength: 40,
});

test("without censoring it is the share that is left", () => {
  fc.assert(
    fc.property(lives, (some) => {
      const all = some.map(({ days }) => ({ days, finished: true }));
      for (const { days, unfinished } of survivalSteps(all)) {
        const left = all.filter((life) => life.days > days).length;
        expect(unfinished).toBeCloseTo(left / all.length, 10);
      }
    }),
  );
});

test("every step is one down, by the exact fractions", () => {
  fc.assert(
    fc.property(lives, (all) => {
      let [alive, of] = [1n, 1n];
      for (const { days, unfinished } of survivalSteps(all)) {
        const atRisk = all.filter((life) => life.days >= days).length;
        const ended = all.filter((life) => life.finished && life.days === days).length;
        expect(ended).toBeGreaterThan(0);
        alive *= BigInt(atRisk - ended);
        of *= BigInt(atRisk);
        expect(unfinished).toBeCloseTo(Number((alive * 10n ** 15n) / of) / 1e15, 10);
      }
    }),
  );
});

test("of a large backlog without censoring it is the percentile", () => {
  const days = Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 9973);
  const figure = estimateSurvival(days.map((one) => ({ days: one, finished: true })));
  const sorted = days.toSorted((a, b) => a - b);
  expect(figure.median).toBe(percentile(sorted, 50));
  expect(figure.p85).toBe(percentile(sorted, 85));
});
