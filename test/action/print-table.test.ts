import { expect, test } from "vitest";
import { printTable } from "../../action/print-table.ts";

test("aligns by what a terminal shows, not by code units", () => {
  const rows = [
    ["Stream", "open"],
    ["返品", "12"],
    ["Café", "3"],
  ];
  expect(printTable(rows)).toEqual(["Stream  open", "返品      12", "Café       3"]);
});

test("rows may be shorter than others", () => {
  expect(printTable([["a", "1", "2"], ["bb"]])).toEqual(["a   1  2", "bb"]);
});

test("several columns can be aligned left, wide characters and all", () => {
  const rows = [
    ["返品", "4", "a word", "+3"],
    ["", "", "another word", "decisive"],
  ];
  expect(printTable(rows, [0, 2])).toEqual([
    "返品  4  a word              +3",
    "         another word  decisive",
  ]);
});
