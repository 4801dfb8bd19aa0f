import { expect, test } from "vitest";
import type { Issue } from "../../../shared/domain/issue.ts";
import { AUTOMATION, BOT, daysAgo, mapOf, parentIn, put } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf(`
streams:
  pay: { words: [checkout], aliases: [money] }
services:
  payments-api: { streams: [pay], words: ["payments  API"], labels: ["service: payments"] }
${AUTOMATION}
`);
const FIRES = "It is about the service payments-api and names no outcome for a customer.";

test.each<[string, Partial<Issue>]>([
  ["all that matched is a service, by words", { title: "The payments api is slow" }],
  ["by a label", { labels: ["service: payments"] }],
  ["the title is led by its id", { title: "payments-api: checkout fails" }],
  ["by one of its words", { title: "Payments API : checkout fails" }],
  ["in brackets", { title: "[Payments-API] checkout fails" }],
  [
    "automation's label is nobody's choice",
    { labels: ["service: payments", "stream: pay"], events: [put("stream: pay", BOT, daysAgo(1))] },
  ],
  [
    "an outcome section is empty",
    { labels: ["service: payments"], body: "## Outcome\n\n<!-- who gains? -->\n" },
  ],
  [
    "an outcome section has no response",
    { labels: ["service: payments"], body: "### User impact\n\n_No response_" },
  ],
])("fires: %s", (_, issue) => expect(messageOf("component-led", MAP, issue)).toBe(FIRES));

test.each<[string, Partial<Issue>]>([
  ["nothing matched", { title: "Something" }],
  ["a rule matched, too", { title: "The payments api fails in the checkout" }],
  ["an alias is on it", { title: "The payments api is slow", labels: ["money"] }],
  ["a person chose its stream", { title: "The payments api is slow", labels: ["stream: pay"] }],
  ["a colon elsewhere", { title: "Checkout: payments-api: fails" }],
  [
    "an outcome section is filled",
    { title: "payments-api: slow", body: "## Outcome\n\nShoppers pay at once" },
  ],
  [
    "the second of two outcome sections is filled",
    { title: "payments-api: slow", body: "## Outcome\n\n## Outcome\n\nShoppers pay at once" },
  ],
])("silent: %s", (_, issue) => expect(messageOf("component-led", MAP, issue)).toBeNull());

test("fires where only the parent says more", () =>
  expect(
    messageOf("component-led", MAP, { labels: ["service: payments"] }, { parent: parentIn("pay") }),
  ).toBe(FIRES));
