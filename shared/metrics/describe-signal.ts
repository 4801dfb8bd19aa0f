import type { Limits, SignalRule } from "./stream-figures.ts";
import { writeApart, writeNumber } from "./write-number.ts";

export type SeriesName = "throughput" | "daysBetween" | "netFlow";

/** What a signal's sentence tells; `value` and limits in items, or in days. */
export interface SignalFacts {
  readonly series: SeriesName;
  readonly rule: SignalRule;
  readonly side: "above" | "below";
  readonly week: string;
  readonly value: number;
  readonly limits: Limits;
}

/** A signal in one plain sentence: "Finished 9 in 2026-W41, above the upper limit of 7.2." */
export function describeSignal(facts: SignalFacts): string {
  switch (facts.rule) {
    case "outside":
      return describeOutside(facts);
    case "eight-on-one-side":
      return `${RUNS[facts.series](facts.side === "above", writeNumber(facts.limits.mean))}, up to ${facts.week}.`;
    case "three-of-four":
      return `${describeNear(facts)}, up to ${facts.week}.`;
  }
}

const limitOf = ({ side, limits }: SignalFacts): number => (side === "above" ? limits.upper : limits.lower);

const nameLimit = ({ side }: SignalFacts): string => (side === "above" ? "upper limit" : "lower limit");

function describeOutside(facts: SignalFacts): string {
  const { series, side, week } = facts;
  const [value, limit] = writeApart(facts.value, limitOf(facts));
  const beyond = `${side} the ${nameLimit(facts)} of`;
  if (series === "throughput") return `Finished ${value} in ${week}, ${beyond} ${limit}.`;
  if (series === "netFlow") return `Net flow was ${value} in ${week}, ${beyond} ${limit}.`;
  const gap = side === "above" ? "without a finished item" : "between two finished items";
  return `${nameDays(value)} ${gap}, ended in ${week}, ${beyond} ${nameDays(limit)}.`;
}

const nameDays = (days: string): string => `${days} ${days === "1" ? "day" : "days"}`;

/** Eight points in a row, by series. */
const RUNS: Readonly<Record<SeriesName, (isAbove: boolean, mean: string) => string>> = {
  throughput: (isAbove, mean) =>
    `Finished ${isAbove ? "more" : "fewer"} than the mean of ${mean} a week for 8 weeks in a row`,
  netFlow: (isAbove, mean) =>
    `Net flow was ${isAbove ? "above" : "below"} its mean of ${mean} for 8 weeks in a row`,
  daysBetween: (isAbove, mean) =>
    `${isAbove ? "More" : "Less"} than the mean of ${nameDays(mean)} between finished items 8 times in a row`,
};

function describeNear(facts: SignalFacts): string {
  const mean = writeNumber(facts.limits.mean);
  const limit = writeNumber(limitOf(facts));
  const name = nameLimit(facts);
  switch (facts.series) {
    case "throughput":
      return `Finished nearer to the ${name} of ${limit} than to the mean of ${mean} in 3 of 4 weeks`;
    case "netFlow":
      return `Net flow was nearer to its ${name} of ${limit} than to its mean of ${mean} in 3 of 4 weeks`;
    case "daysBetween":
      return `Days between finished items nearer to the ${name} of ${limit} than to the mean of ${mean} 3 times of 4`;
  }
}
