import { describe, expect, test } from "vitest";
import type { Rule } from "../../../shared/domain/rule.ts";
import { loadValid } from "../load-valid.ts";
import { labelsRule, plainRule, wordsRule } from "../plain-rule.ts";
import { mapOf } from "../whole-map.ts";

describe("rules", () => {
  test("short forms come first, words before labels, then match; each says where it stands", () => {
    const [stream] = loadValid(
      mapOf([
        "pay:",
        "  match:",
        "    - { words: [till], in: title, points: 7 }",
        "    - { form: { section: Where, answers: [Paying] }, points: decisive }",
        "    - all:",
        "        - { types: [Bug] }",
        "        - all: [{ pattern: pay }]",
        "      unless: { labels: [ui] }",
        "  labels: [area/pay]",
        "  words: [cart]",
      ]),
    ).streams;
    expect(stream?.rules).toEqual([
      wordsRule("streams.pay.words", ["cart"]),
      labelsRule("streams.pay.labels", ["area/pay"]),
      { ...wordsRule("streams.pay.match[0]", ["till"]), in: "title", points: 7 },
      {
        path: "streams.pay.match[1]",
        matcher: { kind: "form", section: "Where", answers: ["Paying"] },
        in: "both",
        points: "decisive",
        unless: null,
      },
      {
        path: "streams.pay.match[2]",
        matcher: {
          kind: "all",
          rules: [
            plainRule("streams.pay.match[2].all[0]", { kind: "types", types: ["Bug"] }),
            {
              path: "streams.pay.match[2].all[1]",
              matcher: {
                kind: "all",
                rules: [plainRule("streams.pay.match[2].all[1].all[0]", { kind: "pattern", pattern: "pay" })],
              },
              in: "both",
              points: null,
              unless: null,
            },
          ],
        },
        in: "both",
        points: null,
        unless: { kind: "labels", labels: ["ui"] },
      },
    ] satisfies Rule[]);
  });

  test("empty short forms are no rules", () => {
    expect(loadValid(mapOf(["pay: { words: [], labels: [], match: [] }"])).streams[0]?.rules).toEqual([]);
  });
});
