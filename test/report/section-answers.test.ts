import { describe, expect, test } from "vitest";
import type { OpenItem } from "../../shared/metrics/open-item.ts";
import type { Stage, StreamFigures } from "../../shared/metrics/stream-figures.ts";
import { alignment } from "../../shared/report/sections/alignment.ts";
import { blockers } from "../../shared/report/sections/blockers.ts";
import { bottlenecks } from "../../shared/report/sections/bottlenecks.ts";
import { changeOrNoise } from "../../shared/report/sections/change-or-noise.ts";
import { dependencies } from "../../shared/report/sections/dependencies.ts";
import { eachStream } from "../../shared/report/sections/each-stream.ts";
import { forecast } from "../../shared/report/sections/forecast.ts";
import { streamsAtAGlance } from "../../shared/report/sections/streams-at-a-glance.ts";
import { whereWorkSits } from "../../shared/report/sections/where-work-sits.ts";
import { buildItem, buildReport, NO_LINKS } from "./build-report.ts";
import { buildWideMap } from "./build-wide-map.ts";

type Told = Partial<StreamFigures> & Pick<StreamFigures, "id" | "name">;

const CHECKOUT = { id: "checkout", name: "Checkout" };
const REFUNDS = { id: "refunds", name: "Refunds" };
const NOWHERE = { id: null, name: "no stream" };
const LIMITS = {
  throughput: null,
  throughputReason: "few",
  netFlow: { basis: "weeks", n: 12, mean: 1, meanMovingRange: 1, lower: -1, upper: 3, trial: false },
} as const;
const SIGNAL = {
  metric: "netFlow",
  rule: "outside",
  week: "2026-W41",
  side: "above",
  favourable: false,
  text: "Net flow was 9.",
} as const;
const changed: Partial<StreamFigures> = { limits: LIMITS, signal: SIGNAL, signals: [SIGNAL] };

describe("change or noise", () => {
  const tell = (...streams: Told[]): string => changeOrNoise(buildReport({ streams }), NO_LINKS);

  test("what sits in no stream is none that changed", () => {
    expect(tell(CHECKOUT, { ...NOWHERE, ...changed })).toContain(
      "**What sits in no stream changed more than chance explains.**",
    );
    expect(tell({ ...CHECKOUT, ...changed }, { ...NOWHERE, ...changed })).toContain(
      "**1 stream and what sits in no stream changed more than chance explains.**",
    );
  });
  test("of streams without limits it is not told that they did not change", () => {
    expect(tell({ ...CHECKOUT, limits: LIMITS }, REFUNDS)).toContain(
      "no reason to act. Too little data to tell: fewer than 6 weeks with data (Refunds).",
    );
    expect(tell(CHECKOUT, REFUNDS, { ...NOWHERE, limits: LIMITS })).toContain(
      "There is too little data yet to tell a change from chance: fewer than 6 weeks with data.",
    );
  });
});

describe("bottlenecks", () => {
  const stage = (name: string, itemDays: number, netFlow: number, overP85: number | null): Stage => ({
    stage: name,
    itemDays,
    netFlow,
    overP85,
  });
  const tell = (netFlow: number): string =>
    bottlenecks(
      buildReport({
        streams: [
          {
            ...CHECKOUT,
            bottleneck: {
              stage: "review",
              stages: [stage("review", 9, netFlow, 2), stage("test", 4, -1, null)],
            },
          },
          { ...REFUNDS, bottleneck: { stage: null, stages: [stage("review", 2, 0, null)] } },
          NOWHERE,
        ],
      }),
      NO_LINKS,
    );

  test("the answer comes first, with what it was found by; the tables are folded", () => {
    expect(tell(3)).toMatch(
      /^### Bottlenecks\n\n\*\*In 1 of 2 streams one stage holds the work up\.\*\* None stands out in Refunds\.\n\n- \*\*Checkout\*\*: \*\*review\*\* has the most item-days \(9\), the highest net flow \(\+3\) and the most stuck items \(2\): what would let items leave it sooner, and could less be let in until then\?\n\n<details>/,
    );
  });
  test("nothing piles up where more goes out than comes in", () => {
    expect(tell(-2)).toContain(
      "the most item-days (9) and the most stuck items (2): what would let items leave it sooner?\n",
    );
  });
});

describe("blockers", () => {
  test("that nothing is blocked is an answer", () => {
    expect(blockers(buildReport({ items: [buildItem({ number: 1 })] }), NO_LINKS)).toBe(
      "### Blockers\n\nNothing that is open is blocked.",
    );
  });
  test("the question fits the cause", () => {
    const block = { days: 2, by: [], labels: ["vendor"], status: null };
    const ask = (cause: { kind: "label"; label: string } | { kind: "issue"; repo: string; number: number }) =>
      blockers(
        buildReport({
          items: [buildItem({ number: 1, block })],
          figures: {
            systemicBlockers: [{ cause, items: [{ repo: "acme/shop", number: 1 }], streams: [], days: 2 }],
          },
        }),
        NO_LINKS,
      );
    expect(ask({ kind: "label", label: "vendor" })).toContain("holds 1 item: what do they wait for?");
    expect(ask({ kind: "issue", repo: "acme/shop", number: 9 })).toContain(
      "what would it take to finish it?",
    );
  });
});

