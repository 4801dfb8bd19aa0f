import { describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import { ALICE, BOT, daysAgo, mapOf, parentIn, put, took } from "./build.ts";
import { explained } from "./explained.ts";

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
