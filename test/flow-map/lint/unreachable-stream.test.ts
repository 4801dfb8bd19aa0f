import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf } from "../whole-map.ts";

const pay = (rest: string): string => `pay: { outcome: Shoppers pay${rest === "" ? "" : `, ${rest}`} }`;

describe("unreachable-stream", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    ["no rule at all", mapOf([`¶${pay("")}`]), [["unreachable-stream", "No rule", '"pay"', "`words`"]]],
    [
      "empty short forms",
      mapOf([`¶${pay("words: [], labels: [], match: []")}`]),
      [["unreachable-stream", "No rule"]],
    ],
    [
      "too few points",
      mapOf([`¶${pay("match: [{ types: [Bug] }]")}`]),
      [["unreachable-stream", "at most 1 point;", "decide.min-points asks for 3"]],
    ],
    [
      "a service is not enough",
      mapOf([`¶${pay("")}`], "services: { api: { streams: [pay], words: [stripe] } }"),
      [["unreachable-stream", "at most 2 points"]],
    ],
    [
      "a service of two streams gives one point",
      mapOf(
        [`¶${pay("match: [{ types: [Bug] }]")}`, "refunds: { outcome: Money is back, words: [refund] }"],
        "services: { api: { streams: [pay, refunds] } }",
      ),
      [["unreachable-stream", "at most 2 points"]],
    ],
    [
      "words in title and body, with more points asked for",
      mapOf([`¶${pay("words: [cart]")}`], "decide: { min-points: 5 }"),
      [["unreachable-stream", "at most 4 points"]],
    ],
    [
      "labels that we write ourselves, which are never evidence",
      mapOf([`¶${pay("labels: ['stream: pay', 'Needs: stream']")}`]),
      [["unreachable-stream", "No rule"]],
    ],
    [
      "all, of which one part can never match",
      mapOf([`¶${pay("match: [{ all: [{ labels: ['held: stream'] }, { words: [cart] }], points: 9 }]")}`]),
      [["unreachable-stream", "No rule"]],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each([
    ["a word", mapOf([pay("words: [cart]")])],
    ["a label", mapOf([pay("labels: ['area/pay*']")])],
    ["a wildcard that also means one of ours", mapOf([pay("labels: ['*stream*']")])],
    ["a pattern", mapOf([pay("match: [{ pattern: cart }]")])],
    ["a form", mapOf([pay("match: [{ form: { section: Where, answers: ['*'] } }]")])],
    ["a decisive type", mapOf([pay("match: [{ types: [Bug], points: decisive }]")])],
    [
      "a type and a service",
      mapOf([pay("match: [{ types: [Bug] }]")], "services: { api: { streams: [pay] } }"),
    ],
    ["three words in the body", mapOf([pay("match: [{ words: [a, b, c], in: body }]")])],
    [
      "words in title and body, as much as they can give",
      mapOf([pay("words: [a, b, c]")], "decide: { min-points: 6 }"),
    ],
    [
      "the sum of all",
      mapOf([pay("match: [{ all: [{ types: [Bug] }, { labels: [x] }] }]")], "decide: { min-points: 6 }"),
    ],
    ["points of its own", mapOf([pay("match: [{ types: [Bug], points: 3 }]")])],
    ["an alias", mapOf([pay("aliases: [area/pay]")])],
    ["the rules of a retired stream", mapOf([pay(""), "old: { words: [cart], retired: { into: pay } }"])],
    [
      "an alias of a retired stream",
      mapOf([pay(""), "old: { aliases: [area/pay], retired: { into: pay } }"]),
    ],
    [
      "a retired stream, which nothing needs to reach",
      mapOf([pay("words: [cart]"), "old: { retired: { into: pay } }"]),
    ],
  ])("%s: fine", (_, map) => expectProblems(map, []));

  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    ["a rule that is wrong may have been the one", mapOf([pay("words: ¶7")]), [["wrong-type"]]],
    [
      "in the retired stream, too",
      mapOf([pay(""), "old: { words: ¶7, retired: { into: pay } }"]),
      [["wrong-type"]],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));
});
