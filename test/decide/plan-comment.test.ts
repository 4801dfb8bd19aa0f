import { describe, expect, test } from "vitest";
import { planComment } from "../../shared/decide/plan-comment.ts";
import type { Issue, StickyState } from "../../shared/domain/issue.ts";
import { daysAgo, edited, issueOf, NOW, renamed } from "./build.ts";

const GRACE = 5 * 60_000;
const ASK = { wanted: () => "ask", resolved: () => "done" };
const NOTHING = { wanted: () => null, resolved: () => "done" };

/** "action body" of the one change; "nothing" without one. */
function planned(issue: Partial<Issue>, texts: typeof ASK | typeof NOTHING, touched = false): string {
  const occasion = touched ? "event" : "sweep";
  const { changes } = planComment(issueOf(issue), texts, { graceMs: GRACE, now: NOW, occasion });
  expect(changes.length).toBeLessThan(2);
  return changes.map(({ action, body }) => `${action} ${body}`)[0] ?? "nothing";
}

describe("a first comment", () => {
  test.each<[string, number | null, boolean, string]>([
    ["within the grace", NOW - GRACE + 1, false, "nothing"],
    ["within the grace, touched", NOW - GRACE + 1, true, "nothing"],
    ["after the grace", NOW - GRACE, false, "create ask"],
    ["after seven days", daysAgo(7), false, "create ask"],
    ["later", daysAgo(7) - 1, false, "nothing"],
    ["later, touched", daysAgo(400), true, "create ask"],
    ["of unknown age", null, false, "nothing"],
    ["of unknown age, touched", null, true, "create ask"],
    ["created after now", NOW + 1, true, "nothing"],
  ])("%s", (_, createdAt, touched, expected) => {
    expect(planned({ createdAt }, ASK, touched)).toBe(expected);
    expect(planned({ createdAt }, NOTHING, touched)).toBe("nothing");
  });
});

describe("our comment stands", () => {
  const sticky = (body: string, minimized: boolean): StickyState => ({
    kind: "present",
    comment: { body, minimized },
  });
  test.each<[string, StickyState, typeof ASK | typeof NOTHING, string]>([
    ["says it", sticky("ask", false), ASK, "nothing"],
    ["says something else", sticky("old", false), ASK, "edit ask"],
    ["is resolved, and there is something again", sticky("done", true), ASK, "edit ask"],
    ["says it, and a person hid it", sticky("ask", true), ASK, "nothing"],
    ["nothing is left", sticky("ask", false), NOTHING, "resolve done"],
    ["is resolved", sticky("done", true), NOTHING, "nothing"],
    ["is resolved, and a person opened it", sticky("done", false), NOTHING, "nothing"],
    ["is resolved, with another text", sticky("older", true), NOTHING, "nothing"],
  ])("%s", (_, state, texts, expected) =>
    expect(planned({ sticky: state, createdAt: daysAgo(400) }, texts)).toBe(expected),
  );
});

describe("a person deleted it", () => {
  const sticky: StickyState = { kind: "deleted", at: daysAgo(2) };
  test.each<[string, Partial<Issue>, boolean, string]>([
    ["it stays away", {}, true, "nothing"],
    ["a text change before that", { events: [edited(daysAgo(3))] }, true, "nothing"],
    ["in the same second", { events: [edited(daysAgo(2))] }, true, "nothing"],
    ["a new body", { events: [edited(daysAgo(1))] }, false, "create ask"],
    ["a new title", { events: [renamed(daysAgo(1))] }, false, "create ask"],
    [
      "a new body of an old issue",
      { events: [edited(daysAgo(1))], createdAt: daysAgo(30) },
      false,
      "nothing",
    ],
  ])("%s", (_, more, touched, expected) => expect(planned({ sticky, ...more }, ASK, touched)).toBe(expected));
});

test.each([true, false])("unknown: we may have commented, so nothing is written (touched: %s)", (touched) =>
  expect(planned({ sticky: { kind: "unknown" } }, ASK, touched)).toBe("nothing"),
);
