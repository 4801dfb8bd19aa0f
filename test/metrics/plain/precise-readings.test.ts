import { describe, expect, test } from "vitest";
import { placeItem } from "./place-item.ts";
import type { PlainRow } from "./plain-row.ts";
import {
  event,
  figuresOf,
  january,
  labeled,
  loadPlainly,
  ONE_STREAM,
  plainRow,
  unlabeled,
} from "./plain-scene.ts";
import { readPlainItem } from "./read-plain-item.ts";
import { traceLife } from "./trace-life.ts";

const NOW = Date.parse("2026-02-04T12:00:00Z");

describe("an item's history", () => {
  const passages = (row: PlainRow) =>
    traceLife(readPlainItem(row), ["done"], NOW).passages.map(({ at, kind }) => [
      kind,
      new Date(at).toISOString(),
    ]);
  const closedAt = (day: number, more: Partial<PlainRow>) => plainRow(1, { closedAt: january(day), ...more });

  test.each<[string, PlainRow, [string, number][]]>([
    ["a close that no event shows", closedAt(5, {}), [["finished", 5]]],
    [
      "a close while closed",
      closedAt(5, { events: [event("closed", 5), event("closed", 6)] }),
      [["finished", 5]],
    ],
    [
      "the row's reason is the last close's, an earlier one has its own",
      closedAt(5, {
        stateReason: "COMPLETED",
        events: [
          event("closed", 2, { stateReason: "not planned" }),
          event("reopened", 3),
          event("closed", 5),
        ],
      }),
      [
        ["dropped", 2],
        ["returned", 3],
        ["finished", 5],
      ],
    ],
    ["a duplicate", closedAt(5, { stateReason: "Duplicate" }), [["dropped", 5]]],
    [
      "a reopening after the end",
      closedAt(5, { events: [event("closed", 5), event("reopened", 6)] }),
      [["finished", 5]],
    ],
    ["a last close at another time", closedAt(5, { events: [event("closed", 4)] }), [["finished", 5]]],
    ["a last close of an open row", plainRow(1, { events: [event("closed", 4)] }), []],
    [
      "events before the creation",
      closedAt(5, { events: [event("closed", -3), event("reopened", -2)] }),
      [
        ["finished", 1],
        ["returned", 1],
        ["finished", 5],
      ],
    ],
    ["a close after now", closedAt(60, {}), []],
    ["a done label without an event", plainRow(1, { labels: ["done"] }), []],
    [
      "done first, closed later",
      closedAt(5, {
        labels: ["Done"],
        stateReason: "NOT_PLANNED",
        events: [labeled("DONE", 3), event("closed", 5)],
      }),
      [["finished", 3]],
    ],
    [
      "done and no more",
      plainRow(1, { events: [labeled("done", 3), unlabeled("done", 4)] }),
      [
        ["finished", 3],
        ["returned", 4],
      ],
    ],
    [
      "not back until both hold again",
      plainRow(1, {
        events: [labeled("done", 3), event("closed", 4), unlabeled("done", 5), event("reopened", 6)],
      }),
      [
        ["finished", 3],
        ["returned", 6],
      ],
    ],
  ])("%s", (_, row, expected) =>
    expect(passages(row)).toEqual(expected.map(([kind, day]) => [kind, january(day)])),
  );
});

