import { describe, expect, test } from "vitest";
import type { Actor } from "../../shared/domain/actor.ts";
import type { BoardMove } from "../../shared/domain/board-move.ts";
import type { BoardPlace, Issue } from "../../shared/domain/issue.ts";
import { planIssue } from "../../shared/reconcile/plan-issue.ts";
import { ALICE, AUTOMATION, BOT, daysAgo, issueOf, mapOf, NO_NEIGHBOURS, NOW, put, took } from "./build.ts";

const yaml = (addItems: boolean) => `
streams:
  pay: { name: Paying, words: [pay] }
  search: { name: Searching, words: [search] }
  legacy: { name: Old, retired: { into: pay } }
project: { owner: acme, number: 7, add-items: ${addItems} }
checks: { unmapped: report, ambiguous: report, several-streams: report }
${AUTOMATION}
`;
const MAP = mapOf(yaml(true));
const MAP_WITHOUT_ADDING = mapOf(yaml(false));
const OPTIONS = new Set(["paying", "searching"]);
const [PAY, SEARCH, HELD] = ["stream: pay", "stream: search", "held: stream"];
const SIGNS: Readonly<Record<string, string>> = {
  "add-label": "+",
  "remove-label": "-",
  "set-field": "=",
  "clear-field": "=nothing",
  "add-to-board": "on the board",
};

const card = (option: string | null, updatedAt: number | null = null, archived = false): BoardPlace => ({
  kind: "card",
  option,
  updatedAt,
  archived,
});
const ABSENT: BoardPlace = { kind: "absent", removedByPerson: false };

function planned(
  more: Partial<Issue>,
  { moves = [] as readonly BoardMove[], map = MAP, options = OPTIONS } = {},
) {
  const settings = { now: NOW, occasion: "event" as const, mapUrl: () => null, options };
  const word = { setting: null, moves };
  return planIssue(issueOf({ events: [], ...more }), NO_NEIGHBOURS, map, settings, word);
}

function said(...parameters: Parameters<typeof planned>): string {
  const { decision, changes } = planned(...parameters);
  const told = changes.map((change) => {
    const what = "label" in change ? change.label : "option" in change ? change.option : "";
    return `${SIGNS[change.kind]}${what}`;
  });
  return [decision.stream ?? decision.outcome, ...told].join(" | ");
}

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
      "a label without a history: the label wins",
      { labels: [PAY], events: null, board: card("Searching", NOW) },
      "pay | =Paying",
    ],
  ])("%s", (_, issue, expected) => expect(said(issue)).toBe(expected));
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
      { ...byUs, board: card("Paying", daysAgo(0.5)) },
      [move("Searching", daysAgo(1))],
      `${toSearch} | =Searching`,
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
