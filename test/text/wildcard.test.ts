import fc from "fast-check";
import { expect, test } from "vitest";
import { foldName } from "../../shared/text/fold-name.ts";
import { compileWildcard } from "../../shared/text/wildcard.ts";
import { startProcessorClock } from "../start-processor-clock.ts";

const matches = (pattern: string, name: string): boolean => compileWildcard(pattern)(foldName(name));

test.each([
  ["area/pay", "Area/Pay"],
  [" area/pay ", "area/pay"],
  ["area/pay*", "area/payments"],
  ["area/pay*", "area/pay"],
  ["*pay", "area/pay"],
  ["*pay*", "repayment"],
  ["a*b*c", "a-b-b-c"],
  ["a*b*c", "abc"],
  ["*", ""],
  ["*", "anything"],
  ["**", "anything"],
  ["a**b", "a-b"],
  ["*ab*ab*", "abab"],
  ["ab*b", "abb"],
  ["area.*", "area.pay"],
  ["P1 (high)", "p1 (high)"],
  ["STRASSE*", "Straße 7"],
  ["ΟΔΟΣ*", "οδοσήμανση"],
  ["*ς", "ΟΔΟΣ"],
  ["*😀", "so 😀"],
])("%j matches %j", (pattern, name) => {
  expect(matches(pattern, name)).toBe(true);
});

test.each([
  ["area/pay", "area/payments"],
  ["pay", "area/pay"],
  ["area/pay*", "my area/pay"],
  ["*pay", "payments"],
  ["a*b*c", "acb"],
  ["*ab*ab*", "aba"],
  ["ab*b", "ab"],
  ["aba*aba", "aba"],
  ["*b*ab", "ab"],
  ["ab*b*", "ab"],
  ["area.*", "area/pay"],
  ["area?", "area1"],
  ["", "anything"],
])("%j does not match %j", (pattern, name) => {
  expect(matches(pattern, name)).toBe(false);
});

test("matches what a regular expression matches", () => {
  const unit = fc.constantFrom(..."abß* .");
  const pattern = fc.string({ unit, maxLength: 6 });
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom(..."abß."), maxLength: 8 }), (wild, name) => {
      const pieces = foldName(wild).split("*");
      const literal = pieces.map((piece) => piece.replaceAll(".", "\\.")).join("[^]*");
      expect(matches(wild, name)).toBe(new RegExp(`^${literal}$`).test(foldName(name)));
    }),
    { numRuns: 1000 },
  );
});

test("is done at once with many stars and a wall of letters", () => {
  const elapsed = startProcessorClock();
  expect(matches(`${"*a".repeat(100)}*b`, "a".repeat(65_000))).toBe(false);
  expect(elapsed()).toBeLessThan(500);
});
