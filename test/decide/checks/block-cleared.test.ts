import { expect, test } from "vitest";
import type { Blocker } from "../../../shared/domain/neighbours.ts";
import { mapOf } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf("streams: { pay: }");
const blocker = (open: boolean | null): Blocker => ({
  ref: { repo: null, number: 4, open },
  open,
  stream: null,
});

test("fires: every blocker is closed", () =>
  expect(
    messageOf("block-cleared", MAP, { labels: ["Blocked"] }, { blockers: [blocker(false), blocker(false)] }),
  ).toBe('Everything that blocked it is closed. If it can go on, take "Blocked" off.'));

test.each([
  ["not marked", [], [blocker(false)]],
  ["no blocker", ["blocked"], []],
  ["an open one left", ["blocked"], [blocker(false), blocker(true)]],
  ["one of which nothing is told", ["blocked"], [blocker(false), blocker(null)]],
])("silent: %s", (_, labels, blockers) =>
  expect(messageOf("block-cleared", MAP, { labels }, { blockers })).toBeNull(),
);
