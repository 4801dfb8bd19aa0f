import { describe, expect, test } from "vitest";
import { weighIssue } from "../../shared/decide/weigh-issue.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import { issueOf, mapOf } from "./build.ts";
import { evidenceOf, pointsOf, weighOne } from "./weigh-one.ts";

describe("labels", () => {
  const rule = '- labels: ["area/pay*", "*-money", Billing]';
  test.each<[string, string[], unknown[]]>([
    ["none", ["area/search"], []],
    ["a wildcard", ["area/payments"], [["label", "area/payments", 5]]],
    ["once, however many", ["area/pay", "big-money", "billing"], [["label", "area/pay", 5]]],
    ["ignoring case", ["BILLING"], [["label", "BILLING", 5]]],
    ["not a part without a star", ["billing-x"], []],
    ["a name with commas and quotes", ['a, "b"'], []],
  ])("%s", (_, labels, expected) => expect(evidenceOf(rule, { labels })).toEqual(expected));

  test("points of its own", () =>
    expect(pointsOf("- { labels: [x], points: 2 }", { labels: ["x"] })).toBe(2));

  test("what we write ourselves is no evidence", () => {
    const labels = ["stream: pay", "needs: stream", "held: stream"];
    expect(evidenceOf("- labels: ['*stream*']", { labels })).toEqual([]);
    expect(
      evidenceOf("- { words: [x1], unless: { labels: ['*stream*'] } }", { title: "x1", labels }),
    ).toHaveLength(1);
  });
});

describe("types", () => {
  test.each<[string, string | null, unknown]>([
    ["[Bug]", "bug", 1],
    ["[Bug]", "Bug report", 0],
    ["['Bug*']", "Bug report", 1],
    ["[Bug]", null, 0],
  ])("%s and %s", (types, type, points) => expect(pointsOf(`- types: ${types}`, { type })).toBe(points));

  test("points of its own", () => expect(pointsOf("- { types: [Bug], points: 6 }", { type: "Bug" })).toBe(6));
});

describe("all", () => {
  const rule = "- all:\n    - types: [Bug]\n    - words: [total]";
  test.each<[string, Partial<Issue>, unknown]>([
    ["every part matches: the sum", { type: "Bug", title: "Total", body: "total" }, 1 + 3 + 1],
    ["one part is missing", { type: "Bug", title: "Sum" }, 0],
    ["the other one is missing", { title: "Total" }, 0],
  ])("%s", (_, issue, points) => expect(pointsOf(rule, issue)).toBe(points));

  test("each part tells its own place in the map", () => {
    const weight = weighOne(rule, { type: "Bug", title: "Total" });
    expect(weight?.evidence.map((one) => one.rule)).toEqual([
      "streams.pay.match[0].all[0]",
      "streams.pay.match[0].all[1]",
    ]);
  });

  test.each<[string, string, Partial<Issue>, unknown]>([
    [
      "decisive if a part is",
      "- all: [{ types: [Bug] }, { words: [x1], points: decisive }]",
      { type: "Bug", title: "x1" },
      "decisive",
    ],
    [
      "points of its own",
      "- { all: [{ types: [Bug] }, { words: [x1] }], points: 7 }",
      { type: "Bug", title: "x1", body: "x1" },
      7,
    ],
    [
      "decisive by itself",
      "- { all: [{ types: [Bug] }, { words: [x1] }], points: decisive }",
      { type: "Bug", title: "x1" },
      "decisive",
    ],
    [
      "an all in an all",
      "- all: [{ all: [{ types: [Bug] }, { labels: [l1] }] }, { words: [x1] }]",
      { type: "Bug", title: "x1", labels: ["l1"] },
      1 + 5 + 3,
    ],
    [
      "a part's unless",
      "- all: [{ types: [Bug] }, { words: [x1], unless: { words: [y1] } }]",
      { type: "Bug", title: "x1 y1" },
      0,
    ],
    [
      "the rule's unless",
      "- { all: [{ types: [Bug] }, { words: [x1] }], unless: { words: [y1] } }",
      { type: "Bug", title: "x1 y1" },
      0,
    ],
    [
      "`in` holds for what is inside",
      "- { all: [{ types: [Bug] }, { words: [x1] }], in: title }",
      { type: "Bug", body: "x1" },
      0,
    ],
    [
      "a part's own `in` holds",
      "- { all: [{ types: [Bug] }, { words: [x1], in: body }], in: title }",
      { type: "Bug", body: "x1" },
      2,
    ],
  ])("%s", (_, rules, issue, points) => expect(pointsOf(rules, issue)).toBe(points));
});

