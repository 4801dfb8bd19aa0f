import type { HealthFigures } from "../../shared/metrics/health-figures.ts";
import type { HealthReport } from "../../shared/metrics/health-report.ts";
import type { Limits, StreamFigures } from "../../shared/metrics/stream-figures.ts";
import { buildReport } from "./build-report.ts";
import { buildDistribution } from "./build-stream.ts";
import { SHOP_ITEMS } from "./shop-items.ts";
import { SHOP_MAP } from "./shop-map.ts";

const shop = (number: number): { repo: string; number: number } => ({ repo: "acme/shop", number });

const weekly = (mean: number, meanMovingRange: number, n = 12): Limits => ({
  basis: "weeks",
  n,
  mean,
  meanMovingRange,
  lower: Math.max(0, mean - 2.66 * meanMovingRange),
  upper: mean + 2.66 * meanMovingRange,
  trial: n < 12,
});

const SLOWER = {
  metric: "throughput",
  rule: "three-of-four",
  week: "2026-W41",
  side: "below",
  favourable: false,
  text: "Finished nearer to the lower limit of 1.1 than to the mean of 3.1 in 3 of 4 weeks, up to 2026-W41.",
} as const;

const CHECKOUT: Partial<StreamFigures> = {
  verdict: "attention",
  verdictReasons: [
    "Finished nearer to the lower limit of 1.1 than to the mean of 3.1 in 3 of 4 weeks, up to 2026-W41",
    "22 of 37 finished within 14 days, where 85% are expected",
    "one cause blocks 3 items",
    "9 in progress, over the limit of 6",
  ],
  openAtStart: 8,
  arrivals: [3, 4, 2, 4, 3, 5, 4, 3, 4, 5, 4, 4],
  throughput: [4, 3, 3, 4, 3, 4, 3, 4, 3, 2, 2, 2],
  dropped: [0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0],
  leadTime: { n: 37, p50: 14.2, p85: 38.9, p95: 91.3 },
  cycleTime: { n: 37, p50: 9.6, p85: 27.4, p95: 60.1 },
  survival: { n: 171, finished: 146, median: 16.1, p85: 74.5 },
  distribution: buildDistribution({ feature: 16, defect: 14, risk: 2, debt: 3, other: 2 }),
  expectation: {
    percent: 85,
    days: 14,
    basis: "cycleTime",
    hits: 22,
    n: 37,
    met: false,
    atRisk: [118, 131, 140, 152, 163, 170, 174, 181, 186],
  },
  overtaken: {
    overtakers: 21,
    items: [
      { ...shop(118), by: 21 },
      { ...shop(131), by: 14 },
      { ...shop(163), by: 11 },
    ],
  },
  crossStream: { in: 3, out: 1, inBefore: 1, outBefore: 1 },
  limits: { throughput: weekly(37 / 12, 8 / 11), netFlow: weekly(0.5, 1.73) },
  signal: SLOWER,
  signals: [SLOWER],
  bottleneck: {
    stage: "in review",
    stages: [
      { stage: "in progress", itemDays: 96.4, netFlow: 1, overP85: 1 },
      { stage: "in review", itemDays: 143.8, netFlow: 4, overP85: 3 },
      { stage: "waiting for release", itemDays: 18.2, netFlow: 0, overP85: null },
    ],
  },
  firstResponse: { n: 39, unanswered: 6, p50: 0.9, p85: 4.2 },
  timeInLabel: { "needs info": { n: 12, p50: 3.4, p85: 11.8 } },
  pullNext: [
    { ...shop(152), days: 71.9, unblocks: 0, pastExpectation: true },
    { ...shop(186), days: 15.2, unblocks: 0, pastExpectation: true },
    { ...shop(204), days: 3.3, unblocks: 0, pastExpectation: false },
  ],
  forecast: { itemsIn4Weeks: 11, weeksToFinish: 6 },
};

const REFUNDS: Partial<StreamFigures> = {
  verdict: "steady",
  openAtStart: 8,
  arrivals: [2, 1, 2, 3, 1, 2, 2, 1, 2, 2, 1, 2],
  throughput: [1, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2],
  dropped: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
  leadTime: { n: 22, p50: 11.5, p85: 19.8, p95: 44.6 },
  cycleTime: { n: 22, p50: 6.2, p85: 14.9, p95: 30.3 },
  survival: { n: 94, finished: 86, median: 12.4, p85: 33.8 },
  distribution: buildDistribution({ feature: 9, defect: 12, debt: 1 }),
  expectation: {
    percent: 80,
    days: 20,
    basis: "cycleTime",
    hits: 19,
    n: 22,
    met: true,
    atRisk: [87, 160, 177],
  },
  overtaken: { overtakers: 5, items: [{ ...shop(87), by: 5 }] },
  crossStream: { in: 0, out: 3, inBefore: 0, outBefore: 1 },
  limits: { throughput: weekly(1.83, 0.36), netFlow: weekly(-0.17, 1.2) },
  bottleneck: {
    stage: null,
    stages: [
      { stage: "in progress", itemDays: 61.3, netFlow: 0, overP85: 1 },
      { stage: "in review", itemDays: 22.9, netFlow: 1, overP85: 0 },
      { stage: "waiting for release", itemDays: 9.1, netFlow: 0, overP85: null },
    ],
  },
  firstResponse: { n: 21, unanswered: 0, p50: 0.02, p85: 1.1 },
  timeInLabel: { "needs info": { n: 3, p50: null, p85: null } },
  pullNext: [
    { ...shop(177), days: 23.5, unblocks: 0, pastExpectation: true },
    { ...shop(197), days: 7.9, unblocks: 0, pastExpectation: false },
  ],
  forecast: { itemsIn4Weeks: 7, weeksToFinish: 4 },
};

