import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf, wholeMap } from "../whole-map.ts";

const PAY = "outcome: Shoppers pay, words: [cart]";
const BACK = "outcome: Money is back, words: [refund]";

describe("duplicate-label", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "a stream's label that another has by default, ignoring case",
      mapOf([`pay: { ${PAY} }`, `refunds: { ${BACK}, label: ¶"Stream: PAY" }`]),
      [
        [
          "duplicate-label",
          '"Stream: PAY"',
          "the label of the stream refunds",
          "the label of the stream pay",
        ],
      ],
    ],
    [
      "the one that is written is reported, wherever it stands",
      mapOf([`refunds: { ${BACK}, label: ¶"stream: pay" }`, `pay: { ${PAY} }`]),
      [["duplicate-label", "the label of the stream pay"]],
    ],
    [
      "an alias of two streams, folded",
      mapOf([
        `pay: { ${PAY}, aliases: ["area/straße"] }`,
        `refunds: { ${BACK}, aliases: [¶" AREA/STRASSE"] }`,
      ]),
      [["duplicate-label", "an alias of the stream refunds", "an alias of the stream pay"]],
    ],
    [
      "an alias that is another stream's label",
      mapOf([`pay: { ${PAY}, aliases: [¶"stream: refunds"] }`, `refunds: { ${BACK} }`]),
      [["duplicate-label", "an alias of the stream pay", "the label of the stream refunds"]],
    ],
    [
      "a stream's label that is ours by default",
      mapOf([`pay: { ${PAY}, label: ¶"needs: stream" }`]),
      [["duplicate-label", "labels.unmapped"]],
    ],
    [
      "labels.held that is labels.unmapped",
      wholeMap('labels: { held: ¶"needs: stream" }'),
      [["duplicate-label", "labels.held", "labels.unmapped"]],
    ],
    [
      "a state that a stream's label says",
      wholeMap('labels: { done: [shipped, ¶"stream: refunds"], started: [¶"held: stream"] }'),
      [
        ["duplicate-label", "one of labels.done", "the label of the stream refunds"],
        ["duplicate-label", "one of labels.started", "labels.held"],
      ],
    ],
    [
      "a stream's label that says blocked by default",
      mapOf([`pay: { ${PAY}, label: ¶Blocked }`]),
      [["duplicate-label", "the label of the stream pay", "one of labels.blocked"]],
    ],
    [
      "three of a kind: each but the first",
      mapOf([
        `a: { ${PAY}, label: x }`,
        `b: { ${BACK}, label: ¶x }`,
        "c: { outcome: Parcels come, words: [parcel], aliases: [¶x] }",
      ]),
      [["duplicate-label"], ["duplicate-label"]],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each([
    [
      "a stream's own label among its aliases",
      mapOf([`pay: { ${PAY}, aliases: ["stream: pay", area/pay] }`]),
    ],
    ["the same alias twice in one stream", mapOf([`pay: { ${PAY}, aliases: [area/pay, Area/Pay] }`])],
    ["an alias that says a state, too", mapOf([`pay: { ${PAY}, aliases: [blocked] }`])],
    [
      "labels of states that overlap",
      wholeMap("labels: { blocked: [stuck], started: [stuck], done: [stuck] }"),
    ],
    ["a service's label in a rule", wholeMap("services: { api: { streams: [refunds], labels: [api] } }")],
    ["a default that is replaced", wholeMap('labels: { held: "needs: stream", unmapped: "no stream" }')],
    [
      "a label that differs in a dash",
      mapOf([`pay: { ${PAY} }`, `refunds: { ${BACK}, label: "stream:pay" }`]),
    ],
  ])("%s is fine", (_, map) => expectProblems(map, []));
});