describe("unless", () => {
  const journey = (answer: string) => `### Journey\n\n${answer}`;
  test.each<[string, string, Partial<Issue>]>([
    ["words in the title", "words: ['deposit*']", { title: "Refund of deposits" }],
    [
      "words in the body, though the rule looks in the title",
      "words: [deposit]",
      { title: "Refund", body: "A deposit" },
    ],
    ["a pattern in the body", "pattern: '\\bspam'", { title: "Refund", body: "no SPAM" }],
    ["a label", "labels: ['wont*']", { title: "Refund", labels: ["wontfix"] }],
    ["a form", "form: { section: Journey, answers: [Other] }", { title: "Refund", body: journey("Other") }],
    ["a type", "types: [Task]", { title: "Refund", type: "task" }],
  ])("%s cancels", (_, unless, issue) => {
    const rule = `- { words: [refund], in: title, unless: { ${unless} } }`;
    expect(evidenceOf(rule, issue)).toEqual([]);
    expect(evidenceOf(rule, { title: "Refund" })).toEqual([["title", "refund", 3]]);
  });
});

describe("services", () => {
  const map = mapOf(`
streams:
  pay: {}
  refunds: {}
  old: { retired: { into: pay } }
services:
  payments-api: { streams: [pay, refunds], labels: ["service: payments"], words: [payments-api, "stripe*"] }
  vault: { streams: [pay], words: [vault] }
  ledger: { streams: [pay, old], words: [ledger] }
  chaser: { streams: [pay], labels: ["stream: pay"] }
`);
  const weigh = (issue: Partial<Issue>) =>
    weighIssue(issueOf(issue), map).weights.map(({ stream, points, evidence }) => [
      stream,
      points,
      ...evidence.map(({ rule, where, text }) => `${rule} ${where} ${text}`),
    ]);

  test.each<[string, Partial<Issue>, unknown[]]>([
    ["one stream: 2 points", { title: "vault" }, [["pay", 2, "services.vault service vault"]]],
    ["one living stream: 2 points", { title: "ledger" }, [["pay", 2, "services.ledger service ledger"]]],
    [
      "two streams: 1 each",
      { body: "payments-api fails" },
      [
        ["pay", 1, "services.payments-api service payments-api"],
        ["refunds", 1, "services.payments-api service payments-api"],
      ],
    ],
    [
      "label and words count once, the label first",
      { title: "payments-api", body: "payments-api", labels: ["Service: Payments"] },
      [
        ["pay", 1, "services.payments-api service Service: Payments"],
        ["refunds", 1, "services.payments-api service Service: Payments"],
      ],
    ],
    ["a star is a star", { title: "stripes" }, []],
    ["our own label names no service", { labels: ["stream: pay"] }, []],
  ])("%s", (_, issue, expected) => expect(weigh(issue)).toEqual(expected));
});

describe("short forms and retired streams", () => {
  const map = mapOf(`
streams:
  pay: { words: [pay], labels: ["area/pay"] }
  old: { words: [legacy], retired: { into: pay } }
`);
  test("words and labels are the rules streams.ID.words and streams.ID.labels", () => {
    const [weight] = weighIssue(issueOf({ title: "Pay", labels: ["area/pay"] }), map).weights;
    expect(weight?.evidence.map(({ rule, points }) => [rule, points])).toEqual([
      ["streams.pay.words", 3],
      ["streams.pay.labels", 5],
    ]);
  });

  test("a retired stream's rules speak for its successor", () =>
    expect(weighIssue(issueOf({ title: "The legacy one" }), map).weights).toMatchObject([
      { stream: "pay", points: 3, evidence: [{ rule: "streams.old.words" }] },
    ]));
});
