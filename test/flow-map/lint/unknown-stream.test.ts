import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { wholeMap } from "../whole-map.ts";

describe("unknown-stream", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "in a journey's step",
      wholeMap("journeys: { buy: { steps: [{ name: Pay, stream: ¶chekout }] } }"),
      [["unknown-stream", "journeys.buy.steps[0].stream", '"chekout"', 'Did you mean "checkout"?']],
    ],
    [
      "of a service",
      wholeMap("services: { api: { streams: [checkout, ¶billing] } }"),
      [["unknown-stream", "services.api.streams[1]", "The map's streams: checkout, refunds."]],
    ],
    [
      "of an objective",
      wholeMap("objectives: { q4: { streams: [¶Checkout, ¶refund] } }"),
      [
        ["unknown-stream", "objectives.q4.streams[0]", 'Did you mean "checkout"?'],
        ["unknown-stream", 'Did you mean "refunds"?'],
      ],
    ],
    [
      "the file's places stay true beside an entry that is no text",
      wholeMap("services: { api: { streams: [¶7, ¶billing] } }"),
      [
        ["wrong-type", "services.api.streams[0]"],
        ["unknown-stream", "services.api.streams[1]"],
      ],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    ["retired streams are streams", wholeMap("objectives: { q4: { streams: [checkout] } }"), []],
    ["streams that are missing", "¶version: 1\nservices: { api: { streams: [pay] } }\n", [["missing-key"]]],
    [
      "streams that are mistyped",
      "version: 1\n¶strems: {}\nservices: { api: { streams: [pay] } }\n",
      [["unknown-key"]],
    ],
    [
      "streams that are a list",
      "version: 1\nstreams: ¶[pay]\nservices: { api: { streams: [pay] } }\n",
      [["wrong-type"]],
    ],
    [
      "a stream that comes twice",
      wholeMap("  ¶checkout: { words: [x] }", "services: { api: { streams: [checkout] } }"),
      [["duplicate-key"]],
    ],
  ])("%s: not for this lint", (_, map, expected) => expectProblems(map, expected));
});
