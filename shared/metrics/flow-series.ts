import type { ReportWindow } from "./report-window.ts";
import type { FlowSeries } from "./stream-figures.ts";
import { leftAt, type WorkItem, wasIn } from "./work-item.ts";

export function countFlow(items: readonly WorkItem[], window: ReportWindow): FlowSeries {
  const arrivals: number[] = [];
  const reopened: number[] = [];
  const throughput: number[] = [];
  const dropped: number[] = [];
  const undone: number[] = [];
  for (const item of items) {
    arrivals.push(item.createdAt);
    for (const [index, stay] of item.stays.entries()) {
      if (index > 0) reopened.push(stay.from);
      if (stay.to === null) continue;
      if (index < item.stays.length - 1) undone.push(stay.to);
      else if (stay.end === "finished") throughput.push(stay.to);
      else dropped.push(stay.to);
    }
  }
  const series = {
    arrivals: countByWeek(arrivals, window),
    throughput: countByWeek(throughput, window),
    dropped: countByWeek(dropped, window),
    reopened: countByWeek(reopened, window),
    undone: countByWeek(undone, window),
  };
  return {
    openAtStart: countIn(items, window.from),
    ...series,
    openAtWeekEnd: window.weeks.map(({ to }) => countIn(items, to)),
    netFlow4w: sumLast4(series.arrivals) - sumLast4(series.throughput) - sumLast4(series.dropped),
  };
}

function countByWeek(instants: readonly number[], { from, to, weeks }: ReportWindow): number[] {
  const counts = weeks.map(() => 0);
  const length = (to - from) / weeks.length;
  for (const at of instants) {
    if (at >= from && at < to) counts[Math.floor((at - from) / length)]! += 1;
  }
  return counts;
}

const countIn = (items: readonly WorkItem[], at: number): number =>
  items.reduce((count, item) => count + (wasIn(item, at) ? 1 : 0), 0);

const sumLast4 = (weekly: readonly number[]): number =>
  weekly.slice(-4).reduce((sum, value) => sum + value, 0);

/** Items that were finished, for good so far, within the window. */
export const listFinished = (items: readonly WorkItem[], { from, to }: ReportWindow): WorkItem[] =>
  items.filter((item) => {
    const left = leftAt(item);
    return item.stays.at(-1)?.end === "finished" && left !== null && left >= from && left < to;
  });
