import { expect, test } from "vitest";
import type { Issue } from "../../../shared/domain/issue.ts";
import { ALICE, daysAgo, mapOf, put } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf(
  "streams: { pay: { name: Paying, words: [pay], aliases: [money] }, search: { words: [search] } }",
);
const on = (option: string | null, updatedAt: number | null = daysAgo(2)): Partial<Issue> => ({
  title: "pay",
  board: { option, updatedAt },
});

test.each<[string, Partial<Issue>, string]>([
  ["another stream", on("Search"), "The board shows Search, the issue sits in Paying."],
  ["an empty field", on(null), "The board shows no stream, the issue sits in Paying."],
  ["an unknown time", on("Search", null), "The board shows Search, the issue sits in Paying."],
  ["no stream", { ...on("Search"), title: "x" }, "The board shows Search, the issue sits in no stream."],
])("fires: %s", (_, issue, message) => expect(messageOf("board-drift", MAP, issue)).toBe(message));

test.each<[string, Partial<Issue>]>([
  ["they agree, ignoring case", on("PAYING")],
  ["both empty", { ...on(null), title: "x" }],
  ["no board", { title: "pay" }],
  ["set within one sync", on("Search", daysAgo(1))],
  [
    "labelled within one sync",
    { ...on("Search"), events: [put("bug", ALICE, daysAgo(9)), put("money", ALICE, daysAgo(1))] },
  ],
  ["a tie", { ...on("Search"), title: "pay search" }],
])("silent: %s", (_, issue) => expect(messageOf("board-drift", MAP, issue)).toBeNull());
