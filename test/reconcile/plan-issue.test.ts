import { describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Occasion } from "../../shared/domain/occasion.ts";
import { planIssue } from "../../shared/reconcile/plan-issue.ts";
import {
  ALICE,
  AUTOMATION,
  BOT,
  daysAgo,
  issueOf,
  mapOf,
  NO_NEIGHBOURS,
  NOW,
  neighboursOf,
  parentIn,
  put,
} from "../decide/build.ts";

const MAP = mapOf(`
streams: { pay: { words: [pay] }, search: { words: [search] } }
${AUTOMATION}
`);
const settings = { now: NOW, occasion: "sweep" as const, mapUrl: () => null };
const plan = (more: Partial<Issue>, neighbours = NO_NEIGHBOURS, more2 = {}) =>
  planIssue(issueOf(more), neighbours, MAP, { ...settings, ...more2 });

test("a mapped issue gets its label and no comment", () =>
  expect(plan({ title: "pay" })).toMatchObject({
    decision: { outcome: "mapped", stream: "pay", source: "rules" },
    findings: [],
    changes: [{ kind: "add-label", label: "stream: pay" }],
  }));

test("an unmapped issue is labelled and asked about", () => {
  const { findings, changes } = plan({});
  expect(findings.map(({ check }) => check)).toEqual(["unmapped"]);
  expect(changes).toMatchObject([
    { kind: "add-label", label: "needs: stream" },
    { kind: "comment", action: "create" },
  ]);
});

test("an old one is labelled only, unless an event touches it", () => {
  const kinds = (occasion: Occasion) =>
    plan({ createdAt: daysAgo(30) }, NO_NEIGHBOURS, { occasion }).changes.map(({ kind }) => kind);
  expect(kinds("sweep")).toEqual(["add-label"]);
  expect(kinds("event")).toEqual(["add-label", "comment"]);
});

test("a backfill labels and asks nobody; a comment that stands is kept true", () => {
  const backfill = { occasion: "backfill" };
  const of = (more: Partial<Issue>) =>
    plan(more, NO_NEIGHBOURS, backfill).changes.map((change) =>
      change.kind === "comment" ? change.action : change.kind,
    );
  expect(of({})).toEqual(["add-label"]);
  const sticky = { kind: "present", comment: { body: "?", minimized: false } } as const;
  expect(of({ sticky })).toEqual(["add-label", "edit"]);
});

test("a first comment that has to wait says until when", () => {
  const due = (more: Partial<Issue>, occasion: Occasion = "event") =>
    plan(more, NO_NEIGHBOURS, { occasion }).commentDueAt;
  expect(due({ createdAt: NOW - 1000 })).toBe(NOW - 1000 + 5 * 60_000);
  expect(due({ createdAt: NOW - 1000 }, "sweep")).toBe(NOW - 1000 + 5 * 60_000);
  expect(due({ createdAt: NOW - 1000 }, "backfill")).toBeNull();
  expect(due({ createdAt: NOW - 1000, title: "pay" })).toBeNull();
  expect(due({ createdAt: daysAgo(1) })).toBeNull();
});

test("a comment that stands is resolved when nothing is left to say", () =>
  expect(
    plan({ title: "pay", sticky: { kind: "present", comment: { body: "?", minimized: false } } }).changes,
  ).toMatchObject([{ kind: "add-label" }, { kind: "comment", action: "resolve" }]));

test("changes are for labels and comments only, since no board was read", () =>
  expect(new Set(plan({}).changes.map(({ kind }) => kind))).toEqual(new Set(["add-label", "comment"])));

test("the comment links to where that repository's people can read the map", () => {
  const mapUrl = (repo: string | null) => (repo === null ? null : `https://example.com/${repo}`);
  const bodyFor = (repo: string | null) => JSON.stringify(plan({ repo }, NO_NEIGHBOURS, { mapUrl }).changes);
  expect(bodyFor("acme/shop")).toContain("[Why?](https://example.com/acme/shop)");
  expect(bodyFor(null)).not.toContain("Why?");
});

test("checks see the labels as the plan leaves them", () => {
  const labels = ["stream: search", "stream: pay"];
  const events = [put("stream: search", BOT, daysAgo(3)), put("stream: pay", ALICE, daysAgo(2))];
  expect(plan({ labels, events })).toMatchObject({
    findings: [],
    changes: [{ kind: "remove-label", label: "stream: search" }],
  });
});

test("the parent is asked, and findings are told in the order of the checks", () => {
  const neighbours = neighboursOf({ parent: parentIn("search"), subIssueStreams: ["pay"] });
  const { decision, findings } = plan({ labels: ["stream: pay", "stream: typo"] }, neighbours);
  expect(decision.source).toBe("person");
  expect(findings.map(({ check }) => check)).toEqual(["unknown-stream-label", "off-parent"]);
});

describe("nothing on", () => {
  test.each<[string, Partial<Issue>, string]>([
    ["closed issues, though decided", { open: false, title: "pay" }, "mapped"],
    ["closed issues without a stream", { open: false }, "unmapped"],
    ["pull requests", { isPullRequest: true, title: "pay" }, "ignored"],
  ])("%s", (_, issue, outcome) =>
    expect(plan(issue, NO_NEIGHBOURS, { occasion: "event" as const })).toMatchObject({
      decision: { outcome },
      findings: [],
      changes: [],
    }),
  );
});
