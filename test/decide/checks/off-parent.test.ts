import { expect, test } from "vitest";
import { mapOf, parentIn } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf("streams: { pay: , search: }");
const HELD = { labels: ["stream: pay"] };

test("fires: another stream", () =>
  expect(messageOf("off-parent", MAP, HELD, { parent: parentIn("search") })).toBe(
    "It sits in Pay, its parent (#3) in Search.",
  ));

test("fires without telling of another repository", () =>
  expect(
    messageOf("off-parent", MAP, HELD, {
      parent: { ref: { repo: "acme/secret", number: 3, open: true }, stream: "search" },
    }),
  ).toBe("It sits in Pay, its parent (an issue of another repository) in Search."));

test.each([
  ["the same stream", HELD, parentIn("pay")],
  ["a parent without a stream", HELD, parentIn(null)],
  ["no parent", HELD, null],
  ["no stream of its own", { labels: ["held: stream"] }, parentIn("search")],
])("silent: %s", (_, issue, parent) => expect(messageOf("off-parent", MAP, issue, { parent })).toBeNull());
