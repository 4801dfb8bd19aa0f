/*
 * The figures of one stream, in the shape of `report --json`. Durations are days of 86,400 s, instants ISO 8601 in
 * UTC, shares 0 to 1; nothing is rounded. A null stands for a figure that cannot be told, with the reason beside it.
 */

export interface ItemName {
  /** "owner/name"; "" when the data does not say. */
  readonly repo: string;
  readonly number: number;
}

/** Stands for an issue of a repository that is not in the report: whoever reads it may not be allowed to see that one. */
export const HIDDEN_ITEM: ItemName = { repo: "", number: 0 };

export const isHidden = ({ number }: ItemName): boolean => number === HIDDEN_ITEM.number;

export interface AgedItem extends ItemName {
  readonly days: number;
}

/** Percentiles by nearest rank: each is a real item's. Null below 5, 10 and 20 items. */
export interface Spread {
  readonly n: number;
  readonly p50: number | null;
  readonly p85: number | null;
}

export interface LongSpread extends Spread {
  readonly p95: number | null;
}

export const AGE_BUCKETS = ["0-7", "8-14", "15-30", "31-60", "61-180", "181+"] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number];

export interface AgeFigure extends Spread {
  readonly oldest: AgedItem | null;
  /** Items by whole days. */
  readonly buckets: Readonly<Record<AgeBucket, number>>;
}

/** Kaplan-Meier: `median` and `p85` are the days by which half, and 85%, are finished. */
export interface SurvivalFigure {
  readonly n: number;
  readonly finished: number;
  readonly median: number | null;
  readonly medianReason?: string;
  readonly p85: number | null;
  readonly p85Reason?: string;
}

export interface BlockedFigure {
  readonly count: number;
  /** Of the open items. */
  readonly share: number;
  /** Blocked days so far of the items that are blocked now. */
  readonly days: number;
  /** The block that runs longest. */
  readonly oldest: AgedItem | null;
}

export const WORK_CLASSES = ["feature", "defect", "risk", "debt", "other"] as const;
export type WorkClass = (typeof WORK_CLASSES)[number];

export interface ExpectationFigure {
  readonly percent: number;
  readonly days: number;
  readonly basis: "cycleTime" | "leadTime";
  readonly hits: number;
  readonly n: number;
  /** Null = too few finished. */
  readonly met: boolean | null;
  /** Numbers of open items older than `days`, the oldest first. */
  readonly atRisk: readonly number[];
}

export interface OvertakenFigure {
  readonly overtakers: number;
  /** The three most overtaken. */
  readonly items: readonly (ItemName & { readonly by: number })[];
}

export interface CrossStreamFigure {
  readonly in: number;
  readonly out: number;
  readonly inBefore: number;
  readonly outBefore: number;
}

/** Natural process limits (XmR): mean ± 2.66 times the mean moving range. */
export interface Limits {
  /** Of `daysBetween` mean, lower and upper are days, the mean moving range is on the transformed scale. */
  readonly basis: "weeks" | "daysBetween";
  readonly n: number;
  readonly mean: number;
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly upper: number;
  /** Fewer than 12 points. */
  readonly trial: boolean;
}

export interface LimitsFigure {
  readonly throughput: Limits | null;
  readonly throughputReason?: string;
  readonly netFlow: Limits | null;
  readonly netFlowReason?: string;
}

export const SIGNAL_RULES = ["outside", "eight-on-one-side", "three-of-four"] as const;
export type SignalRule = (typeof SIGNAL_RULES)[number];

export interface Signal {
  readonly metric: "throughput" | "netFlow";
  readonly rule: SignalRule;
  /** The week that completes it: "2026-W41". */
  readonly week: string;
  readonly side: "above" | "below";
  readonly favourable: boolean;
  readonly text: string;
}

export interface Stage {
  readonly stage: string;
  readonly itemDays: number;
  readonly netFlow: number;
  /** Null = too few visits for a p85. */
  readonly overP85: number | null;
}

export interface BottleneckFigure {
  readonly stage: string | null;
  readonly stages: readonly Stage[];
}

export interface FirstResponseFigure extends Spread {
  readonly unanswered: number;
}

export interface PullSuggestion extends AgedItem {
  readonly unblocks: number;
  readonly pastExpectation: boolean;
}

export interface ForecastFigure {
  readonly itemsIn4Weeks: number;
  /** Null = nothing was finished in these weeks. */
  readonly weeksToFinish: number | null;
}

export const VERDICTS = ["attention", "steady", "too-little-data"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What came, went and stayed, week by week; all lists have one number for each week of the window, oldest first. */
export interface FlowSeries {
  readonly openAtStart: number;
  readonly arrivals: readonly number[];
  /** Items whose last leave, as finished, is in the week. */
  readonly throughput: readonly number[];
  readonly dropped: readonly number[];
  /** Returns to the backlog. */
  readonly reopened: readonly number[];
  /** Leaves that were followed by a return. */
  readonly undone: readonly number[];
  /** `open[k] = open[k-1] + arrivals + reopened - throughput - dropped - undone`. */
  readonly openAtWeekEnd: readonly number[];
  /** Arrivals minus finished and dropped over the last four weeks. */
  readonly netFlow4w: number;
}

export interface StreamFigures extends FlowSeries {
  /** Null for "no stream". */
  readonly id: string | null;
  readonly name: string;
  readonly verdict: Verdict;
  /** Why it needs attention, each in a sentence's end; empty otherwise. */
  readonly verdictReasons: readonly string[];
  readonly open: number;
  readonly wip: number;
  readonly leadTime: LongSpread;
  readonly cycleTime: LongSpread | null;
  readonly cycleTimeReason?: string;
  readonly issueAge: AgeFigure;
  readonly wipAge: AgeFigure;
  readonly survival: SurvivalFigure;
  readonly blocked: BlockedFigure;
  readonly flowEfficiency: number | null;
  readonly flowEfficiencyReason?: string;
  /** Finished items that `flowEfficiency` is made of. */
  readonly flowEfficiencyItems: number;
  readonly distribution: Readonly<Record<WorkClass, { readonly count: number; readonly share: number }>>;
  readonly expectation: ExpectationFigure | null;
  readonly expectationReason?: string;
  readonly overtaken: OvertakenFigure;
  readonly crossStream: CrossStreamFigure;
  readonly limits: LimitsFigure;
  /** The one that was completed last. */
  readonly signal: Signal | null;
  readonly signals: readonly Signal[];
  readonly bottleneck: BottleneckFigure | null;
  readonly bottleneckReason?: string;
  readonly firstResponse: FirstResponseFigure | null;
  readonly firstResponseReason?: string;
  /** By the label as the map writes it. */
  readonly timeInLabel: Readonly<Record<string, Spread>>;
  readonly pullNext: readonly PullSuggestion[];
  readonly forecast: ForecastFigure | null;
  readonly forecastReason?: string;
}
