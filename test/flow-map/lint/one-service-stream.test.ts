import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf } from "../whole-map.ts";

const API =
  "services: { payments-api: { streams: [pay], labels: ['service: payments-api'], words: [stripe, 'pay api'] } }";
const pay = (rest: string): string => mapOf([`pay: { outcome: Shoppers pay, ${rest} }`], API);
const warned = (rest: string): string => mapOf([`¶pay: { outcome: Shoppers pay, ${rest} }`], API);
const WARNING: ExpectedProblem[] = [["one-service-stream", '"pay"', 'the service "payments-api"']];

describe("one-service-stream", () => {
  test.each([
    ["its id as a word", "words: [payments-api]"],
    ["its words, in other writing", "words: [STRIPE, ' Pay API ']"],
    ["stars around them", "words: ['stripe*', '*payments-api*']"],
    ["its labels", "labels: ['Service: Payments-API']"],
    [
      "several rules",
      "words: [stripe], match: [{ labels: ['service: payments-api*'] }, { words: [payments-api] }]",
    ],
    ["rules inside all", "match: [{ all: [{ words: [stripe] }, { labels: ['service: payments-api'] }] }]"],
  ])("every rule names %s", (_, rest) => expectProblems(warned(rest), WARNING));

  test.each([
    ["one word of its own", "words: [stripe, checkout]"],
    ["one rule of its own", "words: [stripe], match: [{ words: [checkout] }]"],
    ["a rule that asks for something else", "words: [stripe], match: [{ types: [Bug] }]"],
    ["a pattern", "match: [{ pattern: stripe }]"],
    ["a form, which people answer", "match: [{ form: { section: Where, answers: [stripe] } }]"],
    ["a longer word", "words: [stripes]"],
    ["all with more than the service", "match: [{ all: [{ words: [stripe] }, { words: [fails] }] }]"],
  ])("%s is enough", (_, rest) => expectProblems(pay(rest), []));

  test("rules about two services are about none alone", () => {
    const map = mapOf(
      ["pay: { outcome: Shoppers pay, words: [api, web] }"],
      "services: { api: { streams: [pay] }, web: { streams: [pay] } }",
    );
    expectProblems(map, []);
  });

  test("a retired stream may have been one", () => {
    const map = mapOf(
      [
        "pay: { outcome: Shoppers pay, words: [cart] }",
        "stripe: { words: [stripe], retired: { into: pay } }",
      ],
      API,
    );
    expectProblems(map, []);
  });

  test("a stream without rules is another matter", () => {
    const map = mapOf(["pay: { outcome: Shoppers pay, aliases: [area/pay] }"], API);
    expectProblems(map, []);
  });
});
