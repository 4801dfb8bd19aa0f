import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { wholeMap } from "../whole-map.ts";

const journey = (services: string): string =>
  `journeys: { buy: { steps: [{ name: Find, stream: checkout }, { name: Pay, stream: checkout, services: ${services} }] } }`;
const SERVICES =
  "services: { payments-api: { streams: [checkout] }, stock: { streams: [checkout, refunds] } }";

describe("unknown-service", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "a mistyped one",
      wholeMap(SERVICES, journey("[stock, ¶payment-api]")),
      [
        [
          "unknown-service",
          "journeys.buy.steps[1].services[1]",
          '"payment-api"',
          'Did you mean "payments-api"?',
        ],
      ],
    ],
    [
      "one that there is not",
      wholeMap(SERVICES, journey("[¶billing]")),
      [["unknown-service", '"billing"', "The map's services: payments-api, stock."]],
    ],
    [
      "without any services",
      wholeMap(journey("[¶stock]")),
      [["unknown-service", "The map's services: none yet."]],
    ],
    ["with an empty section", wholeMap("services: {}", journey("[¶stock]")), [["unknown-service"]]],
    ["a key that every object has", wholeMap(SERVICES, journey("[¶constructor]")), [["unknown-service"]]],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    ["services further down", wholeMap(journey("[stock]"), SERVICES), []],
    ["no services in a step", wholeMap(journey("[]")), []],
    ["services that are a list", wholeMap(journey("[stock]"), "services: ¶[stock]"), [["wrong-type"]]],
    ["services that are mistyped", wholeMap(journey("[stock]"), "¶servces: {}"), [["unknown-key"]]],
    ["services that an alias should bring", wholeMap(journey("[stock]"), "services: ¶*x"), [["yaml-syntax"]]],
    [
      "a service in which something is wrong",
      wholeMap(journey("[stock]"), "services: { stock: { streams: ¶[] } }"),
      [["out-of-range"]],
    ],
  ])("%s: not for this lint", (_, map, expected) => expectProblems(map, expected));
});
