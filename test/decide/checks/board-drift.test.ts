import { expect, test } from "vitest";
import type { Issue } from "../../../shared/domain/issue.ts";
import { ALICE, daysAgo, mapOf, NOW, put, took } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf(
  "streams: { pay: { name: Paying, words: [pay], aliases: [money] }, search: { name: Search, words: [search] } }",
);
/** The label was put after the board was set, so that the board is to follow, and did not. */
const on = (option: string | null, updatedAt: number | null = daysAgo(3)): Partial<Issue> => ({
  title: "pay",
  labels: ["stream: pay"],
  events: [put("stream: pay", ALICE, daysAgo(2))],
  board: { kind: "card", option, updatedAt, archived: false },
});
/** Its label was taken off. */
const off = (option: string | null): Partial<Issue> => ({
  ...on(option),
  title: "x",
  labels: [],
  events: [took("stream: search", ALICE, daysAgo(2))],
});

test.each<[string, Partial<Issue>, string]>([
  ["another stream", on("Search"), "The board shows Search, the issue sits in Paying."],
  ["an empty field", on(null), "The board shows no stream, the issue sits in Paying."],
  ["an unknown time", on("Search", null), "The board shows Search, the issue sits in Paying."],
  ["no stream", off("Search"), "The board shows Search, the issue sits in no stream."],
  [
    "an archived card",
    { ...on("Search"), board: { kind: "card", option: "Search", updatedAt: NOW, archived: true } },
    "The board shows Search, the issue sits in Paying; its card is archived and left alone.",
  ],
  [
    "an option that is no stream's",
    on("Later", NOW),
    'The board shows "Later", which is no stream of the map, and is left alone. Valid: Paying, Search.',
  ],
])("fires: %s", (_, issue, message) => expect(messageOf("board-drift", MAP, issue)).toBe(message));

test.each<[string, Partial<Issue>]>([
  ["they agree, ignoring case", on("PAYING")],
  ["both empty", off(null)],
  ["no board", { title: "pay" }],
  ["set within one sync", { ...on("Search", daysAgo(1)), events: [put("stream: pay", ALICE, daysAgo(0.5))] }],
  [
    "labelled within one sync",
    { ...on("Search"), events: [put("bug", ALICE, daysAgo(9)), put("money", ALICE, daysAgo(1))] },
  ],
  ["a tie", { ...off("Search"), title: "pay search", events: [took("held: stream", ALICE, daysAgo(2))] }],
  ["no card", { ...on(null), board: { kind: "absent", removedByPerson: false } }],
])("silent: %s", (_, issue) => expect(messageOf("board-drift", MAP, issue)).toBeNull());