describe("dependencies", () => {
  test("no pair is named as the most frequent one among equals", () => {
    const pair = (waiting: string, blocking: string, now: number) => ({ waiting, blocking, now, before: 0 });
    const tell = (first: number): string =>
      dependencies(
        buildReport({
          streams: [CHECKOUT, REFUNDS],
          streamBlocks: [pair("checkout", "refunds", first), pair("refunds", "checkout", 1)],
        }),
        NO_LINKS,
      );
    expect(tell(1)).not.toContain("Most often");
    expect(tell(2)).toContain("Most often Checkout waits for Refunds (2).");
  });
});

test("no forecast is made of what sits in no stream", () => {
  const streams = [CHECKOUT, NOWHERE].map((stream) => ({
    ...stream,
    forecast: { itemsIn4Weeks: 1, weeksToFinish: 2 },
  }));
  expect(forecast(buildReport({ streams }), NO_LINKS).match(/^\| (?!Stream|---).*$/gm)).toHaveLength(1);
});

describe("where work sits", () => {
  const tell = (journeys: number, lists = true): string =>
    whereWorkSits(
      buildReport({ map: buildWideMap({ streams: 2, journeys, steps: 2, name: (plain) => plain }) }),
      NO_LINKS,
      { lists, pictures: false },
    );

  test("a stream's numbers are told once", () => {
    expect(tell(2)).toContain(
      "- **Journey 0**: Step 0 (Stream 0: 0 open) → Step 1 (Stream 1: 0 open)\n- **Journey 1**: Step 0 (Stream 1: see above) → Step 1 (Stream 0: see above)\n",
    );
  });
  test("many lanes are folded, and go with the long lists", () => {
    expect(tell(6)).not.toContain("<details>");
    expect(tell(8)).toContain("<summary>2 more lanes of the flow map</summary>\n\n- **Journey 6**");
    expect(tell(8, false)).not.toContain("Journey 6");
  });
});

describe("each stream", () => {
  const late = (told: Partial<OpenItem>): OpenItem => buildItem({ number: 1, ageDays: 30, ...told });
  const EXPECTED = { percent: 85, days: 14, basis: "leadTime", hits: 0, n: 0, met: null } as const;

  test("late items of the same number in two repositories are both named", () => {
    const items = [late({}), late({ repo: "acme/app", ageDays: 20 }), late({ number: 2, ageDays: 1 })];
    const streams = [{ ...CHECKOUT, expectation: { ...EXPECTED, atRisk: [1, 1] } }];
    expect(eachStream(buildReport({ items, streams }), NO_LINKS)).toContain(
      "2 open items are older than that: shop#\u20601 and app#\u20601.",
    );
  });
  test("what is closed without an answer does not wait for one", () => {
    const firstResponse = { n: 1, unanswered: 2, p50: null, p85: null };
    const streams = [{ ...CHECKOUT, arrivals: [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], firstResponse }];
    expect(eachStream(buildReport({ streams }), NO_LINKS)).toContain(
      "2 of 3 created in the window have no answer so far.",
    );
  });
  test("the whole window is told beside the last four weeks", () => {
    const streams = [{ ...CHECKOUT, arrivals: [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2] }];
    expect(eachStream(buildReport({ streams }), NO_LINKS)).toContain(
      "In the last 4 weeks 2 arrived, 0 finished, 0 dropped: net flow +2, the backlog grows. In all 12 weeks 5 arrived, 0 finished, 0 dropped.",
    );
  });
});

describe("alignment", () => {
  test("no sentence counts nothing", () => {
    const page = alignment(buildReport({ items: [buildItem({ number: 1 })] }), NO_LINKS);
    expect(page).toContain("**100% of 1 open item sits in exactly one stream** (1).\n");
    expect(page).not.toMatch(/\b0 /);
  });
  test("a person's choice of no stream is no lack of evidence", () => {
    const items = [
      buildItem({ number: 1, streams: [], findings: ["unmapped"] }),
      buildItem({ number: 2, streams: [] }),
    ];
    const page = alignment(buildReport({ items }), NO_LINKS);
    expect(page).toMatch(/Item 1 \| 7 d \| too little evidence \|\n.*Item 2 \| 7 d \| – \|/);
  });
});

test("a row shows the last 12 weeks of a longer window", () => {
  const weeks = Array.from({ length: 52 }, (_, week) => `2026-W${String(week + 1).padStart(2, "0")}`);
  const throughput = weeks.map((_, week) => (week < 40 ? 9 : 1));
  const window = { from: "2025-12-29T00:00:00.000Z", to: "2026-12-28T00:00:00.000Z", weeks };
  const page = streamsAtAGlance(
    buildReport({ streams: [{ ...CHECKOUT, throughput }], figures: { window } }),
    NO_LINKS,
  );
  expect(page).toContain("`████████████` 1");
  expect(page).toContain("a bar for each week, W41 to W52,");
});
