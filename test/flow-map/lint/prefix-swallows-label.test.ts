import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf, wholeMap } from "../whole-map.ts";

const PAY = "outcome: Shoppers pay, words: [cart]";

describe("prefix-swallows-label", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "labels that say a state, ignoring case",
      wholeMap(
        "labels: { prefix: flow/, blocked: [ok, ¶Flow/blocked], started: [¶flow/wip], done: [¶flow/done] }",
      ),
      [
        ["prefix-swallows-label", '"Flow/blocked"', '"flow/"', "Rename the label"],
        ["prefix-swallows-label", '"flow/wip"'],
        ["prefix-swallows-label", '"flow/done"'],
      ],
    ],
    [
      "labels that we write",
      wholeMap('labels: { unmapped: ¶"stream: none", held: ¶"stream:held" }'),
      [["prefix-swallows-label"], ["prefix-swallows-label"]],
    ],
    [
      "labels of services, objectives, the report and what is ignored",
      wholeMap(
        "services: { api: { streams: [checkout], labels: [¶'stream: api'] } }",
        "objectives: { q4: { streams: [checkout], labels: [¶'stream: q4'] } }",
        "report: { stages: [¶'stream: a'], time-in-labels: [¶'stream: b'], types: { debt: [¶'stream: c'] } }",
        "ignore: { labels: [¶'stream: none'] }",
      ),
      Array.from({ length: 6 }, (): ExpectedProblem => ["prefix-swallows-label"]),
    ],
    [
      "labels in rules, which the check would call unknown",
      mapOf(
        [
          "pay:",
          `  ${PAY}`.replace(", words", "\n    words"),
          "  labels: [¶area/pay*]",
          "  match: [{ labels: [¶area/money], unless: { labels: [¶area/ui] } }]",
        ],
        "labels: { prefix: area/ }",
      ),
      [
        ["prefix-swallows-label", '"area/pay*"', "an alias of a stream"],
        ["prefix-swallows-label", '"area/money"'],
        ["prefix-swallows-label", '"area/ui"'],
      ],
    ],
    [
      "a default that no line of the file holds: at the prefix",
      wholeMap("labels: { prefix: ¶'needs:' }"),
      [["prefix-swallows-label", '"needs: stream"']],
    ],
    [
      "an empty prefix",
      wholeMap('labels: { prefix: ¶"" }'),
      [["prefix-swallows-label", "any label", "`stream: `"]],
    ],
    ["a blank prefix", wholeMap('labels: { prefix: ¶" " }'), [["prefix-swallows-label", "any label"]]],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each([
    ["streams' own labels", mapOf([`pay: { ${PAY}, label: "stream: money" }`])],
    ["aliases, which mean a stream", mapOf([`pay: { ${PAY}, aliases: ["stream: money"] }`])],
    ["a stream's label in a list", wholeMap("ignore: { labels: ['stream: refunds'] }")],
    ["an alias in a rule", mapOf([`pay: { ${PAY}, aliases: ["stream: x"], labels: ["stream: x"] }`])],
    ["a longer word", wholeMap('labels: { prefix: "stream ", done: [streaming, streamed] }')],
    ["labels that hold the prefix further on", wholeMap('labels: { done: ["no stream: yet", upstream] }')],
    ["a wildcard that begins the label", mapOf([`pay: { ${PAY}, labels: ["*stream: x"] }`])],
    ["types that issues have by default", wholeMap("labels: { prefix: area/ }")],
  ])("%s: fine", (_, map) => expectProblems(map, []));
});
