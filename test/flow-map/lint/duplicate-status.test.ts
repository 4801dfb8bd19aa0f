import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { wholeMap } from "../whole-map.ts";

const board = (status: string): string =>
  wholeMap(`project: { owner: acme, number: 7, status: { ${status} } }`);

describe("duplicate-status", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "two kinds, ignoring case",
      board("active: [Doing, Review], waiting: [¶review]"),
      [["duplicate-status", '"review"', "project.status.waiting", "under active"]],
    ],
    [
      "the later one in the file is reported",
      board("done: [Shipped], active: [¶Shipped]"),
      [["duplicate-status", "project.status.active", "under done"]],
    ],
    [
      "three kinds: each but the first",
      board("backlog: [x], active: [¶x], done: [¶x]"),
      [["duplicate-status"], ["duplicate-status"]],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each([
    ["twice in one kind", "active: [Doing, doing]"],
    ["a status that another kind has by default", "active: [Todo, In Progress]"],
    ["empty kinds", "backlog: [], active: [], waiting: [], blocked: [], done: []"],
  ])("%s is fine", (_, status) => expectProblems(board(status), []));
});
