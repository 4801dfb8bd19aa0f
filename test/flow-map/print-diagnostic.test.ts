import { describe, expect, test } from "vitest";
import type { Diagnostic, Span } from "../../shared/domain/diagnostic.ts";
import {
  type DiagnosticPaint,
  NO_PAINT,
  printDiagnostic,
  splitLines,
} from "../../shared/flow-map/print-diagnostic.ts";

function at(line: number, column: number, endColumn = column, endLine = line): Diagnostic {
  const span: Span = { line, column, endLine, endColumn };
  return { severity: "error", code: "bad-id", file: "map.yml", span, message: "Wrong.", hint: "Right it." };
}

/** The lines between the heading and the hint. */
const frame = (diagnostic: Diagnostic, text: string): string[] =>
  printDiagnostic({ ...diagnostic, hint: null }, splitLines(text))
    .split("\n")
    .slice(2);

describe("printDiagnostic", () => {
  test("says what, where, shows the lines around it with a mark, and how to repair it", () => {
    expect(printDiagnostic(at(2, 3, 6), ["streams:", "  PAY: x", "  b: y", "  c: z"])).toBe(
      [
        "error[bad-id] Wrong.",
        "  --> map.yml:2:3",
        "  1 | streams:",
        "  2 |   PAY: x",
        "    |   ^^^",
        "  3 |   b: y",
        "  fix: Right it.",
      ].join("\n"),
    );
  });

  test("without a hint there is no last line", () => {
    expect(printDiagnostic({ ...at(1, 1), hint: null }, ["a"])).not.toContain("fix");
  });

  test.each<[what: string, diagnostic: Diagnostic, text: string, expected: string[]]>([
    ["the first line has none before it", at(1, 1, 2), "a\nb\nc\n", ["  1 | a", "    | ^", "  2 | b"]],
    ["the last line has none behind it", at(2, 1, 2), "a\nb\n", ["  1 | a", "  2 | b", "    | ^"]],
    ["a place without width has one mark", at(1, 3), "a: b\n", ["  1 | a: b", "    |   ^"]],
    ["behind the last character", at(1, 3), "a:\n", ["  1 | a:", "    |   ^"]],
    ["the line behind the file's last", at(2, 1), "a: [\n", ["  1 | a: [", "  2 |", "    | ^"]],
    [
      "several lines are marked in the first",
      at(1, 4, 3, 2),
      "a: [x,\n  y]\n",
      ["  1 | a: [x,", "    |    ^^^", "  2 |   y]"],
    ],
    ["an empty file has no frame", at(1, 1), "", []],
    ["nor has a blank one", at(1, 1), "\n \n\n", []],
    [
      "numbers are as wide as the widest",
      at(9, 1, 2),
      "a\n".repeat(12),
      ["   8 | a", "   9 | a", "     | ^", "  10 | a"],
    ],
    ["a tab takes one column", at(1, 2, 3), "\tx\n", ["  1 |  x", "    |  ^"]],
    ["wide characters take two", at(1, 3, 5), "結帳ab\n", ["  1 | 結帳ab", "    |     ^^"]],
    ["also under the mark", at(1, 1, 3), "結帳ab\n", ["  1 | 結帳ab", "    | ^^^^"]],
    ["an emoji takes two, for two units", at(1, 3, 4), "🛒x\n", ["  1 | 🛒x", "    |   ^"]],
    ["a combining mark takes none", at(1, 3, 4), "e\u0301x\n", ["  1 | e\u0301x", "    |  ^"]],
    ["what is not shown takes none", at(1, 4, 5), "a\u200b\u202ex\n", ["  1 | ax", "    |  ^"]],
    ["CRLF is no column", at(1, 1, 2), "a\r\nb\r\n", ["  1 | a", "    | ^", "  2 | b"]],
    ["a byte order mark is no column", at(1, 1, 2), "\ufeffa\n", ["  1 | a", "    | ^"]],
  ])("%s", (_, diagnostic, text, expected) => expect(frame(diagnostic, text)).toEqual(expected));

  test("a long line is cut so that the mark is seen", () => {
    const line = `${"a".repeat(200)}XYZ${"b".repeat(200)}`;
    const [shown = "", mark = ""] = frame(at(1, 201, 204), line);
    expect(shown.length).toBeLessThan(120);
    expect(shown).toMatch(/\| …a+XYZb+…$/);
    expect(shown.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("XYZ");
  });

  test("a long line that is marked at its start is cut behind", () => {
    const [shown, mark] = frame(at(1, 1, 4), `XYZ${"b".repeat(200)}`);
    expect(shown).toMatch(/\| XYZb{97}…$/);
    expect(mark).toBe("    | ^^^");
  });

  test("a mark as long as a long line ends with what is shown", () => {
    const [shown = "", mark = ""] = frame(at(1, 1, 301), "x".repeat(300));
    expect(mark.length).toBeLessThanOrEqual(shown.length);
  });

  test.each([49, 50, 51, 52, 99, 100, 101])("a cut never parts a character (%i)", (lead) => {
    const page = frame(at(1, 120, 121), `${"a".repeat(lead)}${"🛒".repeat(100)}`).join("\n");
    expect(page.isWellFormed()).toBe(true);
    expect(page).not.toContain("\ufffd");
  });

  test("colours go through the paint's functions, and cover no more than they should", () => {
    const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const paint: DiagnosticPaint = {
      error: tag("error"),
      warning: tag("warning"),
      strong: tag("strong"),
      faint: tag("faint"),
    };
    const lines = ["a: 1", "b: 2"];
    expect(printDiagnostic(at(1, 4, 5), lines, paint).split("\n")).toEqual([
      "<error>error[bad-id]</error> <strong>Wrong.</strong>",
      "<faint>  --> map.yml:1:4</faint>",
      "<faint>  1 | </faint>a: 1",
      "<faint>    | </faint>   <error>^</error>",
      "<faint>  2 | </faint>b: 2",
      "  fix: Right it.",
    ]);
    const warning = printDiagnostic({ ...at(1, 4, 5), severity: "warning" }, lines, paint);
    expect(warning).toContain("<warning>warning[bad-id]</warning>");
    expect(warning).not.toContain("<error>");
    expect(printDiagnostic(at(1, 4), lines, NO_PAINT)).toBe(printDiagnostic(at(1, 4), lines));
  });
});

describe("splitLines", () => {
  test.each<[what: string, source: string | Uint8Array, lines: string[]]>([
    ["LF", "a\nb\n", ["a", "b"]],
    ["CRLF", "a\r\nb\r\n", ["a", "b"]],
    ["no newline at the end", "a\nb", ["a", "b"]],
    ["one newline at the end is taken off, no more", "a\n\n", ["a", ""]],
    ["a byte order mark", "\ufeffa", ["a"]],
    ["bytes", new TextEncoder().encode("\ufeffé\n"), ["é"]],
    ["bytes that are not UTF-8", Buffer.from([0x61, 0xff, 0x0a]), ["a\ufffd"]],
    ["a lone carriage return is no end of a line, as in YAML's reader", "a\rb", ["a\rb"]],
  ])("%s", (_, source, lines) => expect(splitLines(source)).toEqual(lines));
});
