import { expect, test } from "vitest";
import type { Issue } from "../../../shared/domain/issue.ts";
import { AUTOMATION, BOT, daysAgo, mapOf, put } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf(`
streams:
  pay: { words: [pay] }
  old: { name: Old Pay, aliases: ["area/old"], retired: { into: older } }
  older: { retired: { into: pay } }
${AUTOMATION}
`);

test.each<[string, Partial<Issue>, string]>([
  [
    "its own label",
    { labels: ["Stream: Old"] },
    'The label "Stream: Old" is of the retired stream Old Pay, whose work sits in Pay now.',
  ],
  [
    "its alias",
    { labels: ["area/old"] },
    'The label "area/old" is of the retired stream Old Pay, whose work sits in Pay now.',
  ],
])("fires: %s", (_, issue, message) => expect(messageOf("retired-stream", MAP, issue)).toBe(message));

test("fires for each of several", () =>
  expect(messageOf("retired-stream", MAP, { labels: ["stream: old", "stream: older"] })).toMatch(
    /Old Pay.*Older/,
  ));

test.each<[string, Partial<Issue>]>([
  ["a living stream", { labels: ["stream: pay"] }],
  ["no stream", {}],
  [
    "automation's label is replaced",
    { title: "pay", labels: ["stream: old"], events: [put("stream: old", BOT, daysAgo(1))] },
  ],
])("silent: %s", (_, issue) => expect(messageOf("retired-stream", MAP, issue)).toBeNull());
