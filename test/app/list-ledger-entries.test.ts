import { describe, expect, test } from "vitest";
import { type LookedAt, listLedgerEntries } from "../../app/list-ledger-entries.ts";
import { recordDecisions } from "../../app/record-decisions.ts";
import type { LedgerEntry } from "../../app/store/ledger.ts";
import { toActor } from "../../shared/domain/actor.ts";
import type { BoardMove } from "../../shared/domain/board-move.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { StreamSetting } from "../../shared/domain/setting.ts";
import { planIssue } from "../../shared/reconcile/plan-issue.ts";
import {
  ALICE,
  AUTOMATION,
  BOT,
  daysAgo,
  issueOf,
  mapOf,
  NO_NEIGHBOURS,
  NOW,
  put,
  took,
} from "../decide/build.ts";
import { collectLog } from "./collect-log.ts";

const MAP = mapOf(`
streams: { pay: { name: Paying, words: [pay] }, search: { name: Searching, words: [search] } }
project: { owner: acme, number: 7 }
${AUTOMATION}
`);
const PLACE = { installation: 1, owner: "acme", repo: "shop", number: 7 };
const [PAY, SEARCH, HELD, UNMAPPED] = [
  "stream: pay",
  "stream: search",
  "stream: held",
  "needs: stream",
] as const;
const MARA = toActor("mara", "user");

interface More {
  readonly setting?: StreamSetting;
  readonly moves?: readonly BoardMove[];
  readonly writes?: number;
}

/** A look of the App at an issue, with as many writes as changes. */
function look(issue: Partial<Issue>, { setting, moves = [], writes }: More = {}): LookedAt {
  const options = new Set(["paying", "searching"]);
  const planned = planIssue(
    issueOf({ events: [], ...issue }),
    NO_NEIGHBOURS,
    MAP,
    { now: NOW, occasion: "event", mapUrl: () => null, options },
    { setting: setting ?? null, moves },
  );
  return {
    place: PLACE,
    planned,
    map: MAP,
    writes: writes ?? planned.changes.length,
    command: setting === undefined ? null : { setting, by: MARA },
    moves,
    now: NOW,
  };
}

/** "decision pay by rules, streamkeeper[bot], 2 days ago". */
const show = ({ kind, stream, source, by, at }: LedgerEntry): string =>
  `${kind} ${stream} by ${source}, ${by || "nobody"}, ${(NOW - at) / 86_400_000}`;
const shown = (issue: Partial<Issue>, more?: More): string[] =>
  listLedgerEntries(look(issue, more)).map(show);

const card = (option: string | null): Issue["board"] => ({
  kind: "card",
  option,
  updatedAt: daysAgo(1),
  archived: false,
});
const move = (to: string | null, by = MARA, at: number | null = daysAgo(1)): BoardMove => ({
  from: null,
  to,
  by,
  at,
});

describe("decisions", () => {
  test("one that puts a label, with what spoke for it", () => {
    expect(listLedgerEntries(look({ title: "pay" }))).toEqual([
      {
        kind: "decision",
        place: PLACE,
        stream: "pay",
        source: "rules",
        evidence: [expect.objectContaining({ where: "title", text: "pay" })],
        by: "streamkeeper[bot]",
        at: NOW,
      },
    ]);
  });

  test.each<[string, Partial<Issue>, string[]]>([
    ["none: nothing decides", {}, ["decision null by none, streamkeeper[bot], 0"]],
    ["all is right", { title: "pay", labels: [PAY], events: [put(PAY, BOT, daysAgo(2))] }, []],
    ["only our comment changes", { labels: [UNMAPPED], events: [put(UNMAPPED, BOT, daysAgo(2))] }, []],
    ["it is closed", { title: "pay", open: false }, []],
    [
      "only the board follows",
      { title: "pay", labels: [PAY], board: card(null), events: [put(PAY, BOT, 1)] },
      ["decision pay by rules, streamkeeper[bot], 0"],
    ],
  ])("%s", (_, issue, expected) => expect(shown(issue)).toEqual(expected));

  test("one that could not be written is none", () => {
    expect(shown({ title: "pay" }, { writes: 0 })).toEqual([]);
  });

  test("a command to let the map decide is the map's decision", () => {
    const held = { title: "pay", labels: [SEARCH, HELD], events: [put(SEARCH, BOT, 1), put(HELD, BOT, 1)] };
    expect(shown(held, { setting: { kind: "auto" } })).toEqual([
      "decision pay by rules, streamkeeper[bot], 0",
    ]);
  });
});

