import { describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import { evidenceOf, pointsOf } from "./weigh-one.ts";

describe("form", () => {
  const rule = '- form: { section: "Which journey?", answers: [Paying, "Buy*", "Cart, checkout"] }';
  const form = (answer: string): Partial<Issue> => ({
    body: `### What happened?\n\nPaying\n\n### Which journey?\n\n${answer}\n\n### Anything else?\n\nPaying`,
  });
  test.each<[string, string, string | null]>([
    ["another answer", "Searching", null],
    ["an answer", "Paying", "Paying"],
    ["ignoring case", "PAYING", "PAYING"],
    ["with more words", "Paying a lot", null],
    ["a wildcard", "Buying a gift", "Buying a gift"],
    ["the second of several", "Searching, Paying", "Paying"],
    ["an option that holds a comma", "Cart, checkout", "Cart, checkout"],
    ["an option that holds a comma, among others", "Searching, Cart, checkout, More", "Cart, checkout"],
    ["a part of an option that holds a comma", "Cart", null],
    ["a ticked checkbox", "- [ ] Searching\n- [X] Paying", "Paying"],
    ["a ticked checkbox with a star", "* [x] Buying", "Buying"],
    ["an unticked checkbox", "- [ ] Paying\n- [x] Searching", null],
    ["a checkbox that holds a comma is one answer", "- [x] Paying, or something else", null],
    ["no response", "_No response_", null],
    ["nothing", "", null],
    ["in a comment", "<!-- Paying -->", null],
    ["as written, in code", "`Paying`", null],
  ])("%s", (_, answer, text) =>
    expect(evidenceOf(rule, form(answer))).toEqual(text === null ? [] : [["form", text, "decisive"]]),
  );

  test("no response matches no wildcard", () =>
    expect(
      evidenceOf('- form: { section: "Which journey?", answers: ["*"] }', form("_No response_")),
    ).toEqual([]));

  test("an answer is read as written", () =>
    expect(evidenceOf('- form: { section: "Which journey?", answers: ["`pay`"] }', form("`pay`"))).toEqual([
      ["form", "`pay`", "decisive"],
    ]));

  test("of two headings the first counts", () => {
    const twice = (first: string, second: string) => ({
      body: `### Which journey?\n\n${first}\n\n### Which journey?\n\n${second}`,
    });
    expect(evidenceOf(rule, twice("Paying", "Searching"))).toHaveLength(1);
    expect(evidenceOf(rule, twice("Searching", "Paying"))).toEqual([]);
  });

  test("points of its own make it weigh, not settle", () =>
    expect(
      pointsOf('- { form: { section: "Which journey?", answers: [Paying] }, points: 4 }', form("Paying")),
    ).toBe(4));

  test("a long answer is cut", () => {
    const [[, text]] = evidenceOf(rule, form(`Buy ${"x".repeat(999)}`)) as [[string, string]];
    expect(text).toHaveLength(100);
  });
});
