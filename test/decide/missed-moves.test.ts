import { describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import { card, HELD, PAY, SEARCH, said } from "./board-said.ts";
import { ALICE, BOT, daysAgo, NOW, put, took } from "./build.ts";

describe("a move that no event told of", () => {
  const byUs = { title: "pay", labels: [PAY], events: [put(PAY, BOT, daysAgo(2))] };
  test.each<[string, Partial<Issue>, string]>([
    [
      "later than the label",
      { ...byUs, board: card("Searching", daysAgo(1)) },
      `search | +${HELD} | +${SEARCH} | -${PAY}`,
    ],
    [
      "in the same instant: the label wins",
      { ...byUs, board: card("Searching", daysAgo(2)) },
      "pay | =Paying",
    ],
    ["no label was ever there", { board: card("Searching", daysAgo(1)) }, `search | +${HELD} | +${SEARCH}`],
    ["against the text", { title: "pay", board: card("Searching", 1) }, `search | +${HELD} | +${SEARCH}`],
    ["to a retired stream", { board: card("Old", daysAgo(1)) }, `pay | +${HELD} | +${PAY} | =Paying`],
    [
      "later than a person's removal",
      { events: [took(PAY, ALICE, daysAgo(2))], board: card("Searching", daysAgo(1)) },
      `search | +${HELD} | +${SEARCH}`,
    ],
    [
      "later than a person's label",
      { labels: [PAY], events: [put(PAY, ALICE, daysAgo(2))], board: card("Searching", daysAgo(1)) },
      `search | +${HELD} | +${SEARCH} | -${PAY}`,
    ],
    [
      "before a command said none",
      { labels: [HELD], events: [put(HELD, BOT, daysAgo(1))], board: card("Searching", daysAgo(2)) },
      "unmapped | =nothing",
    ],
    [
      "to where our own label was that we took off just before",
      {
        labels: [HELD, SEARCH],
        events: [put(HELD, BOT, NOW - 9000), put(SEARCH, BOT, NOW - 9000), took(PAY, BOT, NOW - 9000)],
        board: card("Paying", NOW - 1000),
      },
      `pay | +${PAY} | -${SEARCH}`,
    ],
    [
      "a label without a history: the label wins",
      { labels: [PAY], events: null, board: card("Searching", NOW) },
      "pay | =Paying",
    ],
  ])("%s", (_, issue, expected) => expect(said(issue)).toBe(expected));
});

describe("our own write, which lands after a person took the label off that it follows", () => {
  const putAndTook = [put(PAY, ALICE, NOW - 6000), took(PAY, ALICE, NOW - 4000)];
  const board = card("Paying", NOW - 1000);
  test.each<[string, Partial<Issue>, string]>([
    ["taken off", { events: putAndTook, board }, "unmapped | +needs: stream | =nothing"],
    [
      "another one put instead",
      { labels: [SEARCH], events: [...putAndTook, put(SEARCH, ALICE, NOW - 4000)], board },
      "search | =Searching",
    ],
    [
      "another one put before",
      {
        labels: [SEARCH],
        events: [putAndTook[0]!, put(SEARCH, ALICE, NOW - 5000), putAndTook[1]!],
        board,
      },
      "search | =Searching",
    ],
    [
      "another one put, and taken off, too",
      { events: [...putAndTook, put(SEARCH, ALICE, NOW - 3000), took(SEARCH, ALICE, NOW - 2000)], board },
      "unmapped | +needs: stream | =nothing",
    ],
    [
      "so long ago that it is no write of ours",
      { events: [took(PAY, ALICE, NOW - 121_000)], board: card("Paying", NOW) },
      `pay | +${HELD} | +${PAY}`,
    ],
  ])("%s", (_, issue, expected) => expect(said(issue)).toBe(expected));
});
