import fc from "fast-check";
import { expect, test } from "vitest";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import type { StreamFigures } from "../../shared/metrics/stream-figures.ts";
import type { WorkItem } from "../../shared/metrics/work-item.ts";
import { itemsOf } from "./items-of.ts";
import { arbitraryBacklog } from "./plain/arbitrary-backlog.ts";
import { type Row, reportOf } from "./report-of.ts";

/* What holds for any data. */

const DAY = 86_400_000;
const mapOf = (yaml: string): FlowMap => loadFlowMap(yaml, "flow-map.yml").flowMap!;

test("the backlog's size follows from what came and went", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryBacklog(), async ({ rows, flowMapYaml, now }) => {
      const { figures } = await reportOf(rows as unknown as Row[], mapOf(flowMapYaml), { now, weeks: 12 });
      for (const stream of figures.streams) checkBalance(stream);
    }),
    { numRuns: 100 },
  );
});

function checkBalance(stream: StreamFigures): void {
  const { openAtStart, openAtWeekEnd, arrivals, reopened, throughput, dropped, undone } = stream;
  for (const [week, open] of openAtWeekEnd.entries()) {
    const before = week === 0 ? openAtStart : openAtWeekEnd[week - 1]!;
    const change = arrivals[week]! + reopened[week]! - throughput[week]! - dropped[week]! - undone[week]!;
    expect(open).toBe(before + change);
  }
}

/*
 * In a window of T days: L = the average number in the backlog, counted moment by moment; Λ = the items that were in it
 * at all (those carried in count), by T; w = the days that these spent in it, by their number. The sides are computed on
 * different ways: that they meet says that no stay is lost or counted twice.
 */
test("Little's law holds in its finite form", () => {
  fc.assert(
    fc.property(arbitraryBacklog(), ({ rows, flowMapYaml, now }) => {
      const { items, context } = itemsOf(rows as unknown as Row[], mapOf(flowMapYaml), now);
      const { from, to } = context.window;
      const inside = items.map((item) => measureStays(item, from, to)).filter((time) => time > 0);
      if (inside.length === 0) return;
      const days = (to - from) / DAY;
      const average = integrateCount(items, from, to) / DAY / days;
      const rate = inside.length / days;
      const each = inside.reduce((sum, time) => sum + time, 0) / DAY / inside.length;
      expect(Math.abs(average - rate * each)).toBeLessThan(1e-9);
    }),
    { numRuns: 100 },
  );
});

const measureStays = ({ stays }: WorkItem, from: number, to: number): number =>
  stays.reduce((sum, stay) => sum + Math.max(0, Math.min(stay.to ?? to, to) - Math.max(stay.from, from)), 0);

/** Milliseconds times items: the count goes up and down as items come and go. */
function integrateCount(items: readonly WorkItem[], from: number, to: number): number {
  const steps = items.flatMap(({ stays }) =>
    stays.flatMap((stay) => [
      { at: stay.from, step: 1 },
      ...(stay.to === null ? [] : [{ at: stay.to, step: -1 }]),
    ]),
  );
  let [count, area, last] = [0, 0, from];
  for (const { at, step } of steps.sort((a, b) => a.at - b.at)) {
    const moment = Math.min(Math.max(at, from), to);
    area += count * (moment - last);
    last = moment;
    count += step;
  }
  return area + count * (to - last);
}
