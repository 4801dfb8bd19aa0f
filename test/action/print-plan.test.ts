import { describe, expect, test } from "vitest";
import { printPlan } from "../../action/print-plan.ts";
import { PlanSummary } from "../../action/summarize-plan.ts";
import type { Change } from "../../shared/domain/plan.ts";
import type { PlannedIssue } from "../../shared/domain/planned-issue.ts";
import { displayWidth } from "../../shared/text/display-width.ts";
import { decide, issueOf, mapOf, NO_NEIGHBOURS } from "../decide/build.ts";

const MAP = mapOf(`
streams:
  pay: { name: Shoppers pay for what is in their cart anywhere, words: [pay] }
  search: { words: [search] }
`);

function planned(title: string, changes: readonly Change[] = []): PlannedIssue {
  const issue = issueOf({ title });
  const decision = decide(issue, MAP);
  return { issue, neighbours: NO_NEIGHBOURS, decision, findings: [], changes, commentDueAt: null };
}

function print(all: readonly PlannedIssue[], { width = Number.POSITIVE_INFINITY, place = "acme/shop" } = {}) {
  const summary = new PlanSummary(MAP);
  for (const one of all) summary.add(one);
  return printPlan(summary, MAP.flowMap, { paint: (_, text) => text, width, place });
}

describe("changes", () => {
  const label: Change = { kind: "add-label", label: "stream: pay" };
  const ask: Change = { kind: "comment", action: "create", body: "?" };
  const lines = (...changes: Change[]) =>
    print([planned("pay", changes)])
      .split(/^Changes/m)[1]!
      .split("\n");

  test("none", () => expect(lines()[0]).toBe("  none: everything is as it should be"));

  test("few stand beside the title", () => {
    expect(lines(label, { kind: "add-to-board" })[0]).toBe("  1 label to add, 1 card to add to the board");
  });

  test("every kind is counted, one a line", () => {
    const all = lines(
      label,
      { kind: "remove-label", label: "x" },
      { kind: "add-to-board" },
      { kind: "set-field", field: "Stream", option: "Pay" },
      { kind: "clear-field", field: "Stream" },
      ask,
      { kind: "comment", action: "edit", body: "?" },
      { kind: "comment", action: "resolve", body: "?" },
    );
    expect(all).toEqual([
      "",
      "  1 label to add",
      "  1 label to take off",
      "  1 card to add to the board",
      "  1 board field to set",
      "  1 board field to clear",
      "  1 comment to post",
      "  1 comment to edit",
      "  1 comment to resolve",
      "This is a plan: nothing was written to GitHub.",
    ]);
  });

  test("more first comments than an hour's are said to be spread", () => {
    expect(lines(...Array<Change>(30).fill(ask))[0]).toBe("  30 comments to post");
    expect(lines(...Array<Change>(31).fill(ask))[0]).toBe("  31 comments to post (30 an hour)");
  });
});

describe("width", () => {
  const all = [planned("pay"), planned("search"), planned(`pay search ${"and so on ".repeat(20)}`)];
  const widest = (width?: number) =>
    Math.max(
      ...print(all, width === undefined ? {} : { width })
        .split("\n")
        .map(displayWidth),
    );

  test.each([80, 100, 120])("what is printed fits a terminal of %i columns", (width) => {
    expect(widest(width)).toBeLessThanOrEqual(width);
  });

  test("names and titles are cut no more than needed", () => {
    expect(print(all, { width: 120 })).toContain("Shoppers pay for what is in their cart…  ");
    expect(print(all, { width: 80 })).toMatch(/^Shoppers pay for what… /m);
    expect(widest(1000)).toBe(widest());
  });
});

test("of a repository, closed issues are neither counted nor shown as none", () => {
  const page = print([planned("pay")]);
  expect(page).toMatch(
    /^1 open issue of acme\/shop, 100% of them in a stream\nClosed issues are not read\.\n/,
  );
  expect(page.match(/closed/gi)).toHaveLength(1);
});
