import { describe, expect, test } from "vitest";
import type { StreamBlocks } from "../../shared/metrics/open-item.ts";
import { alignment } from "../../shared/report/sections/alignment.ts";
import { blockers } from "../../shared/report/sections/blockers.ts";
import { changeOrNoise } from "../../shared/report/sections/change-or-noise.ts";
import { dependencies } from "../../shared/report/sections/dependencies.ts";
import { flowOrLocalOptimum } from "../../shared/report/sections/flow-or-local-optimum.ts";
import { forecast } from "../../shared/report/sections/forecast.ts";
import { buildItem, buildReport, NO_LINKS, SHOP_LINKS } from "./build-report.ts";

const CHECKOUT = { id: "checkout", name: "Checkout" };
const SIGNAL = {
  metric: "throughput",
  rule: "eight-on-one-side",
  week: "2026-W38",
  side: "below",
  favourable: false,
  text: "A run.",
} as const;
const WEEKS = {
  basis: "weeks",
  n: 12,
  mean: 3,
  meanMovingRange: 1,
  lower: 0,
  upper: 6,
  trial: false,
} as const;

describe("change or noise", () => {
  test("a run that goes on is told once, by its last week", () => {
    const signals = ["2026-W38", "2026-W40", "2026-W39"].map((week) => ({ ...SIGNAL, week }));
    const report = buildReport({ streams: [{ ...CHECKOUT, signals, signal: signals[1]! }] });
    const rows = changeOrNoise(report, NO_LINKS).match(/^\| Checkout \| W.*A run.*$/gm);
    expect(rows).toEqual(["| Checkout | W40 | ▼\u00a0worse | A run. | 8 in a row on one side of the mean |"]);
  });
  test("limits without a signal: nothing to act on", () => {
    const report = buildReport({ streams: [{ ...CHECKOUT, limits: { throughput: WEEKS, netFlow: null } }] });
    expect(changeOrNoise(report, NO_LINKS)).toContain("**No stream changed.**");
    expect(changeOrNoise(report, NO_LINKS)).not.toContain("```mermaid");
  });
});

