import { describe, expect, test } from "vitest";
import { readRow } from "../../shared/backlog/read-row.ts";
import { OPTIONS } from "./read-all.ts";
import { messagesOf, ROW } from "./read-one.ts";

describe("what cannot be read is told, each in one line", () => {
  test.each([
    [{ number: "12" }, '"number" must be a whole number from 1 on, but is the text "12".'],
    [{ number: 0 }, '"number" must be a whole number from 1 on, but is the number 0.'],
    [{ number: 1.5 }, '"number" must be a whole number from 1 on, but is the number 1.5.'],
    [{ number: undefined }, '"number" is missing; it must be a whole number from 1 on.'],
    [{ title: undefined }, '"title" is missing; it must be a text.'],
    [{ title: null }, '"title" must be a text, but is null.'],
    [{ title: ["a"] }, '"title" must be a text, but is a list.'],
    [{ state: undefined }, '"state" is missing; it must be "OPEN" or "CLOSED".'],
    [{ state: "done" }, '"state" must be "OPEN" or "CLOSED", but is the text "done".'],
    [{ state: "constructor" }, '"state" must be "OPEN" or "CLOSED", but is the text "constructor".'],
    [{ state: "" }, '"state" must be "OPEN" or "CLOSED", but is an empty text.'],
    [
      { createdAt: "2024-01-01" },
      '"createdAt" must be an instant with date, time and zone, but is the text "2024-01-01".',
    ],
    [
      { createdAt: "2024-01-01T10:00:00" },
      '"createdAt" must be an instant with date, time and zone, but is the text "2024-01-01T10:00:00".',
    ],
    [
      { createdAt: 1704067200 },
      '"createdAt" must be an instant with date, time and zone, but is the number 1704067200.',
    ],
    [
      { state: "closed", closedAt: "2024-01-01" },
      '"closedAt" must be an instant with date, time and zone, but is the text "2024-01-01".',
    ],
    [
      { state: "closed", createdAt: "2024-01-02T00:00:00Z", closedAt: "2024-01-01T00:00:00Z" },
      '"closedAt" must be no earlier than createdAt, but is the text "2024-01-01T00:00:00Z".',
    ],
    [{ body: 12 }, '"body" must be a text or null, but is the number 12.'],
    [{ labels: "bug, UX" }, '"labels" must be a list, but is the text "bug, UX".'],
    [
      { labels: ["bug", 12] },
      '"labels[1]" must be a label\'s name, or an object with it as name, but is the number 12.',
    ],
    [
      { labels: [{ id: 1 }] },
      '"labels[0]" must be a label\'s name, or an object with it as name, but is an object.',
    ],
    [{ author: 12 }, '"author" must be a login, an object with it as login, or null, but is the number 12.'],
    [{ author: {} }, '"author" must be a login, an object with it as login, or null, but is an object.'],
    [
      { issueType: true },
      '"issueType" must be a type\'s name, an object with it as name, or null, but is true.',
    ],
    [{ repo: "shop" }, '"repo" must be "owner/name", but is the text "shop".'],
    [{ parent: "#3" }, '"parent" must be a whole number from 1 on, but is the text "#3".'],
    [{ parent: { repo: "acme/shop" } }, '"parent.number" is missing; it must be a whole number from 1 on.'],
    [{ parent: { number: 3, repo: 4 } }, '"parent.repo" must be "owner/name", but is the number 4.'],
    [
      { parent: { number: 3, state: "new" } },
      '"parent.state" must be "OPEN" or "CLOSED", but is the text "new".',
    ],
    [{ blockedBy: 4 }, '"blockedBy" must be a list, but is the number 4.'],
    [{ subIssues: [3, "x"] }, '"subIssues[1]" must be a whole number from 1 on, but is the text "x".'],
    [{ events: {} }, '"events" must be a list, but is an object.'],
    [
      { events: ["closed"] },
      '"events[0]" must be an object with event, at and actor, but is the text "closed".',
    ],
    [
      { events: [{ at: "2024-01-01T00:00:00Z" }] },
      '"events[0].event" is missing; it must be an event\'s name, such as labeled.',
    ],
    [
      { events: [{ event: "closed", at: "2024-01-01" }] },
      '"events[0].at" must be an instant with date, time and zone, but is the text "2024-01-01".',
    ],
    [
      { events: [{ event: "closed" }] },
      '"events[0].at" is missing; it must be an instant with date, time and zone.',
    ],
    [
      { events: [{ event: "closed", at: "2024-01-01T00:00:00Z", actor: 1 }] },
      '"events[0].actor" must be a login, an object with it as login, or null, but is the number 1.',
    ],
    [
      { events: [{ event: "labeled", at: "2024-01-01T00:00:00Z" }] },
      '"events[0].label" is missing; it must be a label\'s name, or an object with it as name.',
    ],
    [{ comments: 3 }, '"comments" must be a list, but is the number 3.'],
    [
      { comments: ["Hm."] },
      '"comments[0]" must be an object with author, body and createdAt, but is the text "Hm.".',
    ],
    [
      { comments: [{ body: "Hm." }] },
      '"comments[0].createdAt" is missing; it must be an instant with date, time and zone.',
    ],
    [
      { comments: [{ body: 3, createdAt: "2024-01-01T00:00:00Z" }] },
      '"comments[0].body" must be a text, but is the number 3.',
    ],
  ])("%j", (wrong, message) => {
    expect(messagesOf({ ...ROW, ...wrong })).toEqual([message]);
  });

  test("all problems of a row at once", () => {
    const messages = messagesOf({ number: "7", state: "new", labels: 3, createdAt: "2024-01-01" });
    expect(messages.map((message) => message.split('"')[1])).toEqual([
      "number",
      "title",
      "state",
      "labels",
      "createdAt",
    ]);
  });

  test("of a long list only the first, and how many more", () => {
    const messages = messagesOf({ ...ROW, events: Array.from({ length: 500 }, () => ({ event: "closed" })) });
    expect(messages).toHaveLength(4);
    expect(messages.at(-1)).toBe('"events" has 497 more entries like these.');
  });

  test.each([
    ["issues", { issues: [ROW] }],
    ["items", { totalCount: 1, items: [ROW] }],
  ])("rows wrapped in an object under %s", (key, row) => {
    expect(messagesOf(row)).toEqual([`this is no issue but an object that wraps a list under "${key}".`]);
  });

  test("with how to repair it", () => {
    const hintOf = (row: object) => {
      const reading = readRow({ ...ROW, ...row }, OPTIONS);
      return "problems" in reading ? reading.problems[0]?.hint : null;
    };
    expect(hintOf({ number: "12" })).toBe("Write it without quotes: 12.");
    expect(hintOf({ createdAt: "2024-01-01" })).toContain("2026-01-31T09:30:00Z");
    expect(hintOf({ title: undefined })).toContain("gh issue list");
  });
});

test("texts of the file are short and harmless in a message", () => {
  const nasty = `\u001b[31m::error::\r\n\u202eevil ${"x".repeat(65_000)}`;
  const [message] = messagesOf({ ...ROW, state: nasty });
  expect(message!.length).toBeLessThan(150);
  expect(message).toMatch(/^[^\p{C}]+$/u);
  expect(message).toContain("…");
});
