import { describe, expect, test } from "vitest";
import { labelsAfter, planLabels } from "../../shared/decide/plan-labels.ts";
import { weighIssue } from "../../shared/decide/weigh-issue.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import {
  ALICE,
  AUTOMATION,
  BOT,
  daysAgo,
  decide,
  edited,
  issueOf,
  mapOf,
  parentIn,
  put,
  took,
} from "./build.ts";

const STREAMS = `
streams:
  pay: { aliases: [money], words: [pay], match: [{ form: { section: Journey, answers: [Paying] } }] }
  search: { label: Find, aliases: [find-it], words: [search] }
  old: { retired: { into: pay } }
${AUTOMATION}
`;
const MAP = mapOf(STREAMS);
const SILENT = mapOf(`${STREAMS}checks: { unmapped: off }\n`);
const byPeople = (...labels: string[]): Partial<Issue> => ({ labels, events: null });
const byBot = (...labels: string[]): Partial<Issue> => ({
  labels,
  events: labels.map((label) => put(label, BOT, daysAgo(3))),
});

/** "+ label" and "- label". */
function planned(more: Partial<Issue>, parent: Neighbours["parent"] = null, map = MAP): string[] {
  const issue = issueOf(more);
  const changes = planLabels(weighIssue(issue, map), decide(issue, map, parent), map);
  return changes.map(({ kind, label }) => `${kind === "add-label" ? "+" : "-"} ${label}`);
}

describe("a decided issue", () => {
  test.each<[string, Partial<Issue>, Neighbours["parent"], string[]]>([
    ["gets its stream's label", { title: "pay" }, null, ["+ stream: pay"]],
    ["with its own name", { title: "search" }, null, ["+ Find"]],
    ["from its parent", {}, parentIn("search"), ["+ Find"]],
    ["by alias: its own label, and the alias stays", { labels: ["money"] }, null, ["+ stream: pay"]],
    ["has it already", { title: "pay", ...byBot("Stream: Pay") }, null, []],
    ["loses what automation put", { title: "pay", ...byBot("Find") }, null, ["+ stream: pay", "- Find"]],
    [
      "loses what automation put, as written",
      { title: "pay", ...byBot("FIND") },
      null,
      ["+ stream: pay", "- FIND"],
    ],
    [
      "loses the unmapped label",
      { title: "pay", labels: ["Needs: Stream"] },
      null,
      ["+ stream: pay", "- Needs: Stream"],
    ],
    ["a hold", byPeople("Find"), null, []],
    [
      "a hold beside automation's label",
      { labels: ["stream: pay", "Find"], events: [put("stream: pay", BOT, 1), put("Find", ALICE, 2)] },
      null,
      ["- stream: pay"],
    ],
    [
      "a person's retired label stays, its successor's is added",
      byPeople("stream: old"),
      null,
      ["+ stream: pay"],
    ],
    [
      "automation's retired label is replaced",
      { title: "pay", ...byBot("stream: old") },
      null,
      ["+ stream: pay", "- stream: old"],
    ],
    [
      "a retired label under the held label stays",
      byBot("stream: old", "held: stream"),
      null,
      ["+ stream: pay"],
    ],
    [
      "an alias of a retired stream's successor",
      { labels: ["money", "stream: old"], events: [put("stream: old", BOT, 1)] },
      null,
      ["+ stream: pay", "- stream: old"],
    ],
    [
      "other labels are left alone",
      { title: "pay", labels: ["bug", "stream: else", "held: it"] },
      null,
      ["+ stream: pay"],
    ],
  ])("%s", (_, issue, parent, expected) => expect(planned(issue, parent)).toEqual(expected));
});

