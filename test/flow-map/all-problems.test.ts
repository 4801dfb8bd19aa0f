import { describe, expect, test } from "vitest";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { type ExpectedProblem, expectProblems } from "./expect-problems.ts";
import { mapOf, wholeMap } from "./whole-map.ts";

const MANY_PROBLEMS = `version: 1
extends: ¶acme/.github:flow-map.yml
streams:
  checkout:
    outcome: Shoppers pay
    ¶wrods: [cart]
    color: ¶bleu
    wip-limit: ¶0
    match:
      - { words: [till], ¶labels: [pay] }
      - { pattern: ¶"pay(?!pal)" }
      - { form: { section: Where, answers: [¶7] } }
      - ¶{ in: title }
  ¶Gift Cards: { outcome: A gift, words: [gift] }
  ¶checkout: { words: [basket] }
  pay: { outcome: Money comes in, words: [invoice], name: ¶CHECKOUT, aliases: [¶"needs: stream"] }
  old: { retired: { into: ¶older } }
  older: { retired: { into: old } }
  search: { outcome: Shoppers find it, words: [find], label: ¶${"x".repeat(51)} }
  ¶empty: { words: [nothing] }
services:
  ¶payments-api: { labels: [api] }
project: { owner: acme, number: 7, status: { active: [Doing], done: [¶doing] } }
checks: { unmapped: ¶coment }
comments: { grace: ¶5 minutes }
report: ¶[12]
ignore: { created-before: ¶2024-02-30 }
labels:
  blocked: [¶"stream: blocked"]
? ¶[a, b]
: c
`;

const ITS_PROBLEMS: ExpectedProblem[] = [
  ["extends-unsupported"],
  ["unknown-key", '"words"'],
  ["not-allowed", '"blue"'],
  ["out-of-range", "wip-limit"],
  ["one-matcher", "match[0]"],
  ["bad-pattern", "match[1]"],
  ["wrong-type", "match[2]"],
  ["one-matcher", "match[3]"],
  ["bad-id", "gift-cards"],
  ["duplicate-key", "line 4"],
  ["duplicate-name", '"CHECKOUT"'],
  ["duplicate-label", "labels.unmapped"],
  ["retired-circle", "old → older → old"],
  ["label-too-long", "51"],
  ["no-outcome", '"empty"'],
  ["missing-key", '"streams"'],
  ["duplicate-status", '"doing"'],
  ["not-allowed", '"comment"'],
  ["bad-format", "grace"],
  ["wrong-type", "report"],
  ["bad-format", "created-before"],
  ["prefix-swallows-label", '"stream: blocked"'],
  ["bad-key"],
];

describe("all problems of a file", () => {
  test("are told in one pass, in the file's order, each once", () => {
    expectProblems(MANY_PROBLEMS, ITS_PROBLEMS);
    expect(new Set(ITS_PROBLEMS.map(([code]) => code)).size).toBeGreaterThanOrEqual(12);
  });

  test("with errors among them there is no flow map; with warnings alone there is one", () => {
    expect(loadFlowMap(wholeMap("servces: {}"), "flow-map.yml").flowMap).toBeNull();
    const { flowMap, diagnostics } = loadFlowMap(mapOf(["pay: { words: [cart] }"]), "flow-map.yml");
    expect(diagnostics).toMatchObject([{ severity: "warning", code: "no-outcome", file: "flow-map.yml" }]);
    expect(flowMap).not.toBeNull();
  });
});

describe("what follows from a problem is not told as one more", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "a key that is needed, but mistyped",
      wholeMap("journeys: { buy: { ¶step: [] } }", "objectives: { q4: { ¶steams: [checkout] } }"),
      [
        ["unknown-key", '"steps"'],
        ["unknown-key", '"streams"'],
      ],
    ],
    ["a mistyped version", "¶verson: 1\nstreams: { pay: { outcome: x, words: [y] } }\n", [["unknown-key"]]],
    [
      "keys that a merge should bring",
      wholeMap("project: { ¶<<: { number: 7 }, owner: acme }"),
      [["unknown-key", "Merge keys"]],
    ],
    [
      "a value that an unknown alias should bring",
      wholeMap("project: { owner: ¶*me, number: 7 }"),
      [["yaml-syntax", '"*me"']],
    ],
    [
      "an entry that an unknown alias should bring",
      mapOf(["pay: { outcome: x, words: [¶*fund, cart] }"]),
      [["yaml-syntax", '"*fund"']],
    ],
    [
      "names and labels that a bad id gives",
      mapOf(["pay: { outcome: x, words: [y] }", "¶PAY: { outcome: z, words: [w] }"]),
      [["bad-id"]],
    ],
    ["streams that are no map", "version: 1\nstreams: ¶[pay]\n", [["wrong-type"]]],
    [
      "no streams in the section",
      "version: 1\n¶streams: {}\nobjectives: { q4: { streams: [pay] } }\n",
      [["out-of-range"]],
    ],
    [
      "what an anchor holds, where aliases bring it",
      wholeMap("services:", "  a: &a { streams: [checkout], ¶streams: [refunds] }", "  b: *a"),
      [["duplicate-key"]],
    ],
    ["warnings about half a stream", mapOf(["pay: { name: ¶7 }"]), [["wrong-type"]]],
    [
      "a board without its owner",
      wholeMap("project: { owner: ¶7, number: 1 }"),
      [["wrong-type", "Put it in quotes."]],
    ],
    [
      "the shape of another version",
      "version: ¶2\nroutes: [a]\nstreams: 7\n",
      [["unsupported-version", "version 2"]],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test("50 streams are fine, 51 are one problem", () => {
    const streams = (count: number): string[] =>
      Array.from({ length: count }, (_, index) => `s${index}: { outcome: It works, words: [word-${index}] }`);
    expectProblems(mapOf(streams(50)), []);
    const tooMany = mapOf(streams(51)).replace("streams", "¶streams");
    expectProblems(tooMany, [["out-of-range", "1 to 50 streams, not of 51"]]);
  });

  test("more unknown keys than a flow map can have are counted", () => {
    const keys = Array.from({ length: 60 }, (_, index) => `key-${index}: 1`);
    const { diagnostics } = loadFlowMap(wholeMap(...keys), "flow-map.yml");
    expect(diagnostics).toHaveLength(50);
    expect(diagnostics.at(-1)?.message).toBe('Unknown key "key-49". And 10 more.');
  });
});

