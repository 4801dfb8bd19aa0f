import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CompiledMap } from "../../shared/decide/compile-rules.ts";
import { decideByText, decideStream, outcomeOf, standingWeights } from "../../shared/decide/decide-stream.ts";
import { explain } from "../../shared/decide/explain.ts";
import { sortWeights, toWeight, type WeighedIssue, weighIssue } from "../../shared/decide/weigh-issue.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import { mapOf, parentIn } from "./build.ts";
import { explained } from "./explained.ts";
import { LIVED_ISSUE } from "./generate-issue.ts";
import { compileData, MAP_DATA } from "./generate-map.ts";

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

test("without a pattern's match the whole `all` around it is gone", () => {
  const map = mapOf(`
streams:
  pay: { match: [{ all: [{ pattern: "tot.l" }, { types: [Bug], points: 4 }] }] }
  search: { words: [search] }
`);
  expect(explained({ title: "total", type: "Bug", body: "search" }, null, map).wouldChange).toEqual([
    'Without "total" in the title (+3), no stream could be decided.',
    'Without the type "Bug" (+4), no stream could be decided.',
    "5 more points for Search would make it a tie.",
  ]);
});

const MORE = /^(\d+) more points? for (\S+) would (settle it|make it a tie)\.$/;

/** What becomes of an issue in which a stream has more points. */
function outcomeWith(weighed: WeighedIssue, map: CompiledMap, id: string, points: number): string {
  const evidence = { rule: "more", where: "title", text: "more", points } as const;
  const weights = standingWeights(weighed, map).map((weight) =>
    weight.stream === id ? toWeight(id, [...weight.evidence, evidence]) : weight,
  );
  const sorted = sortWeights(weights, map);
  const verdict = decideByText(sorted, null, weighed, map);
  return verdict?.stream ?? outcomeOf(verdict, sorted, map);
}

test("so many points more, and not one less, change the decision as it says", () => {
  let told = 0;
  fc.assert(
    fc.property(MAP_DATA, LIVED_ISSUE, (data, { issue }) => {
      const map = compileData(data);
      const weighed = weighIssue(issue, map);
      const decision = decideStream(weighed, null, map);
      const { wouldChange } = explain({ weighed, decision, parent: null, map });
      for (const sentence of wouldChange) {
        const [, points, name, change] = MORE.exec(sentence) ?? [];
        const stream = map.flowMap.streams.find((one) => one.name === name);
        if (stream === undefined) continue;
        told++;
        const expected = change === "settle it" ? stream.id : "tie";
        expect(outcomeWith(weighed, map, stream.id, Number(points))).toBe(expected);
        expect(outcomeWith(weighed, map, stream.id, Number(points) - 1)).not.toBe(expected);
      }
    }),
    { numRuns: 400 },
  );
  expect(told).toBeGreaterThan(20);
});
