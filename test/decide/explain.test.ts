import { describe, expect, test } from "vitest";
import { explain } from "../../shared/decide/explain.ts";
import { weighIssue } from "../../shared/decide/weigh-issue.ts";
import type { Explanation } from "../../shared/domain/explanation.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import { ALICE, AUTOMATION, BOT, daysAgo, decide, issueOf, mapOf, parentIn, put, took } from "./build.ts";

const MAP = mapOf(`
streams:
  pay:
    aliases: [money]
    words: [pay, cart]
    match:
      - form: { section: Journey, answers: [Paying] }
      - all: [{ types: [Bug] }, { words: [total] }]
  search: { words: [search], match: [{ words: [searchday], points: decisive }] }
  refunds: { words: [refund], match: [{ pattern: "money *back", points: decisive }] }
services:
  vault: { streams: [refunds], words: [vault] }
${AUTOMATION}
ignore: { labels: [question] }
`);

function explained(more: Partial<Issue>, parent: Neighbours["parent"] = null, map = MAP): Explanation {
  const issue = issueOf(more);
  const decision = decide(issue, map, parent);
  return explain({ weighed: weighIssue(issue, map), decision, parent, map });
}

describe("the verdict", () => {
  test.each<[string, Partial<Issue>, Neighbours["parent"], string]>([
    ["a hold", { labels: ["stream: pay"] }, null, 'It sits in Pay: a person put the label "stream: pay".'],
    [
      "the held label",
      { labels: ["stream: pay", "held: stream"] },
      null,
      'It sits in Pay: a person put the label "stream: pay", or chose it by command or on the board.',
    ],
    [
      "a hold beside other decisive evidence",
      { labels: ["stream: refunds"], body: "### Journey\n\nPaying" },
      null,
      'It sits in Refunds: a person put the label "stream: refunds".',
    ],
    [
      "none",
      { labels: ["held: stream"] },
      null,
      'A person said that it sits in no stream: it carries "held: stream" and no stream\'s label.',
    ],
    ["an alias", { labels: ["money"] }, null, 'It sits in Pay: the label "money" means this stream.'],
    [
      "a form",
      { title: "pay", body: "### Journey\n\nPaying" },
      null,
      'It sits in Pay: the answer "Paying" settles it.',
    ],
    ["a rule", { title: "searchday" }, null, 'It sits in Search: "searchday" in the title settles it.'],
    ["a parent", { title: "search" }, parentIn("pay"), "It sits in Pay, as its parent (#3) does."],
    [
      "points",
      { title: "pay" },
      null,
      "It sits in Pay: 3 points, and no other stream has any (3 points and a lead of 2 settle it).",
    ],
    [
      "points against others",
      { title: "pay", body: "search" },
      null,
      "It sits in Pay: 3 points against 1 for Search (3 points and a lead of 2 settle it).",
    ],
    [
      "a tie",
      { title: "pay search", body: "cart" },
      null,
      "It is a tie between Pay and Search: 4 against 3 points; a lead of 2 would settle it.",
    ],
    [
      "a tie of decisive evidence",
      { title: "searchday money back" },
      null,
      "Decisive evidence disagrees: it speaks for Search and Refunds.",
    ],
    [
      "a tie on labels",
      { labels: ["stream: search", "stream: pay"] },
      null,
      "Labels disagree: they name Pay and Search.",
    ],
    [
      "too little",
      { body: "pay" },
      null,
      "No stream could be decided: the nearest, Pay, has 1 point of the 3 that are needed.",
    ],
    ["nothing", {}, null, "No stream could be decided: nothing in it matches the flow map."],
    ["ignored", { labels: ["question"] }, null, "It is ignored: it has a label of ignore.labels."],
  ])("%s", (_, issue, parent, verdict) => expect(explained(issue, parent).verdict).toBe(verdict));

  test("enough points without the lead, and no rival", () => {
    const map = mapOf("streams: { pay: { words: [pay] } }\ndecide: { min-lead: 9 }");
    expect(explained({ title: "pay" }, null, map).verdict).toBe(
      "No stream could be decided: the nearest, Pay, has 3 points, but a lead of 9 is needed.",
    );
  });
});