describe("a wrong value's message says what is expected and how to get there", () => {
  test.each<[map: string, expected: ExpectedProblem]>([
    [
      "streams: { a: { words: ¶'cart, gift card' } }",
      ["wrong-type", 'a list of words, not "cart, gift card"', 'Write it as a list: ["cart", "gift card"].'],
    ],
    ["automation: ¶octocat", ["wrong-type", "automation must be a list of logins", '["octocat"]']],
    [
      "streams: { a: { ¶match: { words: [x] } } }",
      ["wrong-type", "a list of rules, not a map", "Put `- ` before it"],
    ],
    ["streams: { a: { name: ¶404 } }", ["wrong-type", "must be text, not 404", "Put it in quotes."]],
    ["streams: { a: { name: ¶[x] } }", ["wrong-type", "must be text, not a list"]],
    ["streams: { a: { name: ¶' ' } }", ["bad-format", "must be text, not empty text"]],
    ["streams: { a: { words: [¶'**'] } }", ["bad-format", "more than stars"]],
    [
      "streams: { a: { wip-limit: ¶'8' } }",
      ["wrong-type", "a whole number, 1 or more", "Write the number alone: 8."],
    ],
    ["streams: { a: { wip-limit: ¶2.5 } }", ["out-of-range", "a whole number, 1 or more, not 2.5"]],
    [
      "streams: { a: { expectation: { percent: ¶85%, days: 3 } } }",
      ["wrong-type", "Write the number alone: 85."],
    ],
    [
      "streams: { a: { expectation: { percent: 85, days: ¶0 } } }",
      ["out-of-range", "a number of days above 0, not 0"],
    ],
    ["streams: { a: { match: [{ words: [x], points: ¶0 }] } }", ["out-of-range", "from 1 to 100"]],
    [
      "streams: { a: { match: [{ words: [x], points: ¶'5' }] } }",
      ["not-allowed", "Write the number alone: 5."],
    ],
    [
      "streams: { a: { match: [{ words: [x], points: ¶decisiv } ] } }",
      ["not-allowed", 'Did you mean "decisive"?'],
    ],
    ["streams: { a: ¶7 }", ["wrong-type", "streams.a must be a map with the keys name, outcome"]],
    ["checks: { unmapped: ¶false }", ["wrong-type", "off, report or comment", "Write `off`."]],
    ["checks: { unmapped: { level: ¶false } }", ["wrong-type", "Write `off`."]],
    ["checks: { unmapped: { ¶sections: [x] } }", ["unknown-key", "Valid keys: level."]],
    ["comments: { grace: ¶5 }", ["wrong-type", "such as 5m, not 5"]],
    ["ignore: { created-before: ¶2024 }", ["wrong-type", "such as 2024-01-01, not 2024"]],
    ["ignore: { created-before: ¶2023-02-29 }", ["bad-format", "a day that exists"]],
    ["ignore: { created-before: ¶2024-01-01T12:00 }", ["bad-format", "a date such as"]],
    ["project: { owner: acme, number: 1, add-items: ¶'yes' }", ["wrong-type", 'true or false, not "yes"']],
    ["labels: ¶", ["wrong-type", "labels is empty; it must be a map with the keys prefix"]],
    ["¶prefix: x", ["unknown-key", '"prefix" belongs under "labels".']],
    ["decide: { ¶grace: 5m }", ["unknown-key", '"grace" belongs under "comments".']],
    ["decide: { '¶min-points:5': 1 }", ["unknown-key", 'Put a space behind the colon: "min-points: …".']],
  ])("%s", (part, expected) => {
    const streams = part.startsWith("streams") ? "" : "streams: { a: { outcome: x, words: [y] } }\n";
    // A mark in a quoted key stands before its quote.
    expectProblems(`version: 1\n${streams}${part.replace("'¶", "¶'")}\n`, [expected]);
  });

  test.each([
    ["¶version: ¶", ["wrong-type"]],
    ["version: ¶'1'", ["wrong-type"]],
    ["version: ¶' '", ["wrong-type"]],
    ["version: ¶one", ["wrong-type"]],
    ["version: ¶true", ["wrong-type"]],
    ["version: ¶[1]", ["wrong-type"]],
    ["version: ¶0", ["unsupported-version"]],
    ["version: ¶1.5", ["unsupported-version"]],
    ["version: ¶'2'", ["unsupported-version"]],
  ] as const)("%s", (line, [code]) => {
    const map = `${line.replace("¶version", "version")}\nstreams: { a: { outcome: x, words: [y] } }\n`;
    expectProblems(map, [[code]]);
  });

  test("a file without a version is told to add it", () => {
    expectProblems("# ours\n¶streams: { a: { outcome: x, words: [y] } }\n", [
      ["missing-version", "Add `version: 1` as the first line."],
    ]);
  });
});
