import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeTerminal } from "../../shared/text/escape-terminal.ts";

test.each([
  ["colours", "\u001b[31mred\u001b[0m", " [31mred [0m"],
  ["the title of the window", "\u001b]0;owned\u0007 a", " ]0;owned  a"],
  ["a line that goes back over itself", "safe\rowned", "safe owned"],
  ["a new line", "a\n::error::b", "a ::error::b"],
  ["a workflow command", "::error::b", ": :error::b"],
  ["a workflow command behind blanks", "  ::set-output name=a::b", "  : :set-output name=a::b"],
  ["a workflow command behind marks that are taken out", "\u200b\n::error::b", " : :error::b"],
  ["three colons", ":::a", ": ::a"],
  ["an old workflow command", "a ##[error]b", "a # #[error]b"],
  ["an old workflow command in more hashes", "###[group]", "## #[group]"],
  ["turned direction", "a\u202egnp.exe", "agnp.exe"],
  ["a lone surrogate", "a\ud800", "a\ufffd"],
  ["what is harmless", "C# a::b [x] ## y :) 😀", "C# a::b [x] ## y :) 😀"],
])("%s", (_, text, expected) => {
  expect(escapeTerminal(text)).toBe(expected);
});

test("is always one line that starts no command", () => {
  const parts = fc.constantFrom(
    "::",
    ":",
    "#",
    "##[",
    "[",
    " ",
    "\n",
    "\r",
    "\u001b",
    "\u200b",
    "\u00a0",
    "\ud800",
    "a",
  );
  const text = fc.oneof(
    fc.array(parts, { maxLength: 12 }).map((all) => all.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, (stranger) => {
      const line = escapeTerminal(stranger);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]|^\s*::|##\[/);
      expect(line.isWellFormed()).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
