import { expect, test } from "vitest";
import type { Issue } from "../../../shared/domain/issue.ts";
import { ALICE, AUTOMATION, BOT, daysAgo, mapOf, put } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf(`
streams:
  pay: { words: [pay], aliases: [money] }
  search: { aliases: [find-it] }
  old: { retired: { into: pay } }
${AUTOMATION}
`);

test.each<[string, Partial<Issue>]>([
  ["two people's labels", { labels: ["stream: search", "Stream: Pay"] }],
  ["two aliases", { labels: ["find-it", "money"] }],
  ["a person's label and another stream's alias", { labels: ["stream: search", "money"] }],
  ["a retired stream's label and another's", { labels: ["stream: old", "stream: search"] }],
])("fires: %s", (_, issue) =>
  expect(messageOf("several-streams", MAP, issue)).toBe(
    "It carries labels of 2 streams: Pay and Search. An issue sits in one.",
  ),
);

test.each<[string, Partial<Issue>]>([
  ["one label", { labels: ["stream: pay", "bug"] }],
  ["a label and an alias of the same stream", { labels: ["stream: pay", "money"] }],
  ["a retired stream's label and its successor's", { labels: ["stream: old", "stream: pay"] }],
  [
    "what automation put is taken off",
    {
      labels: ["stream: pay", "stream: search"],
      events: [put("stream: search", BOT, daysAgo(2)), put("stream: pay", ALICE, daysAgo(1))],
    },
  ],
  [
    "all that automation put",
    {
      title: "pay",
      labels: ["stream: pay", "stream: search"],
      events: [put("stream: search", BOT, daysAgo(2)), put("stream: pay", BOT, daysAgo(1))],
    },
  ],
])("silent: %s", (_, issue) => expect(messageOf("several-streams", MAP, issue)).toBeNull());
