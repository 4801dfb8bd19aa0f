import { describe, expect, test } from "vitest";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { ERROR_CODES, WARNING_CODES } from "../../shared/flow-map/problem.ts";
import { readPage } from "../docs/read-page.ts";
import { wholeMap } from "./whole-map.ts";

const page = readPage("docs/flow-map-problems.md");
const CODES: readonly string[] = [...ERROR_CODES, ...WARNING_CODES];
/** What these mean does not fit in a few lines of a page. */
const WITHOUT_EXAMPLE = ["not-utf8", "too-large", "empty-file", "too-deep", "too-many-aliases"];

/** The page from each heading `### ...` to the next heading. */
const sections = page.text.split(/^(?=##)/m).flatMap((text) => {
  const title = /^### (.*)\n/.exec(text)?.[1];
  const example = /^```text\n([\s\S]*?)^```$/m.exec(text)?.[1] ?? null;
  return title === undefined ? [] : [{ code: title.replaceAll("`", ""), example }];
});

const examples = sections.flatMap(({ code, example }) => (example === null ? [] : [{ code, example }]));

/** The example with what it leaves out. */
function complete(code: string, example: string): string {
  const has = (key: string): boolean => new RegExp(`^(?:- )?${key}:`, "m").test(example);
  if (has("streams"))
    return has("version") || code === "missing-version" ? example : `version: 1\n${example}`;
  return has("version") ? example : wholeMap(example);
}

describe("docs/flow-map-problems.md", () => {
  test("has one heading for each code, and no other", () => {
    expect(sections.map(({ code }) => code).sort()).toEqual([...CODES].sort());
  });

  test("warnings stand below errors", () => {
    expect(sections.slice(-WARNING_CODES.length).map(({ code }) => code)).toEqual([...WARNING_CODES]);
  });

  test("each has an example", () => {
    expect(sections.filter(({ example }) => example === null).map(({ code }) => code)).toEqual(
      WITHOUT_EXAMPLE,
    );
  });

  test.each(examples)("the example of $code has this problem alone", ({ code, example }) => {
    const { diagnostics } = loadFlowMap(complete(code, example), "flow-map.yml");
    expect(new Set(diagnostics.map((diagnostic) => diagnostic.code))).toEqual(new Set([code]));
  });
});
