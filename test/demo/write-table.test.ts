import { expect, test } from "vitest";
import type { ShownIssue } from "../github/serve/write-state.ts";
import { type PlanRow, writeTable } from "./write-table.ts";

const row = (number: number, more: Partial<PlanRow>): PlanRow => ({
  number,
  stream: null,
  source: null,
  outcome: "unmapped",
  ...more,
});
const shown = (labels: readonly string[], board: string | null): ShownIssue =>
  ({
    labels,
    cards: board === null ? [] : [{ board, isArchived: false, values: {} }],
  }) as unknown as ShownIssue;

test("counts what is mapped, asked, corrected by people and on the board, a line a stream", () => {
  const rows = [
    row(1, { stream: "checkout", source: "rules", outcome: "mapped" }),
    row(2, { stream: "checkout", source: "person", outcome: "mapped" }),
    row(3, { outcome: "tie" }),
    // A person wants no stream: nobody is asked.
    row(4, { source: "person" }),
    row(5, { outcome: "ignored" }),
  ];
  const issues = new Map([
    [1, shown(["stream: checkout"], "fernhill#1")],
    [2, shown(["stream: checkout", "held: stream"], null)],
    [3, shown(["needs: stream"], "fernhill#1")],
    [4, shown([], "fernhill#2")],
    [5, shown([], null)],
  ]);
  expect(writeTable(rows, issues, ["checkout", "returns"])).toEqual([
    "                 mapped  asked  corrected by people  on the board",
    "checkout              2      ·                    1             1",
    "returns               ·      ·                    ·             ·",
    "no stream yet         ·      1                    ·             1",
    "ignored               ·      ·                    ·             ·",
    "all open issues       2      1                    1             2",
  ]);
});
