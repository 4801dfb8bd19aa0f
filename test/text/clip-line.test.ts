import { describe, expect, test } from "vitest";
import { clipLine } from "../../shared/text/clip-line.ts";
import { cutText } from "../../shared/text/cut-text.ts";

describe("cutText", () => {
  test.each([
    ["short", 5, "short"],
    ["longer", 5, "long…"],
    ["a blank  before the cut", 9, "a blank…"],
    ["👩👩👩", 3, "👩👩👩"],
    ["👩👩👩👩", 3, "👩👩…"],
  ])("%j to %i characters", (text, most, expected) => expect(cutText(text, most)).toBe(expected));
});

describe("clipLine", () => {
  test.each([
    ["two\nlines", "two lines"],
    ["\u001b[31mred", " [31mred"],
    ["0123456789abc", "012345678…"],
    [`ab${"\u200b".repeat(1000)}c`, "ab…"],
  ])("%j", (text, expected) => expect(clipLine(text, 10)).toBe(expected));
});
