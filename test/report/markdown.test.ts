import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  codeSpan,
  details,
  enumerate,
  heading,
  join,
  link,
  list,
  mermaid,
  numbers,
  table,
  warning,
} from "../../shared/report/markdown.ts";
import { escapeMarkdown } from "../../shared/text/escape-markdown.ts";

/** The cells of a table's row, as GitHub divides them: at bars without a backslash before. */
const cellsOf = (row: string): number => row.split(/(?<!\\)\|/).length - 2;

const HOSTILE = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom("|", "\\", "`", "[", "]", "(", ")", "<", "@", "#", "1", "a", " ", "\n"),
  }),
);

test("what is joined has an empty line between, and nothing of what is empty", () => {
  expect(join("a", "", "b\nc")).toBe("a\n\nb\nc");
  expect(join("", "")).toBe("");
});

test("headings and lists", () => {
  expect(heading("Streams")).toBe("### Streams");
  expect(heading("More", 4)).toBe("#### More");
  expect(list(["a", "b"])).toBe("- a\n- b");
  expect(list([])).toBe("");
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
])("enumerates %j", (parts, expected) => {
  expect(enumerate(parts)).toBe(expected);
});

describe("a table", () => {
  test("numbers stand right, missing cells are empty", () => {
    expect(table(["Stream", numbers("Open")], [["Checkout", "12"], ["Refunds"]])).toBe(
      "| Stream | Open |\n| --- | --: |\n| Checkout | 12 |\n| Refunds |  |",
    );
  });

  test("without rows there is none", () => {
    expect(table(["Stream"], [])).toBe("");
  });

  test("has as many cells in each row, whatever is in them", () => {
    const cell = HOSTILE.chain((text) =>
      fc.constantFrom(
        escapeMarkdown(text),
        codeSpan(text),
        link(escapeMarkdown(text), `https://a.example/${text}`),
      ),
    );
    fc.assert(
      fc.property(fc.tuple(cell, cell), (cells) => {
        const rows = table(["A", "B"], [cells]).split("\n");
        expect(rows.map(cellsOf)).toEqual([2, 2, 2]);
      }),
    );
  });
});

describe("a link", () => {
  test.each([
    ["https://a.example/x?q=a%20b", "[#12](https://a.example/x?q=a%20b)"],
    ["https://a.example/(x)|y z", "[#12](https://a.example/%28x%29%7Cy%20z)"],
    ["https://a.example/'*~\\`\"<>", "[#12](https://a.example/%27%2A%7E%5C%60%22%3C%3E)"],
    ["https://a.example/ü\ud800", "[#12](https://a.example/%C3%BC%EF%BF%BD)"],
  ])("to %s", (url, expected) => {
    expect(link("#12", url)).toBe(expected);
  });

  test("to nowhere is its text", () => {
    expect(link("#12", null)).toBe("#12");
  });
});

describe("code", () => {
  test.each([
    ["blocked", "`blocked`"],
    [" a\n b ", "`a b`"],
    ["a`b", "``a`b``"],
    ["`a``", "``` `a`` ```"],
    ["", ""],
    ["fix #12 for @octocat", "`fix #\u200b12 for @\u200boctocat`"],
  ])("%j", (text, expected) => {
    expect(codeSpan(text)).toBe(expected);
  });

  test("ends where it should and nowhere before", () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        const span = codeSpan(text);
        if (span === "") return;
        const fence = /^`+/.exec(span)![0];
        const inner = span.slice(fence.length, -fence.length);
        expect(span.endsWith(fence)).toBe(true);
        expect((inner.match(/`+/g) ?? []).every((run) => run.length !== fence.length)).toBe(true);
        expect(inner.startsWith("`") || inner.endsWith("`")).toBe(false);
        expect(inner).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

test("details need something to fold", () => {
  expect(details("More", "a")).toBe("<details><summary>More</summary>\n\na\n\n</details>");
  expect(details("More", "a", true)).toBe("<details open><summary>More</summary>\n\na\n\n</details>");
  expect(details("More", "")).toBe("");
});

test("each line of a warning is quoted", () => {
  expect(warning("a\n\nb")).toBe("> [!WARNING]\n> a\n>\n> b");
});

test("a picture is fenced", () => {
  expect(mermaid(["pie", '  "a": 1'])).toBe('```mermaid\npie\n  "a": 1\n```');
});
