import { expect, test } from "vitest";
import { mapOf } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf("streams: { pay: }\nchecks: { no-outcome: report }");

test.each([
  ["no body", ""],
  ["no section", "It fails."],
  ["an empty section", "## Outcome\n\n## Steps\n\nClick"],
  ["a section with a comment only", "## Outcome\n<!-- What does the customer get? -->\n## Steps\n\nClick"],
  ["a section with code only", "## Outcome\n\n```\nthrow\n```"],
  ["no response", "### User impact\n\n_No response_\n\n### Steps\n\nClick"],
  ["another section", "## Outcomes\n\nShoppers pay"],
])("fires: %s", (_, body) =>
  expect(messageOf("no-outcome", MAP, { body })).toBe(
    'It does not say what a customer gets: no section "Outcome" or "User impact" is filled.',
  ),
);

test.each([
  ["the first", "## Outcome\n\nShoppers pay at once"],
  ["the second", "### USER IMPACT:\n\nNobody can pay"],
  ["the one that comes twice", "## Outcome\n\n## Outcome\n\nShoppers pay at once"],
])("silent: %s is filled", (_, body) => expect(messageOf("no-outcome", MAP, { body })).toBeNull());

test("sections of its own", () => {
  const map = mapOf('streams: { pay: }\nchecks: { no-outcome: { level: report, sections: ["Who gains?"] } }');
  expect(messageOf("no-outcome", map, { body: "## Outcome\n\nA" })).toContain('"Who gains?"');
  expect(messageOf("no-outcome", map, { body: "## Who gains?\n\nA" })).toBeNull();
});

test("silent: off, as by default", () =>
  expect(messageOf("no-outcome", mapOf("streams: { pay: }"), {})).toBeNull());
