import { expect, test } from "vitest";
import type { Blocker } from "../../../shared/domain/neighbours.ts";
import { mapOf } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf("streams: { pay: , search: }");
const HELD = { labels: ["stream: pay"] };
const blocker = (
  number: number,
  stream: string | null,
  open: boolean | null = true,
  repo: string | null = null,
): Blocker => ({
  ref: { repo, number, open },
  open,
  stream,
});

test.each([
  ["one", [blocker(4, "search")], "It waits for another stream: blocked by #4 of Search."],
  [
    "several, one of another repository",
    [blocker(4, "search"), blocker(5, "search", true, "acme/secret")],
    "It waits for another stream: blocked by #4 of Search, an issue of another repository of Search.",
  ],
])("fires: %s", (_, blockers, message) =>
  expect(messageOf("cross-stream-block", MAP, HELD, { blockers })).toBe(message),
);

test.each([
  ["the same stream", HELD, [blocker(4, "pay")]],
  ["a closed one", HELD, [blocker(4, "search", false)]],
  ["one of which nothing is told", HELD, [blocker(4, "search", null)]],
  ["one without a stream", HELD, [blocker(4, null)]],
  ["no stream of its own", {}, [blocker(4, "search")]],
  ["no blocker", HELD, []],
])("silent: %s", (_, issue, blockers) =>
  expect(messageOf("cross-stream-block", MAP, issue, { blockers })).toBeNull(),
);
