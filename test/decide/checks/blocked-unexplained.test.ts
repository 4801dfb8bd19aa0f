import { expect, test } from "vitest";
import { toActor } from "../../../shared/domain/actor.ts";
import type { Issue } from "../../../shared/domain/issue.ts";
import type { Blocker } from "../../../shared/domain/neighbours.ts";
import type { TimelineEvent } from "../../../shared/domain/timeline.ts";
import { ALICE, AUTOMATION, BOT, commented, daysAgo, mapOf, put } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf(`streams: { pay: }\nlabels: { blocked: [Blocked, waiting] }\n${AUTOMATION}`);
const blocked = (...events: TimelineEvent[]): Partial<Issue> => ({
  labels: ["blocked"],
  events,
  commentsKnown: true,
});
const blocker = (open: boolean | null): Blocker => ({
  ref: { repo: null, number: 4, open },
  open,
  stream: null,
});

test.each<[string, Partial<Issue>, Blocker[]]>([
  ["no comment at all", blocked(), []],
  ["no history", { labels: ["blocked"], commentsKnown: true }, []],
  [
    "an old comment before the block",
    blocked(commented(ALICE, daysAgo(30)), put("blocked", ALICE, daysAgo(20))),
    [],
  ],
  ["an old comment, and nothing says since when", blocked(commented(ALICE, daysAgo(30))), []],
  ["only automation commented", blocked(put("blocked", ALICE, daysAgo(20)), commented(BOT, daysAgo(3))), []],
  ["all its blockers are closed", blocked(), [blocker(false)]],
  [
    "it was blocked before, too",
    blocked(
      put("blocked", ALICE, daysAgo(60)),
      commented(ALICE, daysAgo(50)),
      put("Blocked", ALICE, daysAgo(20)),
    ),
    [],
  ],
])("fires: %s", (_, issue, blockers) =>
  expect(messageOf("blocked-unexplained", MAP, issue, { blockers })).toBe(
    "It is marked blocked, but no open blocker and no comment says by what.",
  ),
);

test.each<[string, Partial<Issue>, Blocker[]]>([
  ["not blocked", { commentsKnown: true }, []],
  ["an open blocker", blocked(), [blocker(false), blocker(true)]],
  ["a blocker of which nothing is told", blocked(), [blocker(null)]],
  ["no comment data", { labels: ["blocked"], events: [] }, []],
  [
    "a comment since the block",
    blocked(put("blocked", ALICE, daysAgo(60)), commented(ALICE, daysAgo(50))),
    [],
  ],
  [
    "a comment with the block",
    blocked(put("blocked", ALICE, daysAgo(60)), commented(ALICE, daysAgo(60))),
    [],
  ],
  [
    "a comment in the last 14 days",
    blocked(commented(ALICE, daysAgo(14)), put("blocked", ALICE, daysAgo(1))),
    [],
  ],
  ["a comment by nobody known", blocked(commented(null, daysAgo(2))), []],
  ["a comment by another bot", blocked(commented(toActor("ci[bot]"), daysAgo(2))), []],
  [
    "a comment since the first of two blocks",
    {
      ...blocked(
        put("blocked", ALICE, daysAgo(60)),
        commented(ALICE, daysAgo(50)),
        put("waiting", ALICE, daysAgo(20)),
      ),
      labels: ["blocked", "waiting"],
    },
    [],
  ],
])("silent: %s", (_, issue, blockers) =>
  expect(messageOf("blocked-unexplained", MAP, issue, { blockers })).toBeNull(),
);

test("fires: a comment just before the last 14 days", () =>
  expect(
    messageOf(
      "blocked-unexplained",
      MAP,
      blocked(commented(ALICE, daysAgo(14) - 1), put("blocked", ALICE, daysAgo(1))),
    ),
  ).not.toBeNull());