describe("an issue without a stream", () => {
  test.each<[string, Partial<Issue>, string[]]>([
    ["gets the unmapped label", {}, ["+ needs: stream"]],
    ["in a tie, too", { title: "pay search" }, ["+ needs: stream"]],
    ["has it already", { labels: ["NEEDS: stream"] }, []],
    ["loses what automation put", byBot("stream: pay"), ["- stream: pay", "+ needs: stream"]],
    ["two people's labels stay", byPeople("stream: pay", "Find"), ["+ needs: stream"]],
    [
      "two people's labels: automation's stays, too",
      { labels: ["stream: pay", "Find", "stream: old"], events: [put("stream: old", BOT, 1)] },
      ["+ needs: stream"],
    ],
    [
      "two aliases: no stream label is touched",
      { labels: ["money", "find-it", "Find"], events: [put("Find", BOT, 1)] },
      ["+ needs: stream"],
    ],
    ["a person said none: nobody is asked", byPeople("held: stream"), []],
    [
      "a person said none: the question is off",
      byPeople("held: stream", "needs: stream"),
      ["- needs: stream"],
    ],
  ])("%s", (_, issue, expected) => expect(planned(issue)).toEqual(expected));

  test("a person's removal of the unmapped label stands until the text changes", () => {
    const events = [took("needs: stream", ALICE, daysAgo(3))];
    expect(planned({ events })).toEqual([]);
    expect(planned({ events: [...events, edited(daysAgo(2))] })).toEqual(["+ needs: stream"]);
  });

  describe("the unmapped label that a person puts back after we took it off", () => {
    const label = "needs: stream";
    const fight = [put(label, BOT, daysAgo(9)), took(label, BOT, daysAgo(8)), put(label, ALICE, daysAgo(7))];
    const labels = [label, "stream: pay"];
    const off = [`- ${label}`];
    test.each<[string, NonNullable<Issue["events"]>, string[]]>([
      ["stays", fight, []],
      ["stays, whoever had put it first", [put(label, ALICE, daysAgo(9)), ...fight.slice(1)], []],
      ["goes once more when the text changes", [...fight, edited(daysAgo(6))], off],
      ["goes when a stream's label comes later", [...fight, put("stream: pay", BOT, daysAgo(6))], off],
      ["goes when a hold comes later", [...fight, put("held: stream", BOT, daysAgo(6))], off],
      ["goes where it was we who put it back", [...fight.slice(0, 2), put(label, BOT, daysAgo(7))], off],
      ["goes the first time", [put(label, ALICE, daysAgo(9))], off],
      [
        "goes the first time after a person took it off",
        [took(label, BOT, daysAgo(9)), took(label, ALICE, daysAgo(8)), put(label, ALICE, daysAgo(7))],
        off,
      ],
    ])("%s", (_, events, expected) =>
      expect(
        planned({ title: "pay", labels, events: [put("stream: pay", BOT, daysAgo(10)), ...events] }),
      ).toEqual(expected),
    );
  });

  test("a person's removal of a stream's label stands", () => {
    const events = [took("stream: pay", ALICE, daysAgo(3))];
    expect(planned({ title: "pay", events })).toEqual(["+ needs: stream"]);
    expect(planned({ title: "pay", events: [...events, edited(daysAgo(2))] })).toEqual(["+ stream: pay"]);
  });

  test("what says the stream outright brings its label back", () => {
    const events = [took("stream: pay", ALICE, daysAgo(3))];
    expect(planned({ labels: ["money"], events })).toEqual(["+ stream: pay"]);
    expect(planned({ body: "### Journey\n\nPaying", events })).toEqual(["+ stream: pay"]);
  });

  test("checks.unmapped: off leaves that label alone", () => {
    expect(planned({}, null, SILENT)).toEqual([]);
    expect(planned({ title: "pay", labels: ["needs: stream"] }, null, SILENT)).toEqual(["+ stream: pay"]);
  });
});

test.each<[string, Partial<Issue>]>([
  ["closed issues", { open: false }],
  ["pull requests", { isPullRequest: true }],
])("nothing on %s", (_, more) => expect(planned({ title: "pay", ...more })).toEqual([]));

test("labelsAfter tells the labels as the plan leaves them", () => {
  const issue = issueOf({ title: "pay", ...byBot("FIND", "bug") });
  const weighed = weighIssue(issue, MAP);
  const after = labelsAfter(weighed, planLabels(weighed, decide(issue, MAP), MAP));
  expect([...after]).toEqual([
    ["bug", "bug"],
    ["stream: pay", "stream: pay"],
  ]);
});
