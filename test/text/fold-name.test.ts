import { expect, test } from "vitest";
import { foldName } from "../../shared/text/fold-name.ts";

test.each([
  ["blanks around a label", "  Area/Pay ", "area/pay"],
  ["other white space around it", "\u3000\u00a0area/pay\n", "area/pay"],
  ["blanks inside stay", "Stream:  Checkout", "stream:  checkout"],
  ["a dash is no blank", "First-Purchase", "first-purchase"],
  ["nothing", " ", ""],
])("%s", (_, name, folded) => {
  expect(foldName(name)).toBe(folded);
});