const DRY = {
  metric: "throughput",
  rule: "outside",
  week: "2026-W41",
  side: "above",
  favourable: false,
  text: "38 days without a finished item, ended in 2026-W41, above the upper limit of 31.4 days.",
} as const;

const DISCOVERY: Partial<StreamFigures> = {
  verdict: "attention",
  verdictReasons: ["38 days without a finished item, ended in 2026-W41, above the upper limit of 31.4 days"],
  openAtStart: 6,
  arrivals: [1, 2, 1, 0, 2, 1, 1, 2, 1, 1, 2, 1],
  throughput: [2, 1, 1, 2, 1, 1, 2, 0, 0, 0, 0, 1],
  dropped: [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0],
  leadTime: { n: 11, p50: 33.7, p85: 88.1, p95: null },
  cycleTime: null,
  cycleTimeReason: "fewer than half of the finished items show when work began",
  survival: { n: 49, finished: 37, median: 41.9, p85: null, p85Reason: "not reached" },
  distribution: buildDistribution({ feature: 8, defect: 3 }),
  expectation: {
    percent: 85,
    days: 60,
    basis: "leadTime",
    hits: 10,
    n: 11,
    met: true,
    atRisk: [64, 109, 127, 145],
  },
  crossStream: { in: 1, out: 0, inBefore: 1, outBefore: 0 },
  limits: {
    throughput: {
      basis: "daysBetween",
      n: 10,
      mean: 6.3,
      meanMovingRange: 0.41,
      lower: 0.2,
      upper: 31.4,
      trial: true,
    },
    netFlow: weekly(0.25, 1.55),
  },
  signal: DRY,
  signals: [DRY],
  firstResponse: { n: 11, unanswered: 4, p50: 2.2, p85: null },
  pullNext: [
    { ...shop(64), days: 402.8, unblocks: 0, pastExpectation: true },
    { ...shop(127), days: 120.3, unblocks: 0, pastExpectation: true },
    { ...shop(158), days: 52.7, unblocks: 0, pastExpectation: false },
  ],
  forecast: { itemsIn4Weeks: 2, weeksToFinish: 16 },
};

const ACCOUNTS: Partial<StreamFigures> = {
  arrivals: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2],
  throughput: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
  leadTime: { n: 1, p50: null, p85: null, p95: null },
  cycleTime: { n: 1, p50: null, p85: null, p95: null },
  distribution: buildDistribution({ feature: 1 }),
  firstResponse: { n: 3, unanswered: 1, p50: null, p85: null },
  pullNext: [{ ...shop(205), days: 2.4, unblocks: 0, pastExpectation: false }],
};

const NO_STREAM: Partial<StreamFigures> = {
  openAtStart: 3,
  arrivals: [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1],
  throughput: [0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0],
  dropped: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
  leadTime: { n: 2, p50: null, p85: null, p95: null },
  firstResponse: { n: 2, unanswered: 2, p50: null, p85: null },
};

const WHOLE: Partial<HealthFigures> = {
  source: {
    kind: "github",
    issues: 214,
    statusHistory: false,
    notes: ["2 issues were created after this report's instant and are left out."],
  },
  systemicBlockers: [
    {
      cause: { kind: "issue", ...shop(87) },
      items: [shop(118), shop(131), shop(174)],
      streams: ["checkout"],
      days: 106.8,
    },
  ],
  labelDrift: [
    { label: "stream: check-out", near: "stream: checkout", items: 3 },
    { label: "stream: mobile", near: null, items: 1 },
  ],
  objectives: [
    { id: "conversion-q4", open: 9, finished: 17 },
    { id: "trust", open: 2, finished: 6 },
  ],
  offObjectiveWipShare: 0.29,
  holds: 12,
  overrides: [{ rule: "streams.checkout.words", applied: 4, overridden: 3 }],
};

/** A shop of four streams, two of which need attention, and items of no stream. */
export const SHOP_REPORT: HealthReport = buildReport({
  map: SHOP_MAP,
  items: SHOP_ITEMS,
  streams: [
    { id: "discovery", name: "Discovery", ...DISCOVERY },
    { id: "checkout", name: "Checkout", ...CHECKOUT },
    { id: "refunds", name: "Refunds", ...REFUNDS },
    { id: "accounts", name: "Accounts", ...ACCOUNTS },
    { id: null, name: "no stream", ...NO_STREAM },
  ],
  figures: WHOLE,
  streamBlocks: [
    { waiting: "checkout", blocking: "refunds", now: 3, before: 1 },
    { waiting: "discovery", blocking: "checkout", now: 1, before: 1 },
  ],
});
