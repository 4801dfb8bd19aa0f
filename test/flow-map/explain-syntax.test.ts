import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "./expect-problems.ts";

/** A map whose stream "checkout" has these lines; the first is line 4. */
const lines = (...written: readonly string[]): string =>
  [
    "version: 1",
    "streams:",
    "  checkout:",
    ...written.map((line) => `    ${line}`),
    "  refunds:",
    "    outcome: Money is back",
    "    words: [refund]",
    "",
  ].join("\n");

const KEY = "not a key with a colon";
const INDENT = "not indented like its neighbours";

describe("mistakes that people make in YAML are told in plain words, where they were made", () => {
  test.each<[what: string, map: string, message: string, hint: string]>([
    ["no colon", lines("¶outcome Shoppers pay", "words: [cart]"), KEY, "Write `key: value`"],
    ["no colon in the first line", "¶version 1\nstreams:\n  a:\n", KEY, "Write `key: value`"],
    ["no space behind a colon", "¶version:1\nstreams:\n  a:\n", KEY, "a space behind the colon"],
    [
      "a list that is not closed",
      lines("words: ¶[cart, pay", "outcome: Shoppers pay"),
      "This [ is never closed.",
      "Put ]",
    ],
    [
      "a map that is not closed",
      "version: 1\nstreams:\n  a: ¶{ words: [x]\n  b:\n",
      "This { is never closed.",
      "Put }",
    ],
    ["the inner of two", "version: 1\nstreams: { a: { words: ¶[x, y", "This [ is never closed.", "Put ]"],
    ["the outer of two", "version: 1\nstreams: ¶{ a: [x]", "This { is never closed.", "Put }"],
    [
      "a bracket behind a #",
      "version: 1\nstreams:\n  a: ¶{ name: Issue #1, words: [x] }\n",
      "This { is never closed.",
      "is a comment",
    ],
    [
      "double quotes that are not closed",
      lines('outcome: ¶"Shoppers pay', "words: [cart]"),
      "has no end",
      'Put "',
    ],
    [
      "single quotes that are not closed",
      lines("outcome: ¶'Shoppers pay", "words: [cart]"),
      "has no end",
      "Put '",
    ],
    [
      "no comma in a list",
      lines('words: ["cart" ¶"pay"]'),
      "A comma is missing before this entry.",
      "[a, b]",
    ],
    [
      "no comma in a map",
      "version: 1\nstreams:\n  a: { outcome: ¶x words: [y] }\n",
      "two colons",
      "a comma between entries",
    ],
    [
      "a colon in a value",
      lines("outcome: ¶Pay: in a minute"),
      "holds a colon",
      '`outcome: "Pay: in a minute"`',
    ],
    [
      "too few spaces",
      lines("outcome: Shoppers pay").replace("  refunds", "   ¶refunds"),
      INDENT,
      "same number of spaces",
    ],
    ["too many spaces", lines("outcome: Shoppers pay", "  ¶words: [cart]"), INDENT, "same number of spaces"],
    [
      "a list of both kinds",
      lines("words: [cart]", "¶- pay"),
      "A list entry stands where a key is expected",
      "- ",
    ],
    [
      "dashes between brackets",
      lines("words: [¶- cart]"),
      "dashes stands between brackets",
      "one or the other",
    ],
    ["a star", lines("words: [¶*, cart]"), "Text that starts with * must stand in quotes.", '"*…"'],
    [
      "a star before a word",
      lines("outcome: Shoppers pay", "words: [¶*fund]"),
      "*fund names no anchor",
      '"*fund"',
    ],
    ["an @", lines("owners: [¶@acme/checkout]"), "Text that starts with @ must stand in quotes.", '"@…"'],
    ["a percent sign", lines("outcome: ¶%50 faster"), "starts with %", '"%…"'],
    ["a backtick", lines("outcome: ¶`pay`"), "starts with `", '"`…"'],
    ["an ampersand", lines("outcome: ¶& more"), "starts with &", '"&…"'],
    ["an exclamation mark", lines("outcome: ¶!important news"), "is a tag", "put the text in quotes"],
    ["a tag of YAML 1.1", lines("outcome: ¶!!binary aGk="), "is a tag", "Take it out"],
    [
      "an escape of a pattern in double quotes",
      lines('match: [{ pattern: "pay¶\\d" }]'),
      "\\d means nothing to YAML",
      "Write \\\\d",
    ],
    ["a bracket too many", lines("words: [cart]¶]"), "This ] closes nothing.", "Take it out"],
    [
      "a bracket too many, told once",
      "version: 1\nstreams:\n  a: {}¶}\n  b: {}\n",
      "This } closes nothing.",
      "Take it out",
    ],
    [
      "text behind quotes",
      lines('outcome: "Shoppers" ¶pay'),
      "behind the end of a text in quotes",
      "all of it in quotes",
    ],
    [
      "a quote within quotes",
      lines("outcome: 'It'¶s paid'"),
      "behind the end of a text in quotes",
      "written ''",
    ],
    ["the same in a list", lines("words: ['it'¶s']"), "behind the end of a text in quotes", "written ''"],
    ["quotes that swallow a bracket", lines('words: ["a", ¶"b]', "outcome: x"), "has no end", 'Put "'],
    [
      "a comma at the end of a line",
      lines("words: [cart]¶,", "outcome: x"),
      "a comma too many",
      "Take it out",
    ],
    ["a comma too many", lines("words: [cart,¶, pay]"), "a comma too many", "Take it out"],
    ["a tab", "version: 1\nstreams:\n¶\tcheckout:\n", "A tab is used as indentation.", "spaces only"],
  ])("%s", (_, map, message, hint) => expectProblems(map, [["yaml-syntax", message, hint]]));

  test("each line of a merge conflict", () => {
    const map = "version: 1\nstreams:\n¶<<<<<<< HEAD\n  a:\n¶=======\n  b:\n¶>>>>>>> other\n";
    const conflict: ExpectedProblem = ["yaml-syntax", "A merge conflict is left in the file.", "both sides"];
    expectProblems(map, [conflict, conflict, conflict]);
  });

  test("what the library alone can tell stays, in its words", () => {
    expectProblems(lines("outcome: &a ¶&b x"), [["yaml-syntax", "A node can have at most one anchor."]]);
  });

  test("one problem a line, and no more than twenty", () => {
    const map = (count: number): string => `version: 1\n${"a: ¶@x @y\n".repeat(count)}`;
    expectProblems(
      map(20),
      Array.from({ length: 20 }, (): ExpectedProblem => ["yaml-syntax"]),
    );
    const [head = "", ...rest] = map(30).split("¶");
    expectProblems(
      [head, ...rest.slice(0, 20)].join("¶") + rest.slice(20).join(""),
      Array.from({ length: 20 }, (): ExpectedProblem => ["yaml-syntax"]),
    );
  });
});
