import fc from "fast-check";
import { parse, visit } from "graphql";
import { expect, test } from "vitest";
import { writeDocument } from "../../shared/github/write-document.ts";
import type { Write } from "../../shared/reconcile/ports.ts";
import { arbitraryWrites } from "./arbitrary-writes.ts";
import { checkDocument } from "./check-document.ts";

const CELL = { board: "P", item: "T", field: "F" };
const CELL_INPUT = { projectId: "P", itemId: "T", fieldId: "F" };

const CASES: readonly (readonly [Write, string, object])[] = [
  [
    { kind: "add-labels", issue: "I", labels: ["L", "M"] },
    "addLabelsToLabelable",
    { labelableId: "I", labelIds: ["L", "M"] },
  ],
  [
    { kind: "remove-labels", issue: "I", labels: ["L"] },
    "removeLabelsFromLabelable",
    { labelableId: "I", labelIds: ["L"] },
  ],
  [{ kind: "add-comment", issue: "I", body: "b" }, "addComment", { subjectId: "I", body: "b" }],
  [{ kind: "edit-comment", comment: "C", body: "b" }, "updateIssueComment", { id: "C", body: "b" }],
  [{ kind: "minimize-comment", comment: "C" }, "minimizeComment", { subjectId: "C", classifier: "RESOLVED" }],
  [{ kind: "unminimize-comment", comment: "C" }, "unminimizeComment", { subjectId: "C" }],
  [{ kind: "add-item", board: "P", issue: "I" }, "addProjectV2ItemById", { projectId: "P", contentId: "I" }],
  [
    { kind: "set-field", ...CELL, option: "o" },
    "updateProjectV2ItemFieldValue",
    { ...CELL_INPUT, value: { singleSelectOptionId: "o" } },
  ],
  [{ kind: "clear-field", ...CELL }, "clearProjectV2ItemFieldValue", CELL_INPUT],
  [
    { kind: "react", comment: "C", content: "THUMBS_UP" },
    "addReaction",
    { subjectId: "C", content: "THUMBS_UP" },
  ],
  [
    { kind: "unreact", comment: "C", content: "CONFUSED" },
    "removeReaction",
    { subjectId: "C", content: "CONFUSED" },
  ],
];

/** "alias: mutation" of each step, in order. */
function readSteps(document: string): string[] {
  const steps: string[] = [];
  visit(parse(document), {
    Field: ({ alias, name }) => {
      steps.push(`${alias?.value}: ${name.value}`);
      return false;
    },
  });
  return steps;
}

test.each(CASES)("%j", (write, mutation, input) => {
  const { document, variables, aliases } = writeDocument([write]);
  expect(readSteps(document)).toEqual([`w0: ${mutation}`]);
  expect(variables).toEqual({ w0: input });
  expect(aliases).toEqual(["w0"]);
});

test("all kinds together are one document that GitHub accepts, in their order", () => {
  const { document, variables } = writeDocument(CASES.map(([write]) => write));
  expect(checkDocument(document, variables)).toEqual([]);
  expect(readSteps(document)).toEqual(CASES.map(([, mutation], index) => `w${index}: ${mutation}`));
});

test("an empty list of labels is left out, and the others keep their places", () => {
  const nothing: Write = { kind: "add-labels", issue: "I", labels: [] };
  const { document, variables, aliases } = writeDocument([nothing, CASES[2]![0]]);
  expect(aliases).toEqual([null, "w1"]);
  expect(Object.keys(variables)).toEqual(["w1"]);
  expect(readSteps(document)).toEqual(["w1: addComment"]);
  expect(writeDocument([nothing]).document).toBe("");
});

test("whatever ids and bodies are: GitHub accepts the document, and its text tells nothing of them", () => {
  fc.assert(
    fc.property(arbitraryWrites, (writes) => {
      const { document, variables, aliases } = writeDocument(writes);
      expect(aliases).toHaveLength(writes.length);
      if (document === "") return;
      expect(checkDocument(document, variables)).toEqual([]);
      expect(document).toBe(writeDocument(writes.map(emptied)).document);
    }),
    { numRuns: 300 },
  );
});

/** The same write of other things. */
function emptied(write: Write): Write {
  const entries = Object.entries(write).map(([key, value]) => {
    if (key === "kind" || key === "content") return [key, value];
    return [key, Array.isArray(value) ? value.map(() => "x") : "x"];
  });
  return Object.fromEntries(entries) as Write;
}