describe("what else was taken into account", () => {
  test.each<[string, Partial<Issue>, string[]]>([
    ["nothing", { title: "pay" }, []],
    [
      "a removal",
      { title: "pay", events: [took("stream: pay", ALICE, daysAgo(1))] },
      ["A person took the label of Pay off; that stands until the title or the text changes."],
    ],
    [
      "automation's label",
      { labels: ["stream: pay"], events: [put("stream: pay", BOT, daysAgo(1))] },
      ['The label "stream: pay" was put by automation: it is no evidence, and may be revised.'],
    ],
    [
      "automation's label under a hold",
      { labels: ["stream: pay", "held: stream"], events: [put("stream: pay", BOT, daysAgo(1))] },
      [],
    ],
    ["an ignored issue", { labels: ["question"], events: [took("stream: pay", ALICE, daysAgo(1))] }, []],
  ])("%s", (_, issue, reasons) => expect(explained(issue).reasons).toEqual(reasons));
});

describe("what would have changed it", () => {
  test.each<[string, Partial<Issue>, Neighbours["parent"], string[]]>([
    [
      "a hold",
      { title: "search", labels: ["stream: pay"] },
      null,
      ['Without "stream: pay", it would sit in Search (by points).'],
    ],
    [
      "a hold and an alias",
      { labels: ["held: stream", "stream: pay", "money"] },
      null,
      ['Without "held: stream" and "stream: pay" and "money", no stream could be decided.'],
    ],
    [
      "a hold over a parent",
      { labels: ["stream: pay"] },
      parentIn("search"),
      ['Without "stream: pay", it would sit in Search (by its parent).'],
    ],
    [
      "an alias over a tie",
      { title: "pay search", labels: ["money"] },
      null,
      ['Without "money", it would be a tie between Pay and Search.'],
    ],
    [
      "a parent",
      { title: "search" },
      parentIn("pay"),
      ["Without its parent, it would sit in Search (by points)."],
    ],
    [
      "a form",
      { body: "### Journey\n\nPaying" },
      null,
      ['Without the answer "Paying" (decisive), no stream could be decided.'],
    ],
    [
      "a decisive rule over another",
      { title: "money back" },
      null,
      ['Without "money back" in the title (decisive), no stream could be decided.'],
    ],
    ["points", { title: "pay" }, null, ['Without "pay" in the title (+3), no stream could be decided.']],
    [
      "points against others",
      { title: "pay", body: "search" },
      null,
      [
        'Without "pay" in the title (+3), no stream could be decided.',
        "1 more point for Search would make it a tie.",
      ],
    ],
    // One of two words in the title is enough.
    ["a word that another one stands in for", { title: "pay cart" }, null, []],
    // Without it the rule does not match at all.
    [
      "a part of an all",
      { type: "Bug", title: "total" },
      null,
      [
        'Without the type "Bug" (+1), no stream could be decided.',
        'Without "total" in the title (+3), no stream could be decided.',
      ],
    ],
    [
      "a service",
      { title: "vault", body: "refund" },
      null,
      [
        'Without "refund" in the text (+1), no stream could be decided.',
        'Without the service vault ("vault") (+2), no stream could be decided.',
      ],
    ],
    [
      "a tie",
      { title: "pay search", body: "cart" },
      null,
      ["1 more point for Pay would settle it.", "A stream's label, put by a person, would settle it."],
    ],
    [
      "too little",
      { body: "pay" },
      null,
      ["2 more points for Pay would settle it.", "A stream's label, put by a person, would settle it."],
    ],
    ["nothing", {}, null, ["A stream's label, put by a person, would settle it."]],
    [
      "decisive evidence that disagrees",
      { title: "searchday money back" },
      null,
      ["A stream's label, put by a person, would settle it."],
    ],
    [
      "labels that disagree",
      { labels: ["stream: search", "stream: pay"] },
      null,
      ["Taking off all but one of the labels would settle it."],
    ],
    ["ignored", { labels: ["question"] }, null, []],
  ])("%s", (_, issue, parent, sentences) => expect(explained(issue, parent).wouldChange).toEqual(sentences));
});

test("all streams with evidence are told, more than a decision keeps", () => {
  const map = mapOf(`streams:\n${["a", "b", "c", "d"].map((id) => `  ${id}: { words: [x1] }`).join("\n")}`);
  expect(explained({ title: "x1" }, null, map).candidates.map(({ stream }) => stream)).toEqual([
    "a",
    "b",
    "c",
    "d",
  ]);
  expect(explained({ labels: ["question"], title: "pay" }).candidates).toEqual([]);
});
