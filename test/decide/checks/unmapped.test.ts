import { expect, test } from "vitest";
import type { Issue } from "../../../shared/domain/issue.ts";
import { AUTOMATION, BOT, daysAgo, mapOf, parentIn, put } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf(`
streams:
  pay: { words: [pay], match: [{ words: [cart], points: 1 }] }
  search: { match: [{ words: [cart], points: 1 }] }
${AUTOMATION}
`);

test.each<[string, Partial<Issue>, string]>([
  ["nothing matches", {}, "No stream could be decided: nothing in it matches the flow map."],
  ["too little matches", { body: "pay" }, "No stream could be decided: too little speaks for Pay."],
  ["for two", { title: "cart" }, "No stream could be decided: too little speaks for Pay and Search."],
  [
    "automation's label goes",
    { labels: ["stream: pay"], events: [put("stream: pay", BOT, daysAgo(1))] },
    "No stream could be decided: nothing in it matches the flow map.",
  ],
])("fires: %s", (_, issue, message) => expect(messageOf("unmapped", MAP, issue)).toBe(message));

test.each<[string, Partial<Issue>]>([
  ["mapped", { title: "pay" }],
  ["a person said none", { labels: ["held: stream"] }],
  ["labels of several streams", { labels: ["stream: pay", "stream: search"] }],
  ["closed", { open: false }],
  ["ignored", { isPullRequest: true }],
])("silent: %s", (_, issue) => expect(messageOf("unmapped", MAP, issue)).toBeNull());

test("silent: mapped by its parent", () =>
  expect(messageOf("unmapped", MAP, {}, { parent: parentIn("pay") })).toBeNull());

test("silent: switched off", () =>
  expect(messageOf("unmapped", mapOf("streams: { pay: }\nchecks: { unmapped: off }"), {})).toBeNull());
