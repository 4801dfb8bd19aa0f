import { describe, expect, test } from "vitest";
import { normalizeHeading, readBody, type WantedSections } from "../../shared/text/read-body.ts";
import { startProcessorClock } from "../start-processor-clock.ts";

const wanted = (form: readonly string[], other: readonly string[] = []): WantedSections => ({
  form: new Set(form),
  other: new Set(other),
});

describe("normalizeHeading", () => {
  test.each([
    ["Which journey?", "which journey?"],
    ["  Which journey?  ", "which journey?"],
    ["Which journey?:", "which journey?"],
    ["Which journey? :", "which journey?"],
    ["Which journey? ##", "which journey?"],
    ["Which journey?: ##  ", "which journey?"],
    ["C#", "c#"],
    ["WELCHE STRASSE", "welche strasse"],
    ["##", "##"],
    ["", ""],
  ])("%j is %j", (heading, expected) => {
    expect(normalizeHeading(heading)).toBe(expected);
  });

  test.each([
    ["blanks", " "],
    ["hashes and blanks", " #"],
    ["colons and blanks", " :"],
    ["hashes", "#"],
  ])("is done at once with a wall of %s", (_, unit) => {
    const elapsed = startProcessorClock();
    normalizeHeading(`a${unit.repeat(60_000)}b`);
    expect(elapsed()).toBeLessThan(500);
  });
});

describe("sections", () => {
  /** Heading -> what stands below it, by the text and as written. */
  const sectionsOf = (body: string, which: WantedSections): [string, string, string][] =>
    readBody(body, which).sections.map(({ heading, text, written }) => [
      heading,
      text.trim(),
      written.trim(),
    ]);

  test.each([
    ["down to the next heading", "### A\none\n### B\ntwo", [["a", "one", "one"]]],
    ["down to one of a higher rank", "### A\none\n# B\ntwo", [["a", "one", "one"]]],
    ["with those of lower ranks", "# A\none\n## B\ntwo", [["a", "one\n## B\ntwo", "one\n## B\ntwo"]]],
    ["to the end", "text\n### A\n\none\n", [["a", "one", "one"]]],
    ["with closing hashes", "## A ##\none", [["a", "one", "one"]]],
    ["with a colon", "## A:\none", [["a", "one", "one"]]],
    ["with an underline of =", "A\n===\none\n# B", [["a", "one", "one"]]],
    ["with an underline of -", "A\n-\none\n# B", [["a", "one", "one"]]],
    ["with a comment in the heading", "### A <!-- required -->\none", [["a", "one", "one"]]],
    ["empty", "### A\n### B\n", [["a", "", ""]]],
    [
      "twice, in their order",
      "### A\none\n### A\ntwo",
      [
        ["a", "one", "one"],
        ["a", "two", "two"],
      ],
    ],
    [
      "one in the other",
      "# A\none\n## A\ntwo",
      [
        ["a", "one\n## A\ntwo", "one\n## A\ntwo"],
        ["a", "two", "two"],
      ],
    ],
    ["not inside a fence", "```\n### A\none\n```", []],
    ["not inside a comment", "<!--\n### A\none\n-->", []],
    ["not in a quote", "> ### A\n> one", []],
    ["not as a list item", "- ### A\n", []],
    ["not without a blank", "###A\none", []],
    ["not indented by four", "text\n\n    ### A\n", []],
    ["not behind a comment's end", "<!--\n-->### A\none", []],
    ["of another name", "### B\none", []],
  ] as [string, string, [string, string, string][]][])("are kept apart: %s", (_, body, expected) => {
    expect(sectionsOf(body, wanted([], ["a"]))).toEqual(expected);
  });

  test.each([
    ["a rule behind a list", "- [x] one\n---\ntwo"],
    ["a rule behind a blank line", "one\n\n---\ntwo"],
    ["a rule of stars", "one\n***\ntwo"],
    ["a rule behind a comment", "<!-- hint -->\n---\ntwo"],
    ["a rule behind a block of HTML", "<details>\n---\ntwo"],
    ["a rule behind a quote", "> one\n---\ntwo"],
    ["a rule behind a quote's lazy line", "> one\none\n---\ntwo"],
    ["a line of = behind a list", "- one\n===\ntwo"],
    ["a table", "one | two\n--- | ---\nthree | four"],
    ["an underline in a comment", "one <!-- \n---\n--> two"],
    ["a heading in a fence", "```\n# B\n```\ntwo"],
    ["a hash without a blank", "#5 one"],
  ])("are not ended by %s", (_, below) => {
    const [section] = readBody(`### A\n\n${below}\n`, wanted(["a"])).sections;
    const last = below.slice(below.search(/\w+$/));
    expect(section?.written.trim().endsWith(last)).toBe(true);
  });

  test("are given as written, but for comments", () => {
    const body = "### A\n<!-- Choose\none -->\n`Pay`, > [Cart](x)\n> quoted\n```\ncode <!-- code -->\n```\n";
    const [section] = readBody(body, wanted(["a"])).sections;
    expect(section?.written).toBe("\n`Pay`, > [Cart](x)\n> quoted\n```\ncode <!-- code -->\n```\n");
  });

  test("are given without the comments of the section before and after", () => {
    const body =
      "<!-- 1 -->\n### A\n<!-- 2 -->one<!-- 3 -->\n### A <!-- 4 -->\n<!-- 5 -->two\n# B\n<!-- 6 -->";
    expect(sectionsOf(body, wanted(["a"]))).toEqual([
      ["a", "one", "one"],
      ["a", "two", "two"],
    ]);
  });

  test("end where a comment that is never closed begins", () => {
    expect(sectionsOf("### A\none <!-- two\n### A\nthree", wanted(["a"]))).toEqual([["a", "one", "one"]]);
  });
});

describe("unticked lines", () => {
  const body = "### A\n- [x] one\n- [X] two\n- [ ] gone\n  * [ ] gone\n1. [ ] gone\n- [] three\n- [ ]four\n";

  test("are taken out of a section that a form rule names", () => {
    const { text, sections } = readBody(body, wanted(["a"]));
    expect(text.match(/\p{L}+/gu)?.join(" ")).toBe("A x one X two three four");
    expect(sections[0]?.written).toContain("- [ ] gone");
  });

  test("also below a heading of a lower rank in it", () => {
    expect(readBody("### A\n#### B\n- [ ] gone\n", wanted(["a"])).text).not.toContain("gone");
  });

  test("stay in every other section", () => {
    expect(readBody(body, wanted(["b"], ["a"])).text).toBe(body);
    expect(readBody(`${body}### B\n- [ ] four\n`, wanted(["a"])).text).toContain("- [ ] four");
  });
});
