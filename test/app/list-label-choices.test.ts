import { expect, test } from "vitest";
import { listLabelChoices } from "../../app/list-label-choices.ts";
import type { TimelineEvent } from "../../shared/domain/timeline.ts";
import { ALICE, AUTOMATION, BOT, issueOf, mapOf, put, renamed, took } from "../decide/build.ts";

const MAP = mapOf(`
streams:
  pay: { words: [pay] }
  search: { words: [search] }
  billing: { retired: { into: pay } }
${AUTOMATION}
`);
const [PAY, SEARCH, BILLING] = ["stream: pay", "stream: search", "stream: billing"] as const;

/** "search by alice at 2" for each. */
const choices = (...events: TimelineEvent[]): string[] =>
  listLabelChoices(issueOf({ events }), MAP).map(
    ({ stream, by, at }) => `${stream} by ${by?.login ?? "nobody"} at ${at}`,
  );

test.each<[string, TimelineEvent[], string[]]>([
  ["nothing happened", [], []],
  ["what we put and take is no choice", [put(PAY, BOT, 1), took(PAY, BOT, 2), put(SEARCH, BOT, 2)], []],
  ["nor is a label where we had none", [put(PAY, ALICE, 1), took(PAY, ALICE, 2), put(SEARCH, ALICE, 3)], []],
  ["a removal of ours", [put(PAY, BOT, 1), took(PAY, ALICE, 2)], ["null by alice at 2"]],
  ["another label beside ours", [put(PAY, BOT, 1), put(SEARCH, ALICE, 2)], ["search by alice at 2"]],
  [
    "another label beside ours, which we then take off",
    [put(PAY, BOT, 1), put(SEARCH, ALICE, 2), took(PAY, BOT, 3)],
    ["search by alice at 2"],
  ],
  [
    "another label beside ours, which the person then takes off",
    [put(PAY, BOT, 1), put(SEARCH, ALICE, 2), took(PAY, ALICE, 3)],
    ["search by alice at 2", "search by alice at 3"],
  ],
  [
    "another label some time after the removal",
    [put(PAY, BOT, 1), took(PAY, ALICE, 2), renamed(3), put(SEARCH, ALICE, 4)],
    ["null by alice at 2", "search by alice at 4"],
  ],
  [
    "both at once are one",
    [put(PAY, BOT, 1), took(PAY, ALICE, 2), put(SEARCH, ALICE, 2)],
    ["search by alice at 2"],
  ],
  [
    "what people do among themselves afterwards is none",
    [put(PAY, BOT, 1), put(SEARCH, ALICE, 2), took(PAY, BOT, 3), took(SEARCH, ALICE, 4), put(PAY, ALICE, 5)],
    ["search by alice at 2"],
  ],
  [
    "two times",
    [put(PAY, BOT, 1), took(PAY, ALICE, 2), put(SEARCH, BOT, 3), took(SEARCH, null, 4)],
    ["null by alice at 2", "null by nobody at 4"],
  ],
  [
    "the successor's label beside a retired one of ours is none",
    [put(BILLING, BOT, 1), put(PAY, ALICE, 2)],
    [],
  ],
  [
    "where we replaced a retired label, ours is still there",
    [put(BILLING, BOT, 1), put(PAY, BOT, 2), took(BILLING, BOT, 2), took(PAY, ALICE, 3)],
    ["null by alice at 3"],
  ],
  ["labels of no stream say nothing", [put(PAY, BOT, 1), put("bug", ALICE, 2), took("bug", ALICE, 3)], []],
])("%s", (_, events, expected) => expect(choices(...events)).toEqual(expected));

test("without a history nothing is known", () => {
  expect(listLabelChoices(issueOf({ labels: [PAY], events: null }), MAP)).toEqual([]);
});
