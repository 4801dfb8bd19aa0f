import { describe, test } from "vitest";
import { expectProblems } from "../expect-problems.ts";
import { wholeMap } from "../whole-map.ts";

const EXTENDS = "extends: ¶acme/.github:flow-map.yml";

describe("extends-unsupported", () => {
  test("says what to do until then", () => {
    expectProblems(wholeMap(EXTENDS), [["extends-unsupported", "not supported yet", "write the streams"]]);
  });

  test("what the other map may have is not missing", () => {
    expectProblems(`version: 1\n${EXTENDS}\n`, [["extends-unsupported"]]);
    const names = [
      "journeys: { buy: { steps: [{ name: Pay, stream: billing, services: [api] }] } }",
      "objectives: { q4: { streams: [billing] } }",
    ];
    expectProblems(wholeMap(EXTENDS, ...names), [["extends-unsupported"]]);
    const retired = "version: 1\nextends: ¶x\nstreams: { old: { retired: { into: billing } } }\n";
    expectProblems(retired, [["extends-unsupported"]]);
  });

  test("what is wrong in this map is still told", () => {
    expectProblems(wholeMap(EXTENDS, "¶servces: {}"), [["extends-unsupported"], ["unknown-key"]]);
  });

  test("a map without it is fine", () => expectProblems(wholeMap(), []));
});
