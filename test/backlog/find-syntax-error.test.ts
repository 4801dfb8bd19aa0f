import fc from "fast-check";
import { expect, test } from "vitest";
import { findSyntaxError } from "../../shared/backlog/find-syntax-error.ts";

test.each([
  ["", 0, "expected a value", true],
  ['{"a": 1', 7, 'expected "," or "}"', true],
  ['{"a": tru', 6, "", true],
  ['["a', 1, "", true],
  ['{"a" tru', 5, 'expected ":"', false],
  ["{} {}", 3, "expected nothing more", false],
  ["{} x", 3, "expected nothing more", false],
  ['{} "x', 3, "expected nothing more", false],
  ["[1,]", 3, "expected a value", false],
  ["[1 2]", 3, 'expected "," or "]"', false],
  ["[01]", 1, "expected a text in double quotes", false],
  ["{1: 2}", 1, 'expected a name in double quotes or "}"', false],
  ['{"a": 1, }', 9, "expected a name in double quotes", false],
  ['{"a", 1}', 4, 'expected ":"', false],
  ["[1}", 2, 'expected "," or "]"', false],
  ['["a\u0001"]', 3, "a control character", false],
  ['["a\\q"]', 3, "a backslash", false],
  ["[\u00a01]", 1, "expected a text in double quotes", false],
])("%j", (text, offset, why, atEnd) => {
  const fault = findSyntaxError(text);
  expect(fault).toMatchObject({ why: expect.stringContaining(why), atEnd });
  expect(fault?.offset).toBe(offset);
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const pieces = fc.constantFrom(
  ...'{}[],:"\\ \n\tu0a-.e1'.split(""),
  '"a"',
  "true",
  "null",
  "0",
  "-1.5e3",
  "\\u00e9",
  "\u0001",
  "é",
);

test("finds an error exactly where JSON.parse refuses", () => {
  const spoiled = fc
    .tuple(fc.json(), pieces, fc.nat(), fc.nat(3))
    .map(
      ([json, piece, at, length]) =>
        json.slice(0, at % (json.length + 1)) + piece + json.slice((at % (json.length + 1)) + length),
    );
  const texts = fc.oneof(
    fc.json(),
    spoiled,
    fc.array(pieces).map((list) => list.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const fault = findSyntaxError(text);
      expect(fault === null).toBe(isJson(text));
      // What stands before the place can still become JSON, unless the text merely ends: nothing earlier is wrong.
      if (fault !== null) expect(findSyntaxError(text.slice(0, fault.offset))?.atEnd ?? true).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
