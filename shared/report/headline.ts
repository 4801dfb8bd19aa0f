import type { HealthReport } from "../metrics/health-report.ts";
import type { StreamFigures, Verdict } from "../metrics/stream-figures.ts";
import { count, groupDigits } from "../text/count.ts";
import { cutText } from "../text/cut-text.ts";
import { flattenLine } from "../text/flatten-line.ts";
import { enumerate, enumerateSome } from "./markdown.ts";

/** Streams named with their reason. */
const MOST_STREAMS = 3;
const LONGEST_NAME = 80;

/**
 * The page in a sentence: how many streams need attention, which, and why. Plain text in one line; names are as the
 * flow map writes them.
 */
export function writeHeadline(report: HealthReport): string {
  const urgent = listUrgent(report);
  if (urgent.length === 0) return `${countAttention(report)}${describeOthers(report)}.`;
  const named = urgent
    .slice(0, MOST_STREAMS)
    .map((stream) => `${nameStream(stream)} (${giveReason(stream)})`);
  return `${countAttention(report)}: ${enumerateSome(named, MOST_STREAMS, urgent.length)}.`;
}

/** The streams of the flow map; what sits in none is no stream. */
export const listStreams = ({ figures }: HealthReport): readonly StreamFigures[] =>
  figures.streams.filter(({ id }) => id !== null);

export const listUrgent = (report: HealthReport): readonly StreamFigures[] =>
  listStreams(report).filter(({ verdict }) => verdict === "attention");

/** "2 of 5 streams need attention" */
export function countAttention(report: HealthReport): string {
  const all = listStreams(report).length;
  const urgent = listUrgent(report).length;
  if (urgent === 0) return "No stream needs attention";
  return `${groupDigits(urgent)} of ${count(all, "stream")} ${urgent === 1 ? "needs" : "need"} attention`;
}

/** ": 3 are steady, 1 has too little data to say" */
export function describeOthers(report: HealthReport): string {
  const number = (verdict: Verdict): number =>
    listStreams(report).filter((stream) => stream.verdict === verdict).length;
  const steady = number("steady");
  const unknown = number("too-little-data");
  const all = steady + unknown;
  if (unknown === all && all > 1)
    return `: ${all === 2 ? "both" : `all ${groupDigits(all)}`} have too little data to say`;
  const parts = [
    ...(steady === 0 ? [] : [`${groupDigits(steady)} ${steady === 1 ? "is" : "are"} steady`]),
    ...(unknown === 0
      ? []
      : [`${groupDigits(unknown)} ${unknown === 1 ? "has" : "have"} too little data to say`]),
  ];
  return parts.length === 0 ? "" : `: ${enumerate(parts)}`;
}

/** A reason as it stands within a sentence. */
export const inSentence = (reason: string): string =>
  reason.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());

function giveReason({ verdictReasons: [first = "", ...others] }: StreamFigures): string {
  const more = others.length === 0 ? "" : `, and ${count(others.length, "more reason")}`;
  return `${inSentence(flattenLine(first))}${more}`;
}

const nameStream = ({ name }: StreamFigures): string => cutText(flattenLine(name).trim(), LONGEST_NAME);
