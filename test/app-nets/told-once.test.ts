import examples from "@octokit/webhooks-examples";
import { expect, test } from "vitest";
import { isToldOnce, WAKING_EVENTS } from "../../app/wake-ups.ts";
import { cardPayload, comment, moved } from "../app/payloads.ts";
import { claimsOf } from "../app/read-event.ts";

interface Definition {
  readonly name: string;
  readonly examples: readonly { readonly action?: string }[];
}

/** All that GitHub's webhooks are known by. */
const ACTIONS = (examples as unknown as readonly Definition[]).flatMap((one) =>
  one.examples.flatMap(({ action }) => (action === undefined ? [] : [action])),
);
const WHOLE = [comment("/stream checkout"), cardPayload("edited", moved())];

const tellsWish = (event: string, action: string): boolean =>
  WHOLE.flatMap((payload) => claimsOf(event, { ...payload, action }).flat()).some(({ kind }) =>
    /^(?:command|card-)/.test(kind),
  );

test("what only an event's payload tells are commands and moves of cards, as its reader reads them", () => {
  const all = WAKING_EVENTS.flatMap((event) => ACTIONS.map((action) => [event, action] as const));
  const telling = all.filter(([event, action]) => tellsWish(event, action));
  expect(new Set(telling.map((one) => one.join(" ")))).toEqual(
    new Set(["issue_comment created", "projects_v2_item edited", "projects_v2_item deleted"]),
  );
  expect(all.filter(([event, action]) => isToldOnce(event, action))).toEqual(telling);
});

test("where GitHub does not tell the action, it may be one of these", () => {
  expect(WAKING_EVENTS.filter((event) => isToldOnce(event, null))).toEqual([
    "issue_comment",
    "projects_v2_item",
  ]);
});
