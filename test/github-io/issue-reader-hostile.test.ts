import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMENT_MARKER } from "../../shared/domain/marker.ts";
import { parseActor } from "../../shared/github/parse-actor.ts";
import { parseIssue, type WholeIssue } from "../../shared/github/parse-issue.ts";
import type { TimelinePart } from "../../shared/github/queries/issue-answer.ts";
import { buildShop } from "../github/build-shop.ts";
import { BOARD, LOOKUP, openShopReaders, WEB } from "./open-shop-readers.ts";
import { ISSUE_PART } from "./wire-readers.ts";

const VIEWER = { login: "streamkeeper", kind: "bot" } as const;
const TEXTS = [
  '"}) { viewer { login } } query X { a(b: "',
  "$owner %{HOME} $(id) `id` {{ github.token }}",
  "__proto__",
  "constructor",
  `${COMMENT_MARKER} <!-- streamkeeper:comment`,
  "\u0000\u001b[31m\u202e\uD83D\uDE00",
  "::set-output name=x::y\n@shop/everyone",
  "x".repeat(60_000),
];

test.each(TEXTS)("a stranger's text comes back as written, whatever it is: %j", async (text) => {
  const { fake, installation, ...rest } = await buildShop();
  const title = text.replace(/\s/g, " ").slice(0, 200);
  const sam = fake.as("sam");
  const issue = sam.openIssue("shop/web", { title, body: text });
  const comment = sam.comment(issue, text);
  const lookup = { ...BOARD, comments: [comment.id, text.slice(0, 200)] };
  const { issues } = openShopReaders({ fake, installation, ...rest });
  expect(await issues.readIssue({ ...WEB, number: 1 }, lookup)).toMatchObject({
    issue: { title, body: text, sticky: { kind: "absent" } },
    comments: [{ id: comment.id, body: text, author: { login: "sam", kind: "user" } }],
  });
  await fake.close();
});

const whole = (part: object, timeline: readonly TimelinePart[] = []): WholeIssue => ({
  part: { ...ISSUE_PART, ...part },
  comments: [],
  timeline,
  subIssues: [],
  blockedBy: [],
});

describe("accounts", () => {
  test.each([
    ["a bot", { __typename: "Bot", login: "Tidy" }, { login: "tidy", kind: "bot" }],
    ["a person", { __typename: "User", login: "Mara" }, { login: "mara", kind: "user" }],
    ["a placeholder of an import", { __typename: "Mannequin", login: "old" }, { login: "old", kind: "user" }],
    [
      "an account of a company",
      { __typename: "EnterpriseUserAccount", login: "m_shop" },
      { login: "m_shop", kind: "user" },
    ],
    ["an organisation", { __typename: "Organization", login: "shop" }, { login: "shop", kind: "user" }],
    ["a deleted account", null, null],
  ])("%s", (_what, who, actor) => {
    expect(parseActor(who)).toEqual(actor);
  });

  test("a person with our bot's name is not us", () => {
    const project = { id: "P", number: 1, owner: { login: "shop" } };
    const removed = (typename: string): TimelinePart => ({
      __typename: "RemovedFromProjectV2Event",
      createdAt: "2026-11-21T10:00:00Z",
      actor: { __typename: typename, login: "streamkeeper" },
      wasAutomated: false,
      project,
    });
    const boardOf = (typename: string) =>
      parseIssue(whole({ projectItems: { nodes: [] } }, [removed(typename)]), BOARD, VIEWER).board;
    expect(boardOf("User")).toEqual({ kind: "absent", removedByPerson: true });
    expect(boardOf("Bot")).toEqual({ kind: "absent", removedByPerson: false });
  });

  test("who is gone leaves an event without an actor", () => {
    const labeled = {
      __typename: "LabeledEvent",
      createdAt: "2026-11-21T10:00:00Z",
      actor: null,
      label: { id: "L", name: "bug" },
    };
    expect(parseIssue(whole({}, [labeled]), LOOKUP, VIEWER).events).toEqual([
      { event: "labeled", at: Date.parse(labeled.createdAt), actor: null, label: "bug" },
    ]);
  });
});

test("a label's name: the present one on the issue, else of the repository, else of that day", () => {
  const labels = { nodes: [{ id: "on", name: "on the issue" }] };
  const event = (id: string): TimelinePart => ({
    __typename: "UnlabeledEvent",
    createdAt: "2026-11-21T10:00:00Z",
    actor: null,
    label: { id, name: "of that day" },
  });
  const labelNames = new Map([
    ["on", "stale"],
    ["off", "of the repository"],
  ]);
  const { events } = parseIssue(
    whole({ labels }, ["on", "off", "deleted"].map(event)),
    { ...LOOKUP, labelNames },
    VIEWER,
  );
  expect(events!.map(({ label }) => label)).toEqual(["on the issue", "of the repository", "of that day"]);
});

test("kinds of events that are not known are passed over; all others are in order of time", () => {
  const kinds = fc.constantFrom(
    "LabeledEvent",
    "ClosedEvent",
    "IssueComment",
    "CommentDeletedEvent",
    "toString",
    "__proto__",
    "NewEvent",
  );
  const who = fc.option(fc.record({ __typename: fc.constantFrom("User", "Bot"), login: fc.string() }));
  const item = fc.record({
    __typename: kinds,
    createdAt: fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((date) => date.toISOString()),
    actor: who,
    author: who,
    label: fc.option(fc.record({ id: fc.string(), name: fc.string() })),
  });
  fc.assert(
    fc.property(fc.array(item), (timeline) => {
      const events = parseIssue(whole({}, timeline), LOOKUP, VIEWER).events!;
      const known = new Set(["LabeledEvent", "ClosedEvent", "IssueComment"]);
      expect(events).toHaveLength(timeline.filter(({ __typename }) => known.has(__typename)).length);
      const times = events.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
  );
});
