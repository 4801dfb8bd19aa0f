import { describe, expect, test } from "vitest";
import { at, closedRow, payFigures, rowOf } from "./report-of.ts";

/* The worked examples of the specification, on whole reports. */

const BOARD = "project: { owner: acme, number: 1, status: { active: [Doing], waiting: [Waiting] } }";
const status = (to: string, instant: string) => at("project_v2_item_status_changed", instant, { to });
const day = (number: number): string => `2026-05-${String(number).padStart(2, "0")}T00:00:00Z`;

/** An item in the status Doing from its creation until it is closed. */
const worked = (created: number, closed: number, more: readonly ReturnType<typeof at>[] = []) =>
  closedRow(day(closed), { createdAt: day(created), events: [status("Doing", day(created)), ...more] });

/** The efficiency needs five items: the others have none of their own time. */
async function efficiencyOf(...rows: ReturnType<typeof worked>[]) {
  const { flowEfficiency, flowEfficiencyItems } = await payFigures(rows, { more: BOARD });
  return { flowEfficiency, flowEfficiencyItems };
}

describe("clipping", () => {
  const blocked = (from: number, to: number) => [
    at("labeled", day(from), { label: "blocked" }),
    at("unlabeled", day(to), { label: "blocked" }),
  ];

  test("blocked on 2-3 and 4-6, alive 1-7: half of the time", async () => {
    const rows = Array.from({ length: 5 }, () => worked(4, 10, [...blocked(5, 6), ...blocked(7, 9)]));
    expect(await efficiencyOf(...rows)).toEqual({ flowEfficiency: 0.5, flowEfficiencyItems: 5 });
  });

  test("two overlapping blockers count once", async () => {
    const two = (number: number) => [
      at("labeled", day(5), { label: "blocked" }),
      at("blocked_by_added", day(6), { blocker: { number } }),
      at("unlabeled", day(7), { label: "blocked" }),
      at("blocked_by_removed", day(8), { blocker: { number } }),
    ];
    const blocker = rowOf({ number: 900, labels: [] });
    const rows = Array.from({ length: 5 }, () => worked(4, 10, two(900)));
    expect(await efficiencyOf(blocker, ...rows)).toEqual({ flowEfficiency: 0.5, flowEfficiencyItems: 5 });
  });

  test("blocked before the start: clipped to the start", async () => {
    const row = () =>
      closedRow(day(10), {
        createdAt: day(4),
        events: [...blocked(4, 8), status("Doing", day(6))],
      });
    expect(await efficiencyOf(row(), row(), row(), row(), row())).toMatchObject({ flowEfficiency: 0.5 });
  });
});

test("a label on 9:00-10:00 and 12:00-14:00 was there for 3 hours", async () => {
  const hours = [9, 10, 12, 14].map((hour) => `2026-05-05T${String(hour).padStart(2, "0")}:00:00Z`);
  const row = () =>
    closedRow(day(20), {
      createdAt: day(4),
      events: hours.map((instant, index) =>
        at(index % 2 === 0 ? "labeled" : "unlabeled", instant, { label: "Wait" }),
      ),
    });
  const { timeInLabel } = await payFigures([row(), row(), row(), row(), row()], {
    more: "report: { time-in-labels: [wait] }",
  });
  expect(timeInLabel.wait).toEqual({ n: 5, p50: 3 / 24, p85: null });
});

test("done, restarted 12 hours later, done again after 12 hours: the last completion counts", async () => {
  const row = () =>
    closedRow("2026-05-06T00:00:00Z", {
      createdAt: day(4),
      events: [
        at("closed", "2026-05-05T00:00:00Z"),
        at("reopened", "2026-05-05T12:00:00Z"),
        at("closed", "2026-05-06T00:00:00Z"),
      ],
    });
  const figures = await payFigures([row(), row(), row(), row(), row()]);
  expect(figures.leadTime).toEqual({ n: 5, p50: 2, p85: null, p95: null });
  expect(figures).toMatchObject({
    throughput: [5, 0, 0, 0],
    reopened: [5, 0, 0, 0],
    undone: [5, 0, 0, 0],
    openAtWeekEnd: [0, 0, 0, 0],
  });
});

test("ratio of sums: 1 of 10 days active and 81 of 90 make 82%, not 50%", async () => {
  const one = (doing: number, waiting: number) => {
    const closed = Date.parse(day(20));
    const instant = (days: number): string => new Date(closed - days * 86_400_000).toISOString();
    return closedRow(day(20), {
      createdAt: instant(doing + waiting),
      events: [status("Doing", instant(doing + waiting)), status("Waiting", instant(waiting))],
    });
  };
  const rows = [one(1, 9), one(81, 9), one(1, 9), one(81, 9), one(1, 9), one(81, 9)];
  expect((await efficiencyOf(...rows)).flowEfficiency).toBeCloseTo(0.82, 12);
});
