import { describe, expect, test } from "vitest";
import { isAutomation } from "../../shared/decide/is-automation.ts";
import { weighIssue } from "../../shared/decide/weigh-issue.ts";
import { toActor } from "../../shared/domain/actor.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { TimelineEvent } from "../../shared/domain/timeline.ts";
import { ALICE, BOT, commented, daysAgo, edited, issueOf, mapOf, put, renamed, took } from "./build.ts";

const MAP = mapOf(`
streams:
  pay: { aliases: [money] }
  old: { retired: { into: pay } }
automation: ["streamkeeper[bot]"]
`);
const LABEL = "stream: pay";
const read = (issue: Partial<Issue>) => weighIssue(issueOf(issue), MAP).labels;

describe("who is automation", () => {
  const automation = ["x[bot]", "app/y", "machine"].map((login) => toActor(login));
  test.each([
    ["x[bot]", "unknown", true],
    ["app/x", "unknown", true],
    ["x", "unknown", true],
    ["X", "bot", true],
    ["x", "user", false],
    ["y[bot]", "bot", true],
    ["machine", "unknown", true],
    ["machine", "user", false],
    ["machine[bot]", "unknown", true],
    ["z[bot]", "bot", false],
    ["xx", "unknown", false],
    ["", "unknown", false],
  ] as const)("%s of kind %s: %s", (login, kind, expected) =>
    expect(isAutomation(toActor(login, kind), automation)).toBe(expected),
  );

  test("nobody (a deleted account) is a person", () => expect(isAutomation(null, automation)).toBe(false));
});

describe("who put a stream's label", () => {
  const other = toActor("stale[bot]");
  test.each<[string, TimelineEvent[] | null, boolean]>([
    ["no history: a person", null, true],
    ["an empty history: a person", [], true],
    [
      "a history that does not speak of it: a person",
      [put("bug", BOT, daysAgo(3)), commented(BOT, daysAgo(2))],
      true,
    ],
    ["a person", [put(LABEL, ALICE, daysAgo(3))], true],
    ["automation", [put(LABEL, BOT, daysAgo(3))], false],
    ["another bot: a person", [put(LABEL, other, daysAgo(3))], true],
    ["a deleted account: a person", [put(LABEL, null, daysAgo(3))], true],
    ["written otherwise", [put("Stream: Pay", BOT, daysAgo(3))], false],
    [
      "automation, after a person took it off",
      [put(LABEL, ALICE, daysAgo(5)), took(LABEL, ALICE, daysAgo(4)), put(LABEL, BOT, daysAgo(3))],
      false,
    ],
    ["a person, after automation did", [put(LABEL, BOT, daysAgo(5)), put(LABEL, ALICE, daysAgo(4))], true],
    [
      "a person; automation took it off and put it again",
      [put(LABEL, ALICE, daysAgo(5)), took(LABEL, BOT, daysAgo(4)), put(LABEL, BOT, daysAgo(3))],
      true,
    ],
    [
      "automation; another bot took it off before",
      [put(LABEL, ALICE, daysAgo(5)), took(LABEL, other, daysAgo(4)), put(LABEL, BOT, daysAgo(3))],
      false,
    ],
  ])("%s", (_, events, byPerson) =>
    expect(read({ labels: [LABEL], events }).own).toEqual([
      { label: LABEL, stream: "pay", living: "pay", byPerson },
    ]),
  );
});

describe("what a person took off", () => {
  const off = [put(LABEL, BOT, daysAgo(5)), took(LABEL, ALICE, daysAgo(4))];
  test.each<[string, TimelineEvent[], string[]]>([
    ["stands", off, ["pay"]],
    [
      "stands after comments and other labels",
      [...off, commented(ALICE, daysAgo(3)), put("bug", ALICE, daysAgo(2))],
      ["pay"],
    ],
    ["until the title changes", [...off, renamed(daysAgo(3))], []],
    ["until the body changes", [...off, edited(daysAgo(3))], []],
    ["not for a change before it", [renamed(daysAgo(9)), edited(daysAgo(8)), ...off], ["pay"]],
    ["also where both happened in the same second", [...off, edited(daysAgo(4))], ["pay"]],
    ["until a person puts it again", [...off, put(LABEL, ALICE, daysAgo(3))], []],
    ["also after automation put it again", [...off, put(LABEL, BOT, daysAgo(3))], ["pay"]],
    ["whoever had put it", [put(LABEL, ALICE, daysAgo(5)), took(LABEL, ALICE, daysAgo(4))], ["pay"]],
    ["by another bot", [took(LABEL, toActor("stale[bot]"), daysAgo(4))], ["pay"]],
    ["not by automation", [took(LABEL, BOT, daysAgo(4))], []],
    ["a retired stream's", [took("stream: old", ALICE, daysAgo(4))], ["old"]],
    ["not another label", [took("bug", ALICE, daysAgo(4))], []],
    ["not an alias", [took("money", ALICE, daysAgo(4))], []],
  ])("%s", (_, events, removed) => expect(read({ events }).removed).toEqual(removed));

  test("the unmapped label, too", () => {
    const events = [took("Needs: Stream", ALICE, daysAgo(4))];
    expect(read({ events }).unmappedRefused).toBe(true);
    expect(read({ events: [...events, edited(daysAgo(1))] }).unmappedRefused).toBe(false);
    expect(read({ events: [] }).unmappedRefused).toBe(false);
  });
});

test("aliases and the held label are read ignoring case", () => {
  const { aliases, held, own } = read({ labels: ["MONEY", "Held: Stream", "Stream: OLD"] });
  expect(aliases).toEqual([{ label: "MONEY", stream: "pay", living: "pay" }]);
  expect(held).toBe(true);
  expect(own).toEqual([{ label: "Stream: OLD", stream: "old", living: "pay", byPerson: true }]);
});
