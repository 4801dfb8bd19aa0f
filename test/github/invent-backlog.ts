import type { BacklogEvent, BacklogRow } from "./backlog/backlog-row.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PEOPLE = ["ann", "bob", "cid", "dora", "eve"];
const STREAMS = ["stream: checkout", "stream: refunds", "stream: search"];

/** Half a year of issues, three in ten open, each with six events; the same on every run. */
export const inventBacklog = (count: number, now: number): BacklogRow[] =>
  Array.from({ length: count }, (_, index) =>
    inventRow(index + 1, now - 180 * DAY_MS + (index / count) * 170 * DAY_MS),
  );

function inventRow(number: number, createdAt: number): BacklogRow {
  const at = (hours: number) => new Date(createdAt + hours * HOUR_MS).toISOString();
  const one = <T>(list: readonly T[], step: number): T => list[(number * step) % list.length]!;
  const isOpen = number % 10 < 3;
  const label = one(STREAMS, 1);
  const end: BacklogEvent = isOpen
    ? { event: "blocked_by_added", at: at(60), actor: one(PEOPLE, 2), blocker: Math.max(1, number - 7) }
    : { event: "closed", at: at(60), actor: one(PEOPLE, 2), stateReason: "COMPLETED" };
  return {
    number,
    title: `Payment number ${number} is refused`,
    body: "It says that the card is not valid. It is.\n\n".repeat(5),
    state: isOpen ? "OPEN" : "CLOSED",
    stateReason: isOpen ? "" : "COMPLETED",
    labels: [label, "bug"],
    author: one(PEOPLE, 1),
    assignees: [one(PEOPLE, 3)],
    milestone: number % 4 === 0 ? "2026 Q4" : null,
    createdAt: at(0),
    closedAt: isOpen ? null : at(60),
    blockedBy: isOpen && number > 7 ? [number - 7] : [],
    events: [
      { event: "labeled", at: at(1), actor: one(PEOPLE, 1), label },
      { event: "labeled", at: at(2), actor: one(PEOPLE, 2), label: "bug" },
      { event: "commented", at: at(5), actor: one(PEOPLE, 3) },
      { event: "assigned", at: at(10), actor: one(PEOPLE, 1), assignee: one(PEOPLE, 3) },
      { event: "project_v2_item_status_changed", at: at(20), actor: one(PEOPLE, 3), to: "In Progress" },
      end,
    ],
  };
}
