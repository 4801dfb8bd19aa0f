import { count } from "../text/count.ts";
import type { StreamFigures } from "./stream-figures.ts";

type Judged = Pick<StreamFigures, "signals" | "expectation" | "wip" | "limits" | "leadTime">;

const FEWEST_FINISHED = 5;

/**
 * Whether a stream needs attention, and why; steady, or too little data to say.
 *
 * @param recent names of the last four complete weeks
 * @param held systemic blockers that hold items of the stream, and how many of its items they hold
 */
export function judgeStream(
  { signals, expectation, wip, limits, leadTime }: Judged,
  wipLimit: number | null,
  recent: readonly string[],
  held: { readonly blockers: number; readonly items: number },
): Pick<StreamFigures, "verdict" | "verdictReasons"> {
  const reasons: string[] = [];
  if (expectation?.met === false) {
    const { hits, n, percent, days } = expectation;
    reasons.push(`${hits} of ${n} finished within ${days} days, where ${percent}% are expected`);
  }
  if (held.blockers > 0) {
    const hold = held.blockers === 1 ? "holds" : "hold";
    reasons.push(`${count(held.blockers, "systemic blocker")} ${hold} ${count(held.items, "item")}`);
  }
  if (wipLimit !== null && wip > wipLimit) reasons.push(`${wip} in progress, over the limit of ${wipLimit}`);
  const unfavourable = signals.findLast(({ favourable, week }) => !favourable && recent.includes(week));
  if (unfavourable !== undefined) reasons.push(unfavourable.text.replace(/\.$/, ""));
  if (reasons.length > 0) return { verdict: "attention", verdictReasons: reasons };
  const isUnknown = limits.throughput === null && limits.netFlow === null && leadTime.n < FEWEST_FINISHED;
  return { verdict: isUnknown ? "too-little-data" : "steady", verdictReasons: [] };
}
