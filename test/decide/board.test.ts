import { describe, expect, test } from "vitest";
import type { Actor } from "../../shared/domain/actor.ts";
import type { BoardMove } from "../../shared/domain/board-move.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import { ABSENT, card, HELD, MAP_WITHOUT_ADDING, PAY, SEARCH, said } from "./board-said.ts";
import { ALICE, BOT, daysAgo, NOW, put, took } from "./build.ts";

describe("the board follows the labels", () => {
  const byUs = { title: "pay", labels: [PAY], events: [put(PAY, BOT, daysAgo(2))] };
  test.each<[string, Partial<Issue>, string]>([
    ["no board was read", { ...byUs, board: null }, "pay"],
    ["not on the board", { ...byUs, board: ABSENT }, "pay | on the board | =Paying"],
    ["not on the board, no stream", { board: ABSENT }, "unmapped | +needs: stream | on the board"],
    ["taken off by a person", { ...byUs, board: { kind: "absent", removedByPerson: true } }, "pay"],
    ["an empty field", { ...byUs, board: card(null) }, "pay | =Paying"],
    ["the same option, ignoring case", { ...byUs, board: card("paying", NOW) }, "pay"],
    ["an older value", { ...byUs, board: card("Searching", daysAgo(3)) }, "pay | =Paying"],
    ["a value of unknown age", { ...byUs, board: card("Searching") }, "pay | =Paying"],
    ["the name of a retired stream", { ...byUs, board: card("Old", daysAgo(3)) }, "pay | =Paying"],
    ["an option that is no stream's", { ...byUs, board: card("Later", NOW) }, "pay"],
    ["an archived card", { ...byUs, board: card("Searching", NOW, true) }, "pay"],
    [
      "a person took the label off",
      {
        board: card("Paying", daysAgo(3)),
        events: [put(PAY, BOT, daysAgo(4)), took(PAY, ALICE, daysAgo(2))],
      },
      "unmapped | +needs: stream | =nothing",
    ],
    [
      "labels of people disagree",
      {
        labels: [PAY, SEARCH],
        events: [put(PAY, ALICE, daysAgo(2)), put(SEARCH, ALICE, daysAgo(2))],
        board: card("Paying", daysAgo(3)),
      },
      "tie | +needs: stream",
    ],
    [
      "labels of people disagree, and there is no card yet",
      {
        labels: [PAY, SEARCH],
        events: [put(PAY, ALICE, daysAgo(2)), put(SEARCH, ALICE, daysAgo(2))],
        board: ABSENT,
      },
      "tie | +needs: stream | on the board",
    ],
    ["closed", { ...byUs, open: false, board: ABSENT }, "pay"],
  ])("%s", (_, issue, expected) => expect(said(issue)).toBe(expected));

  test("nothing is added where the map says so", () => {
    const map = MAP_WITHOUT_ADDING;
    expect(said({ ...byUs, board: ABSENT }, { map })).toBe("pay");
    expect(said({ ...byUs, board: card(null) }, { map })).toBe("pay | =Paying");
  });

  test("a stream without an option is not shown", () => {
    const options = new Set(["searching"]);
    expect(said({ ...byUs, board: ABSENT }, { options })).toBe("pay | on the board");
    expect(said({ ...byUs, board: card("Searching", daysAgo(3)) }, { options })).toBe("pay");
  });
});

describe("a move that an event told of", () => {
  const move = (to: string | null, at: number | null, by: Actor = ALICE): BoardMove => ({
    from: null,
    to,
    at,
    by,
  });
  const byUs = { title: "pay", labels: [PAY], events: [put(PAY, BOT, daysAgo(2))] };
  const toSearch = `search | +${HELD} | +${SEARCH} | -${PAY}`;
  test.each<[string, Partial<Issue>, readonly BoardMove[], string]>([
    [
      "becomes the label",
      { ...byUs, board: card("Searching", daysAgo(1)) },
      [move("Searching", daysAgo(1))],
      toSearch,
    ],
    [
      "holds what we chose ourselves",
      { ...byUs, board: card("Paying", daysAgo(1)) },
      [move("Paying", daysAgo(1))],
      `pay | +${HELD}`,
    ],
    ["to nothing", { ...byUs, board: card(null) }, [move(null, daysAgo(1))], `unmapped | +${HELD} | -${PAY}`],
    [
      "to an option that is no stream's",
      { ...byUs, board: card("Later", daysAgo(1)) },
      [move("Later", daysAgo(1))],
      "pay",
    ],
    [
      "by automation says nothing",
      { ...byUs, board: card("Paying", daysAgo(3)) },
      [move("Paying", daysAgo(3), BOT)],
      "pay",
    ],
    [
      "the last of several, in any order",
      { ...byUs, board: card("Searching", daysAgo(1)) },
      [move("Searching", daysAgo(1)), move("Paying", daysAgo(1.5))],
      toSearch,
    ],
    [
      "we set our own value over it: the person's word goes",
      { ...byUs, board: card("Paying", NOW - 2000) },
      [move("Searching", NOW - 5000)],
      `${toSearch} | =Searching`,
    ],
    [
      "a person moved it on long ago, which has an event of its own",
      { ...byUs, board: card("Paying", daysAgo(0.5)) },
      [move("Searching", daysAgo(1))],
      "pay",
    ],
    [
      "a person's label came later, and we followed it",
      {
        title: "pay",
        labels: [PAY],
        events: [put(PAY, ALICE, daysAgo(0.5))],
        board: card("Paying", daysAgo(0.4)),
      },
      [move("Searching", daysAgo(1))],
      "pay",
    ],
    [
      "a person moved it on, which has an event of its own",
      {
        title: "pay",
        labels: [HELD, PAY],
        events: [put(HELD, BOT, daysAgo(1)), put(PAY, BOT, daysAgo(1))],
        board: card("Paying", daysAgo(0.5)),
      },
      [move("Searching", daysAgo(1))],
      "pay",
    ],
    [
      "an archived card",
      { ...byUs, board: card("Searching", daysAgo(1), true) },
      [move("Searching", daysAgo(1))],
      "pay",
    ],
    [
      "a card that is gone since",
      { ...byUs, board: { kind: "absent", removedByPerson: true } },
      [move("Searching", daysAgo(1))],
      "pay",
    ],
    [
      "settles labels that disagree",
      {
        labels: [PAY, SEARCH],
        events: [put(PAY, ALICE, daysAgo(2)), put(SEARCH, ALICE, daysAgo(2))],
        board: card("Searching", daysAgo(1)),
      },
      [move("Searching", daysAgo(1))],
      `search | +${HELD} | -${PAY}`,
    ],
  ])("%s", (_, issue, moves, expected) => expect(said(issue, { moves })).toBe(expected));
});
