import { expect, test } from "vitest";
import { mapOf } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf("streams: { pay: , search: , refunds: , accounts: }");

test.each([
  [
    ["refunds", "search", "pay"],
    "Its sub-issues sit in 3 streams (Pay, Search and Refunds): consider to slice it anew.",
  ],
  [
    ["accounts", "pay", "search", "refunds"],
    "Its sub-issues sit in 4 streams (Pay, Search, Refunds and Accounts): consider to slice it anew.",
  ],
])("fires: %j", (subIssueStreams, message) =>
  expect(messageOf("too-many-streams", MAP, {}, { subIssueStreams })).toBe(message),
);

test.each([[[]], [["pay"]], [["pay", "search"]]])("silent: %j", (subIssueStreams) =>
  expect(messageOf("too-many-streams", MAP, {}, { subIssueStreams })).toBeNull(),
);
