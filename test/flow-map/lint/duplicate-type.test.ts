import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { wholeMap } from "../whole-map.ts";

const types = (written: string): string => wholeMap(`report: { types: { ${written} } }`);

describe("duplicate-type", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "two kinds, folded",
      types("feature: [Feature, Straße], debt: [¶STRASSE]"),
      [["duplicate-type", '"STRASSE"', "report.types.debt", "under feature"]],
    ],
    [
      "the later one in the file is reported",
      types("risk: [x], defect: [¶x]"),
      [["duplicate-type", "under risk"]],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each([
    ["twice in one kind", "defect: [Bug, bug]"],
    ["a type that another kind has by default", "feature: [Bug, Feature]"],
    ["an empty kind", "risk: []"],
  ])("%s is fine", (_, written) => expectProblems(types(written), []));
});
