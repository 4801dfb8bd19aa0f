import { expect, test } from "vitest";
import type { Issue } from "../../../shared/domain/issue.ts";
import { mapOf } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf(`
streams:
  pay: { words: [pay], match: [{ words: [payday], points: decisive }] }
  search: { words: [search], match: [{ words: [searchday], points: decisive }] }
  accounts: { words: [account], match: [{ words: [login], points: 1 }] }
`);

test.each<[string, Partial<Issue>, string]>([
  ["points", { title: "pay search" }, "The evidence does not settle it between Pay and Search."],
  [
    "only those in the tie are named",
    { title: "pay search login" },
    "The evidence does not settle it between Pay and Search.",
  ],
  [
    "of three",
    { title: "pay search account" },
    "The evidence does not settle it between Pay, Search and Accounts.",
  ],
  [
    "decisive evidence",
    { title: "payday searchday account" },
    "The evidence does not settle it between Pay and Search.",
  ],
])("fires: %s", (_, issue, message) => expect(messageOf("ambiguous", MAP, issue)).toBe(message));

test.each<[string, Partial<Issue>]>([
  ["mapped", { title: "pay" }],
  ["unmapped", { title: "login" }],
  ["labels of several streams", { title: "pay search", labels: ["stream: pay", "stream: search"] }],
])("silent: %s", (_, issue) => expect(messageOf("ambiguous", MAP, issue)).toBeNull());