describe("what people chose by labels", () => {
  const ours = put(PAY, BOT, daysAgo(3));
  test.each<[string, Partial<Issue>, string[]]>([
    [
      "a removal, and what we decide after it",
      { title: "pay", events: [ours, took(PAY, ALICE, daysAgo(2))] },
      ["hold null by person, alice, 2", "decision null by none, streamkeeper[bot], 0"],
    ],
    [
      "another label, of which nothing is left to be written",
      {
        title: "pay",
        labels: [SEARCH],
        events: [ours, took(PAY, ALICE, daysAgo(2)), put(SEARCH, ALICE, daysAgo(1))],
      },
      ["hold null by person, alice, 2", "hold search by person, alice, 1"],
    ],
    [
      "another label beside ours, which goes",
      { title: "pay", labels: [PAY, SEARCH], events: [ours, put(SEARCH, ALICE, daysAgo(2))] },
      ["hold search by person, alice, 2"],
    ],
    [
      "a label where we only asked for one: a decision, for our question goes",
      {
        labels: [UNMAPPED, SEARCH],
        events: [put(UNMAPPED, BOT, daysAgo(2)), put(SEARCH, ALICE, daysAgo(1))],
      },
      ["decision search by person, alice, 0"],
    ],
    [
      "the same without a history",
      { labels: [UNMAPPED, SEARCH], events: null },
      ["decision search by person, nobody, 0"],
    ],
  ])("%s", (_, issue, expected) => expect(shown(issue)).toEqual(expected));
});

describe("holds by command", () => {
  test("on a stream, and on none", () => {
    const ours = { title: "pay", labels: [PAY], events: [put(PAY, BOT, daysAgo(2))] };
    expect(shown(ours, { setting: { kind: "stream", id: "search" } })).toEqual([
      "hold search by command, mara, 0",
    ]);
    expect(shown(ours, { setting: { kind: "none" } })).toEqual(["hold null by command, mara, 0"]);
  });
});

describe("holds on the board", () => {
  const ours = { title: "pay", labels: [PAY], events: [put(PAY, BOT, daysAgo(3))] };
  test.each<[string, Partial<Issue>, readonly BoardMove[], string[]]>([
    [
      "a card that was moved",
      { ...ours, board: card("Searching") },
      [move("Searching")],
      ["hold search by board, mara, 1"],
    ],
    [
      "one whose value was taken away",
      { ...ours, board: card(null) },
      [move(null)],
      ["hold null by board, mara, 1"],
    ],
    [
      "a move of which no instant is told",
      { ...ours, board: card("Searching") },
      [move("Searching", MARA, null)],
      ["hold search by board, mara, 0"],
    ],
    [
      "of several the last",
      { ...ours, board: card("Searching") },
      [move("Searching", ALICE, daysAgo(1)), move("Searching", MARA, daysAgo(2))],
      ["hold search by board, alice, 1"],
    ],
    [
      "a move that no event told of",
      { ...ours, board: card("Searching") },
      [],
      ["hold search by board, nobody, 0"],
    ],
    [
      "from hold to hold",
      {
        ...ours,
        labels: [PAY, HELD],
        events: [put(PAY, BOT, daysAgo(3)), put(HELD, BOT, daysAgo(3))],
        board: card("Searching"),
      },
      [move("Searching")],
      ["hold search by board, mara, 1"],
    ],
    ["what a bot of ours moved is none", { ...ours, board: card("Paying") }, [move("Paying", BOT)], []],
  ])("%s", (_, issue, moves, expected) => expect(shown(issue, { moves })).toEqual(expected));

  test("a command goes before the board", () => {
    const setting = { kind: "none" } as const;
    expect(shown({ ...ours, board: card("Searching") }, { setting, moves: [move("Searching")] })).toEqual([
      "hold null by command, mara, 0",
    ]);
  });
});

describe("recording", () => {
  test("writes down all of it together", async () => {
    const written: (readonly LedgerEntry[])[] = [];
    const { log, lines } = collectLog();
    const one = look({ title: "pay" });
    await recordDecisions(one, { ledger: { record: async (entries) => void written.push(entries) }, log });
    expect(written).toEqual([listLedgerEntries(one)]);
    expect(lines).toEqual([]);
  });

  test("a ledger that fails is told in the log, without what the issue says, and nothing else fails", async () => {
    const { log, lines } = collectLog();
    const fail = () => Promise.reject(new Error("duplicate key: the title of the issue"));
    await recordDecisions(look({ title: "pay" }), { ledger: { record: fail }, log });
    expect(lines).toMatchObject([{ level: "warn", fields: { issue: "acme/shop#7" } }]);
    expect(JSON.stringify(lines)).not.toContain("title of the issue");
  });
});