describe("blockers", () => {
  const block = { days: 3, by: [], labels: ["blocked"], status: null };

  test("one item, no cause that holds several", () => {
    const report = buildReport({ items: [buildItem({ number: 1, block }), buildItem({ number: 2 })] });
    expect(blockers(report, NO_LINKS)).toContain(
      "**1 item** of 2 open is blocked (50%). No cause holds more than one of them.",
    );
  });
  test("ten of many, the longest blocked first, the unknown last", () => {
    const items = Array.from({ length: 14 }, (_, at) =>
      buildItem({ number: at + 1, block: { ...block, days: at === 13 ? null : at } }),
    );
    const page = blockers(buildReport({ items }), NO_LINKS);
    expect(page).toContain("<summary>The 10 longest blocked of 14</summary>");
    const shown = [...page.matchAll(/^\| #\u2060(\d+)/gm)].map((match) => Number(match[1]));
    expect(shown).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
  });
  test("what can be cleared is told though nothing else is blocked", () => {
    const report = buildReport({ items: [buildItem({ number: 1, canBeCleared: true })] });
    expect(blockers(report, NO_LINKS)).toContain("**1 item can be cleared today**");
  });
});

describe("flow or local optimum", () => {
  const ask = (told: object, map?: string): string =>
    flowOrLocalOptimum(
      buildReport({ streams: [{ ...CHECKOUT, ...told }], ...(map ? { map } : {}) }),
      NO_LINKS,
    );
  const LIMITED = "streams: { checkout: { words: [cart], wip-limit: 3 } }";

  test.each([
    [{ wip: 4 }, "**Checkout** has 4 in progress, over its limit of 3"],
    [
      { overtaken: { overtakers: 2, items: [{ repo: "", number: 7, by: 1 }] } },
      "finished 1 item that started after",
    ],
    [{ flowEfficiency: 0.2, flowEfficiencyItems: 9 }, "work waits for at least 80% of its time"],
    [
      { crossStream: { in: 2, out: 0, inBefore: 1, outBefore: 0 } },
      "is blocked by other streams 2 times, 1 four weeks ago",
    ],
  ])("asks about %j", (told, question) => expect(ask(told, LIMITED)).toContain(question));

  test("asks nothing where nothing stands out", () => {
    const page = ask({ wip: 3, flowEfficiency: 0.6, flowEfficiencyItems: 9 }, LIMITED);
    expect(page).not.toContain("?");
    expect(page).toContain("| Checkout | 3 / 3 | 0 | 60% (n 9) |");
  });
});

describe("dependencies", () => {
  const pairs = (many: number): readonly StreamBlocks[] =>
    Array.from({ length: many }, (_, at) => ({ waiting: "s0", blocking: `s${at + 1}`, now: 1, before: 2 }));
  const draw = (many: number): string =>
    dependencies(
      buildReport({
        streams: Array.from({ length: many + 1 }, (_, at) => ({ id: `s${at}`, name: `S${at}` })),
        streamBlocks: pairs(many),
      }),
      NO_LINKS,
    );

  test("few streams are a matrix, many a list", () => {
    expect(draw(2)).toContain("| Waits ↓ for → | S1 | S2 |\n| --- | --: | --: |\n| S0 | 1 (2) | 1 (2) |");
    expect(draw(9)).toContain("| Stream | Waits for | Blocks |");
    expect(draw(9)).toContain("**9 blocks between streams**, down from 18 four weeks ago.");
  });
  test("what is over is told as well", () => {
    const streamBlocks = [{ waiting: "checkout", blocking: "refunds", now: 0, before: 1 }];
    const report = buildReport({ streams: [CHECKOUT, { id: "refunds", name: "Refunds" }], streamBlocks });
    expect(dependencies(report, NO_LINKS)).toContain(
      "**0 blocks between streams**, down from 1 four weeks ago.",
    );
  });
});

test.each([
  [{ itemsIn4Weeks: 3, weeksToFinish: 1 }, 4, "| Checkout | 3 | 4 | 1 week (by 2026-10-19) |"],
  [
    { itemsIn4Weeks: 0, weeksToFinish: null },
    4,
    "| Checkout | none | 4 | cannot be told: nothing was finished |",
  ],
  [{ itemsIn4Weeks: 1, weeksToFinish: 300 }, 4, "| Checkout | 1 | 4 | over 2 years |"],
  [{ itemsIn4Weeks: 1, weeksToFinish: 0 }, 0, "| Checkout | 1 | 0 | nothing is open |"],
])("a forecast of %j", (told, open, row) => {
  const report = buildReport({ streams: [{ ...CHECKOUT, forecast: told, open }] });
  expect(forecast(report, NO_LINKS)).toContain(row);
});

describe("alignment", () => {
  test("rules that nobody overrides are not told", () => {
    const overrides = [{ rule: "streams.checkout.words", applied: 5, overridden: 0 }];
    expect(alignment(buildReport({ figures: { overrides } }), NO_LINKS)).not.toContain("override");
  });
  test("an objective leads to the issues of all its milestones and labels", () => {
    const map = `
streams: { checkout: { words: [cart] } }
objectives: { q4: { name: Q4, streams: [checkout], milestones: [A, B], labels: ["okr"] } }`;
    const objectives = [{ id: "q4", open: 2, finished: 0 }];
    const page = alignment(buildReport({ map, figures: { objectives } }), SHOP_LINKS);
    const [, query = ""] = /\[2\]\(\S+q=(\S+)\) \| 0 \| Checkout/.exec(page) ?? [];
    expect(decodeURIComponent(query)).toBe(
      'is:issue is:open (milestone:"A" OR milestone:"B" OR label:"okr")',
    );
  });
});
