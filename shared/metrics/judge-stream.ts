import { count } from "../text/count.ts";
import type { SystemicBlocker } from "./health-figures.ts";
import type { ItemName, StreamFigures } from "./stream-figures.ts";

type Judged = Pick<StreamFigures, "signals" | "expectation" | "wip" | "limits" | "leadTime">;

const FEWEST_FINISHED = 5;

/**
 * Whether a stream needs attention, and why; steady, or too little data to say.
 *
 * @param recent names of the last four complete weeks
 * @param blockers those that hold items of the stream
 * @param open the stream's items in the backlog
 */
export function judgeStream(
  { signals, expectation, wip, limits, leadTime }: Judged,
  wipLimit: number | null,
  recent: readonly string[],
  blockers: readonly SystemicBlocker[],
  open: readonly ItemName[],
): Pick<StreamFigures, "verdict" | "verdictReasons"> {
  const reasons: string[] = [];
  if (expectation?.met === false) {
    const { hits, n, percent, days } = expectation;
    reasons.push(`${hits} of ${n} finished within ${days} days, where ${percent}% are expected`);
  }
  if (blockers.length > 0) reasons.push(describeBlockers(blockers, open));
  if (wipLimit !== null && wip > wipLimit) reasons.push(`${wip} in progress, over the limit of ${wipLimit}`);
  const unfavourable = signals.findLast(({ favourable, week }) => !favourable && recent.includes(week));
  if (unfavourable !== undefined) reasons.push(unfavourable.text.replace(/\.$/, ""));
  if (reasons.length > 0) return { verdict: "attention", verdictReasons: reasons };
  const isUnknown = limits.throughput === null && limits.netFlow === null && leadTime.n < FEWEST_FINISHED;
  return { verdict: isUnknown ? "too-little-data" : "steady", verdictReasons: [] };
}

function describeBlockers(blockers: readonly SystemicBlocker[], open: readonly ItemName[]): string {
  const held = new Set(blockers.flatMap(({ items }) => items.map(nameOf)));
  const items = open.filter((item) => held.has(nameOf(item))).length;
  const holds = blockers.length === 1 ? "holds" : "hold";
  return `${count(blockers.length, "systemic blocker")} ${holds} ${count(items, "item")}`;
}

const nameOf = ({ repo, number }: ItemName): string => `${repo}#${number}`;
