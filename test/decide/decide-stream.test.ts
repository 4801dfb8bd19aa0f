import { describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import { ALICE, BOT, daysAgo, decide, issueOf, mapOf, parentIn, put } from "./build.ts";
import { byBot, byPeople, journey, MAP, outcomeOf } from "./outcome-of.ts";

const mixed = (person: string, bot: string): Partial<Issue> => ({
  labels: [bot, person],
  events: [put(bot, BOT, daysAgo(3)), put(person, ALICE, daysAgo(2))],
});

describe("1. hold", () => {
  test.each<[string, Partial<Issue>, string]>([
    ["a person's label", byPeople("stream: pay"), "pay by person"],
    ["ignoring case", byPeople("Stream: PAY"), "pay by person"],
    [
      "against everything else",
      { ...byPeople("stream: search", "area/pay"), title: "payday", body: journey("Paying") },
      "search by person",
    ],
    ["automation's label is no hold", { ...byBot("stream: search"), title: "pay" }, "pay by rules"],
    ["nor is it evidence", byBot("stream: search"), "unmapped"],
    ["a person's beside automation's", mixed("stream: pay", "stream: search"), "pay by person"],
    ["two people's labels", byPeople("stream: pay", "stream: search"), "tie"],
    ["two people's labels for one living stream", byPeople("stream: pay", "stream: old"), "pay by person"],
    ["a retired stream's label", byPeople("stream: old"), "pay by person"],
    ["a chain of retired streams", byPeople("stream: older"), "pay by person"],
    [
      "the held label with a stream's label by automation",
      byBot("stream: pay", "held: stream"),
      "pay by person",
    ],
    [
      "the held label with a retired stream's by automation",
      byBot("stream: old", "held: stream"),
      "pay by person",
    ],
    [
      "the held label with two streams' by automation",
      byBot("stream: pay", "stream: search", "held: stream"),
      "tie",
    ],
    [
      "the held label and no stream's: none",
      { ...byBot("held: stream"), title: "payday" },
      "unmapped by person",
    ],
    ["none also against an alias", byBot("held: stream", "area/pay"), "unmapped by person"],
    [
      "a person's label wins over automation's under the held label",
      {
        ...mixed("stream: pay", "stream: search"),
        labels: ["stream: search", "held: stream", "stream: pay"],
      },
      "pay by person",
    ],
  ])("%s", (_, issue, expected) => expect(outcomeOf(issue)).toBe(expected));
});

describe("2. alias", () => {
  test.each<[string, Partial<Issue>, string]>([
    ["an alias", { labels: ["Area/Pay"] }, "pay by alias"],
    ["two of one stream", { labels: ["area/pay", "money"] }, "pay by alias"],
    ["of two streams", { labels: ["area/pay", "area/refunds"] }, "tie"],
    ["of a retired stream", { labels: ["area/old"] }, "pay by alias"],
    ["of a retired stream and its successor", { labels: ["area/old", "area/pay"] }, "pay by alias"],
    ["against decisive evidence", { labels: ["area/refunds"], title: "payday" }, "refunds by alias"],
    ["a person's label goes before it", byPeople("stream: search", "area/pay"), "search by person"],
    [
      "automation's does not",
      { ...byBot("stream: search"), labels: ["stream: search", "area/pay"] },
      "pay by alias",
    ],
    ["against a parent", { labels: ["area/refunds"] }, "refunds by alias"],
  ])("%s", (_, issue, expected) => expect(outcomeOf(issue, parentIn("search"))).toBe(expected));
});

describe("3. decisive", () => {
  test.each<[string, Partial<Issue>, string]>([
    ["a form's answer", { body: journey("Paying") }, "pay by form"],
    ["a decisive rule", { title: "payday" }, "pay by rule"],
    ["both for one stream", { title: "payday", body: journey("Paying") }, "pay by form"],
    [
      "against more points",
      { title: "search", labels: ["area/search"], body: journey("Paying") },
      "pay by form",
    ],
    ["for two streams", { title: "refundday", body: journey("Paying") }, "tie"],
    [
      "for two streams, though a third has the points",
      { title: "payday refundday search", labels: ["area/search"] },
      "tie",
    ],
  ])("%s", (_, issue, expected) => expect(outcomeOf(issue)).toBe(expected));

  test("goes before the parent", () =>
    expect(outcomeOf({ title: "payday" }, parentIn("search"))).toBe("pay by rule"));
  test("where it disagrees the parent decides", () =>
    expect(outcomeOf({ title: "payday refundday" }, parentIn("search"))).toBe("search by parent"));
});

describe("4. parent", () => {
  test.each<[string, Partial<Issue>, Neighbours["parent"], string]>([
    ["its stream", {}, parentIn("pay"), "pay by parent"],
    ["against points", { title: "search", labels: ["area/search"] }, parentIn("pay"), "pay by parent"],
    ["in none, in several, or out of sight", { title: "search" }, parentIn(null), "search by rules"],
    ["nothing else", {}, parentIn(null), "unmapped"],
  ])("%s", (_, issue, parent, expected) => expect(outcomeOf(issue, parent)).toBe(expected));

  test("is told as evidence; one of another repository without its number", () => {
    const parent = (repo: string) => ({ ref: { repo, number: 3, open: true }, stream: "pay" });
    const evidenceFor = (repo: string) => decide(issueOf(), MAP, parent(repo)).candidates[0]?.evidence;
    expect(evidenceFor("Acme/Shop")).toEqual([
      { rule: "parent", where: "parent", text: "#3", points: "decisive" },
    ]);
    expect(evidenceFor("acme/secret")).toMatchObject([{ text: "an issue of another repository" }]);
  });
});

describe("5. points and 6. none", () => {
  const map = (minPoints: number, minLead: number) =>
    mapOf(`
streams:
  a: { match: [{ words: [a3] }, { words: [a1], points: 1 }] }
  b: { match: [{ words: [b3] }, { words: [b1], points: 1 }] }
  c: { match: [{ words: [c3] }, { words: [c1], points: 1 }] }
  d: { words: [d3] }
decide: { min-points: ${minPoints}, min-lead: ${minLead} }
`);
  test.each<[title: string, minPoints: number, minLead: number, expected: string]>([
    ["nothing", 3, 2, "unmapped"],
    ["a1", 3, 2, "unmapped"],
    ["a3", 3, 2, "a"],
    ["a3", 4, 2, "unmapped"],
    ["a3 a1", 4, 2, "a"],
    ["a3 b1", 3, 2, "a"],
    ["a3 b1", 3, 3, "tie"],
    ["a3 b3", 3, 2, "tie"],
    ["a3 b3", 4, 2, "unmapped"],
    ["a1 b1", 3, 2, "unmapped"],
    // Without a rival there is nobody to tie with.
    ["a3", 3, 4, "unmapped"],
    ["a3 a1", 3, 4, "a"],
    ["a1", 1, 1, "a"],
    ["a1 b1", 1, 1, "tie"],
    ["b3 a1 c1", 3, 2, "b"],
    ["b3 a1 c1 c3", 3, 2, "tie"],
  ])("%s with %i points and a lead of %i: %s", (title, minPoints, minLead, expected) => {
    const { outcome, stream, source } = decide(issueOf({ title }), map(minPoints, minLead));
    expect(stream ?? outcome).toBe(expected);
    expect(source).toBe(stream === null ? null : "rules");
  });

  test.each([
    ["d3 c1 b1 a1", ["d 3", "a 1", "b 1"]],
    ["c3 a3 b1", ["a 3", "c 3", "b 1"]],
    ["c1", ["c 1"]],
    ["nothing", []],
  ])("the best three are kept, by points, then by the map: %s", (title, expected) => {
    const { candidates } = decide(issueOf({ title }), map(3, 2));
    expect(candidates.map(({ stream, points }) => `${stream} ${points}`)).toEqual(expected);
  });
});

describe("ignored issues", () => {
  test("are not decided", () =>
    expect(decide(issueOf({ ...byPeople("stream: pay"), isPullRequest: true }), MAP)).toEqual({
      outcome: "ignored",
      stream: null,
      source: null,
      candidates: [],
      contested: [],
      removed: [],
    }));
});

test("closed issues are decided, too", () =>
  expect(outcomeOf({ ...byPeople("stream: pay"), open: false })).toBe("pay by person"));
