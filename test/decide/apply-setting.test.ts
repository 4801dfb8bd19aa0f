import { describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import type { StreamSetting } from "../../shared/domain/setting.ts";
import { planIssue } from "../../shared/reconcile/plan-issue.ts";
import { applyPlan } from "./apply-plan.ts";
import { ALICE, AUTOMATION, BOT, daysAgo, issueOf, mapOf, NO_NEIGHBOURS, NOW, put, took } from "./build.ts";

const MAP = mapOf(`
streams:
  pay: { words: [pay], aliases: [money] }
  search: { words: [search] }
  legacy: { retired: { into: pay } }
${AUTOMATION}
checks: { unmapped: report, ambiguous: report, several-streams: report }
`);
const [PAY, SEARCH, LEGACY, HELD, NEEDS] = [
  "stream: pay",
  "stream: search",
  "stream: legacy",
  "held: stream",
  "needs: stream",
];
const stream = (id: string): StreamSetting => ({ kind: "stream", id });
const NONE: StreamSetting = { kind: "none" };
const AUTO: StreamSetting = { kind: "auto" };
const settings = { now: NOW, occasion: "event" as const, mapUrl: () => null };

function planWith(setting: StreamSetting | null, issue: Issue) {
  return planIssue(issue, NO_NEIGHBOURS, MAP, settings, { setting, moves: [] });
}

const SIGNS: Readonly<Record<string, string>> = { "add-label": "+", "remove-label": "-" };
const said = (setting: StreamSetting, more: Partial<Issue>): string => {
  const { decision, changes } = planWith(setting, issueOf({ events: [], ...more }));
  const labels = changes.map((change) => `${SIGNS[change.kind]}${"label" in change ? change.label : ""}`);
  return [`${decision.stream ?? decision.outcome} by ${decision.source ?? "nobody"}`, ...labels].join(" | ");
};

test.each<[string, StreamSetting, Partial<Issue>, string]>([
  ["a stream", stream("search"), { title: "pay" }, `search by person | +${HELD} | +${SEARCH}`],
  [
    "a stream instead of ours",
    stream("search"),
    { title: "pay", labels: [PAY], events: [put(PAY, BOT, daysAgo(1))] },
    `search by person | +${HELD} | +${SEARCH} | -${PAY}`,
  ],
  [
    "a stream instead of a person's",
    stream("search"),
    { labels: [PAY], events: [put(PAY, ALICE, daysAgo(1))] },
    `search by person | +${HELD} | +${SEARCH} | -${PAY}`,
  ],
  [
    "one of two that people put",
    stream("pay"),
    { labels: [PAY, SEARCH], events: [put(PAY, ALICE, daysAgo(2)), put(SEARCH, ALICE, daysAgo(1))] },
    `pay by person | +${HELD} | -${SEARCH}`,
  ],
  [
    "the stream it has already",
    stream("pay"),
    { title: "pay", labels: [PAY], events: [put(PAY, BOT, daysAgo(1))] },
    `pay by person | +${HELD}`,
  ],
  [
    "a stream whose retired label is there",
    stream("pay"),
    { labels: [LEGACY] },
    `pay by person | +${HELD} | +${PAY}`,
  ],
  [
    "an unmapped one",
    stream("pay"),
    { labels: [NEEDS], events: [put(NEEDS, BOT, daysAgo(1))] },
    `pay by person | +${HELD} | +${PAY} | -${NEEDS}`,
  ],
  [
    "against a removal",
    stream("pay"),
    { events: [took(PAY, ALICE, daysAgo(1))] },
    `pay by person | +${HELD} | +${PAY}`,
  ],
  ["held already", stream("search"), { labels: [HELD, PAY] }, `search by person | +${SEARCH} | -${PAY}`],
  [
    "none",
    NONE,
    { title: "pay", labels: [PAY], events: [put(PAY, BOT, daysAgo(1))] },
    `unmapped by person | +${HELD} | -${PAY}`,
  ],
  ["none again", NONE, { labels: [HELD] }, "unmapped by person"],
  [
    "auto, held",
    AUTO,
    { title: "pay", labels: [HELD, SEARCH], events: [put(HELD, BOT, 1), put(SEARCH, BOT, 1)] },
    `pay by rules | -${HELD} | +${PAY} | -${SEARCH}`,
  ],
  [
    "auto, by a person's label",
    AUTO,
    { title: "pay", labels: [SEARCH], events: [put(SEARCH, ALICE, daysAgo(1))] },
    `pay by rules | +${HELD} | -${HELD} | +${PAY} | -${SEARCH}`,
  ],
  [
    "auto, by a person's removal",
    AUTO,
    { title: "pay", events: [took(PAY, ALICE, daysAgo(1))] },
    `pay by rules | +${HELD} | -${HELD} | +${PAY}`,
  ],
  ["auto, with nothing to drop", AUTO, { title: "pay" }, `pay by rules | +${PAY}`],
  [
    "a stream under an alias of another",
    stream("search"),
    { labels: ["money"] },
    `search by person | +${HELD} | +${SEARCH}`,
  ],
])("%s", (_, setting, issue, expected) => expect(said(setting, issue)).toBe(expected));

describe("once it is carried out", () => {
  const starts: readonly Partial<Issue>[] = [
    { title: "pay" },
    { title: "pay", labels: [SEARCH], events: [put(SEARCH, ALICE, daysAgo(1))] },
    { labels: [HELD, SEARCH], events: [put(HELD, BOT, 1), put(SEARCH, BOT, 1)] },
    { title: "search", events: [took(SEARCH, ALICE, daysAgo(1)), took(NEEDS, ALICE, daysAgo(1))] },
    { labels: [LEGACY, "money"] },
  ];
  test.each([stream("pay"), stream("search"), NONE, AUTO])("%j needs no memory", (setting) => {
    for (const start of starts) {
      const issue = issueOf({ events: [], ...start });
      const first = planWith(setting, issue);
      const after = applyPlan(issue, first.changes, NOW);
      const again = planWith(null, after);
      expect(again.changes).toEqual([]);
      expect(again.decision.stream).toBe(first.decision.stream);
      // Said twice it does nothing more, but for `auto`, which drops what was chosen in between.
      expect(planWith(setting, after).changes.filter(() => setting.kind !== "auto")).toEqual([]);
    }
  });
});

test("on a closed issue nothing is carried out", () =>
  expect(planWith(stream("pay"), issueOf({ open: false })).changes).toEqual([]));