describe("where an item counts", () => {
  const flowMap = loadPlainly(`
version: 1
streams:
  pay: { outcome: a, aliases: [money] }
  find: { outcome: b, aliases: [search] }
  old: { outcome: c, retired: { into: find } }
`);
  const place = (row: PlainRow, decided: string | null = null) => {
    const item = readPlainItem(row);
    return placeItem(item, traceLife(item, [], NOW), flowMap, {
      now: NOW,
      automation: ["robot[bot]"],
      decided,
    });
  };
  const byRobot = (label: string, day: number) => event("labeled", day, { label, actor: "robot[bot]" });

  test.each<[string, Partial<PlainRow>, string[]]>([
    ["a label without an event is a person's", { labels: ["stream: pay", "search"] }, ["pay"]],
    [
      "automation's label gives way",
      { labels: ["stream: pay", "search"], events: [byRobot("stream: pay", 2)] },
      ["find"],
    ],
    ["to the decision, too", { labels: ["stream: pay"], events: [byRobot("stream: pay", 2)] }, ["find"]],
    ["several", { labels: ["stream: find", "stream: pay"] }, ["pay", "find"]],
    ["a retired stream's label", { labels: ["stream: old", "stream: find"] }, ["find"]],
    ["a label put after now", { labels: ["stream: pay"], events: [labeled("stream: pay", 60)] }, ["find"]],
    [
      "what left, by its labels then",
      {
        labels: ["stream: find"],
        closedAt: january(5),
        events: [unlabeled("stream: pay", 7), labeled("stream: find", 8)],
      },
      ["pay"],
    ],
    [
      "events of the leave's second included",
      { closedAt: january(5), labels: ["stream: pay"], events: [labeled("stream: pay", 5 + 0.4 / 86_400)] },
      ["pay"],
    ],
    [
      "automation's label on what left",
      { labels: ["stream: pay"], closedAt: january(5), events: [byRobot("stream: pay", 2)] },
      ["pay"],
    ],
    [
      "what left without any, as of now",
      { labels: ["search"], closedAt: january(5), events: [labeled("search", 6)] },
      ["find"],
    ],
  ])("%s", (_, more, expected) => expect(place(plainRow(1, more), "old")).toEqual(expected));
  test("nowhere", () => expect(place(plainRow(1))).toEqual([]));
});

describe("started", () => {
  const wip = (row: PlainRow) => figuresOf([row], { yaml: ONE_STREAM }).streams[0].wip;
  const placed = (to: string) => event("project_v2_item_status_changed", 2, { to });
  test.each([
    ["placed as active", placed("In progress"), 1],
    ["placed as blocked", placed("Blocked"), 0],
    ["moved to blocked", { ...placed("Blocked"), from: "Todo" }, 1],
    ["placed as done", placed("Done"), 0],
    ["assigned", event("assigned", 3), 1],
    ["assigned after now", event("assigned", 60), 0],
  ])("%s", (_, started, count) => expect(wip(plainRow(1, { events: [started] }))).toBe(count));
});

test("a stream with fewer than half of its starts known has no cycle time", () => {
  const finished = (number: number, events: PlainRow["events"] & object) =>
    plainRow(number, { closedAt: january(9), events });
  const half = [finished(1, [event("assigned", 2)]), finished(2, [])];
  expect(figuresOf(half).streams[0]).toMatchObject({
    cycleTime: { n: 1 },
    expectation: { basis: "cycleTime" },
  });
  expect(figuresOf([...half, finished(3, [])]).streams[0]).toMatchObject({
    cycleTime: null,
    expectation: { basis: "leadTime", hits: 3, n: 3, met: null },
  });
});

test("one cause of two blocked items is systemic, and calls for attention", () => {
  const blocked = (number: number) =>
    plainRow(number, { blockedBy: [9], events: [event("blocked_by_added", 10 + number, { blocker: 9 })] });
  const figures = figuresOf([blocked(2), blocked(1), plainRow(9)], { now: january(20) });
  expect(figures.systemicBlockers).toEqual([
    {
      cause: { kind: "issue", repo: "acme/shop", number: 9 },
      items: [1, 2].map((number) => ({ repo: "acme/shop", number })),
      streams: ["pay"],
      days: 9 + 8,
    },
  ]);
  expect(figures.streams[0]).toMatchObject({
    verdict: "attention",
    pullNext: [{ number: 9, unblocks: 2, pastExpectation: true, days: 19 }],
  });
});
