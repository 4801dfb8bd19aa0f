import { describe, expect, test } from "vitest";
import type { CompiledMap } from "../../shared/decide/compile-rules.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { IssueLookup, ObservedIssue, Write, WriteOutcome } from "../../shared/reconcile/ports.ts";
import { type Heard, type IssueTask, reconcileIssue } from "../../shared/reconcile/reconcile-issue.ts";
import { ALICE, AUTOMATION, BOT, daysAgo, issueOf, mapOf, NOW, put } from "../decide/build.ts";
import { BOARD_ID, deskOf, labelStore, VERSION } from "./desk-of.ts";

const STREAMS = `
streams: { pay: { name: Paying, words: [pay] }, search: { name: Searching, words: [search] } }
${AUTOMATION}
`;
const MAP = mapOf(STREAMS);
const MAP_WITH_BOARD = mapOf(`${STREAMS}\nproject: { owner: acme, number: 7 }`);
const TASK: IssueTask = {
  name: { owner: "acme", repo: "shop", number: 7 },
  occasion: "event",
  moves: [],
  comments: [],
  cardRemoved: false,
};

function observe(more: Partial<Issue> = {}, about: Partial<ObservedIssue> = {}): ObservedIssue {
  const issue = issueOf({ events: [], ...more });
  return {
    issue,
    id: "I7",
    labelIds: new Map(issue.labels.map((name) => [name, `L:${name}`])),
    stickyId: issue.sticky.kind === "present" ? "C0" : null,
    itemId: issue.board?.kind === "card" ? "IT0" : null,
    mapVersion: VERSION,
    comments: [],
    boardVisible: issue.board === null ? null : true,
    ...about,
  };
}

interface Setting {
  readonly map?: CompiledMap;
  readonly labels?: ReturnType<typeof labelStore>;
  readonly task?: Partial<IssueTask>;
  /** The outcome of each document's writes, by kind; what is not named is done. */
  readonly outcomes?: (write: Write) => WriteOutcome;
  readonly heard?: Heard;
  readonly mayAskAnew?: boolean;
}

const DONE: WriteOutcome = { ok: true, id: null };
const failed = (kind: GitHubError["kind"]): WriteOutcome => ({
  ok: false,
  error: new GitHubError(kind, "No."),
});

async function reconcile(observed: ObservedIssue | null, setting: Setting = {}) {
  const { map = MAP, outcomes = () => DONE, mayAskAnew = true } = setting;
  const documents: Write[][] = [];
  const lookups: IssueLookup[] = [];
  const desk = await deskOf(map, setting.labels && { labels: setting.labels });
  const result = reconcileIssue({ ...TASK, ...setting.task }, desk, {
    reader: {
      readIssue: async (_, lookup) => {
        lookups.push(lookup);
        return observed;
      },
    },
    writer: {
      write: async (writes) => {
        documents.push([...writes]);
        return writes.map((write) => {
          const outcome = outcomes(write);
          return outcome.ok && write.kind === "add-item" ? { ok: true, id: "IT9" } : outcome;
        });
      },
    },
    now: () => NOW,
    mapUrl: () => null,
    hear: async () => setting.heard ?? { setting: null, followed: [], answer: () => [] },
    mayAskAnew: () => mayAskAnew,
    askedInVain: () => {},
  });
  return { result: await result.catch((error: unknown) => error), documents, lookups };
}

test("one read and one document put it in its stream", async () => {
  const { result, documents, lookups } = await reconcile(observe({ title: "pay" }));
  expect(lookups).toHaveLength(1);
  expect(documents).toEqual([[{ kind: "add-labels", issue: "I7", labels: ["L:stream: pay"] }]]);
  expect(result).toMatchObject({ kind: "done", writes: 1, streamChanged: true, heldBack: false });
});

test("what is right is not written", async () => {
  const labels = ["stream: pay"];
  const { result, documents } = await reconcile(
    observe({ title: "pay", labels, events: [put(labels[0]!, BOT, 1)] }),
  );
  expect(documents).toEqual([]);
  expect(result).toMatchObject({ kind: "done", writes: 0, streamChanged: false });
});

test.each<[string, ObservedIssue | null, string]>([
  ["that is not there any more", null, "gone"],
  ["under another map by now", observe({}, { mapVersion: "map-2" }), "stale-map"],
  ["whose map went", observe({}, { mapVersion: null }), "stale-map"],
])("an issue %s is left alone", async (_, observed, kind) => {
  const { result, documents } = await reconcile(observed);
  expect(result).toEqual({ kind });
  expect(documents).toEqual([]);
});

test("labels that are missing are created once, before they are put", async () => {
  const created: string[] = [];
  const { documents } = await reconcile(observe({ title: "pay" }), { labels: labelStore([], created) });
  expect(created.sort()).toEqual(["held: stream", "needs: stream", "stream: pay", "stream: search"]);
  expect(documents).toEqual([[{ kind: "add-labels", issue: "I7", labels: ["L:stream: pay"] }]]);
});

describe("with a board", () => {
  const setting = { map: MAP_WITH_BOARD };
  const ABSENT = { kind: "absent", removedByPerson: false } as const;
  const field = { board: BOARD_ID, field: "F1" };

  test("a new card gets its value in a second document", async () => {
    const { result, documents } = await reconcile(observe({ title: "pay", board: ABSENT }), setting);
    expect(documents).toEqual([
      [
        { kind: "add-labels", issue: "I7", labels: ["L:stream: pay"] },
        { kind: "add-item", board: BOARD_ID, issue: "I7" },
      ],
      [{ kind: "set-field", ...field, item: "IT9", option: "O:Paying" }],
    ]);
    expect(result).toMatchObject({ writes: 3 });
  });

  test("a card that is there gets it in the same one", async () => {
    const board = { kind: "card", option: null, updatedAt: null, archived: false } as const;
    const { documents } = await reconcile(observe({ title: "pay", board }), setting);
    expect(documents).toEqual([
      [
        { kind: "add-labels", issue: "I7", labels: ["L:stream: pay"] },
        { kind: "set-field", ...field, item: "IT0", option: "O:Paying" },
      ],
    ]);
  });

  test("a person's move becomes the label, and is kept", async () => {
    const labels = ["stream: pay"];
    const board = { kind: "card", option: "Searching", updatedAt: NOW, archived: false } as const;
    const observed = observe({ title: "pay", labels, events: [put(labels[0]!, BOT, daysAgo(1))], board });
    const move = { from: "Paying", to: "Searching", by: ALICE, at: NOW };
    const { documents } = await reconcile(observed, { ...setting, task: { moves: [move] } });
    expect(documents).toEqual([
      [
        { kind: "add-labels", issue: "I7", labels: ["L:held: stream", "L:stream: search"] },
        { kind: "remove-labels", issue: "I7", labels: ["L:stream: pay"] },
      ],
    ]);
  });

  test("a removal that the history does not show yet is respected", async () => {
    const observed = observe({ title: "pay", board: ABSENT });
    const { documents } = await reconcile(observed, { ...setting, task: { cardRemoved: true } });
    expect(documents.flat().map(({ kind }) => kind)).toEqual(["add-labels"]);
  });

  test("a board that went out of sight is told, and labels still work", async () => {
    const { result, documents } = await reconcile(
      observe({ title: "pay" }, { boardVisible: false }),
      setting,
    );
    expect(result).toMatchObject({ kind: "done", boardVisible: false });
    expect(documents.flat().map(({ kind }) => kind)).toEqual(["add-labels"]);
  });
});

describe("the comment", () => {
  test("is left out when there were too many in the last hour", async () => {
    const { result, documents } = await reconcile(observe(), { mayAskAnew: false });
    expect(result).toMatchObject({ heldBack: true });
    expect(documents.flat().map(({ kind }) => kind)).toEqual(["add-labels"]);
  });

  test.each([
    ["resolved", false, ["edit-comment", "minimize-comment"]],
    ["edited and shown again", true, ["edit-comment", "unminimize-comment"]],
    ["edited", false, ["edit-comment"]],
  ])("that stands is %s", async (how, minimized, expected) => {
    const sticky = { kind: "present", comment: { body: "?", minimized } } as const;
    const observed = observe({ sticky, title: how === "resolved" ? "pay" : "Something" });
    const { documents } = await reconcile(observed);
    const kinds = documents.flat().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.includes("comment"))).toEqual(expected);
  });

  test("that has to wait says until when", async () => {
    const { result } = await reconcile(observe({ createdAt: NOW - 1000 }));
    expect(result).toMatchObject({ planned: { commentDueAt: NOW - 1000 + 5 * 60_000 } });
  });
});

describe("a command", () => {
  const comments = [
    { id: "C1", body: "/stream search", author: ALICE, createdAt: NOW, answered: false, agreed: false },
  ];
  const react = { kind: "react", comment: "C1", content: "THUMBS_UP" } as const;
  const heard: Heard = { setting: { kind: "stream", id: "search" }, followed: [], answer: () => [react] };

  test("is carried out and answered in one document", async () => {
    const { documents } = await reconcile(observe({ title: "pay" }, { comments }), { heard });
    expect(documents).toEqual([
      [{ kind: "add-labels", issue: "I7", labels: ["L:held: stream", "L:stream: search"] }, react],
    ]);
  });

  test("that could not be carried out is not answered: the next try hears it anew", async () => {
    const outcomes = (write: Write) => (write.kind === "add-labels" ? failed("gone") : DONE);
    const { result, documents } = await reconcile(observe({ title: "pay" }, { comments }), {
      heard,
      outcomes,
    });
    expect(result).toMatchObject({ name: "PartialWriteError", kind: "unavailable" });
    expect(documents[1]).toEqual([{ ...react, kind: "unreact" }]);
  });

  test("whose reply alone failed is not taken back", async () => {
    const reply = { kind: "add-comment", issue: "I7", body: "Why." } as const;
    const outcomes = (write: Write) => (write.kind === "add-comment" ? failed("forbidden") : DONE);
    const { result, documents } = await reconcile(observe({ title: "pay" }, { comments }), {
      heard: { ...heard, answer: () => [react, reply] },
      outcomes,
    });
    expect(result).toMatchObject({ name: "PartialWriteError", kind: "forbidden" });
    expect(documents).toHaveLength(1);
  });
});

test.each([
  ["gone", "unavailable"],
  ["refused", "unavailable"],
  ["forbidden", "forbidden"],
  ["limited", "limited"],
  ["unavailable", "unavailable"],
] as const)("a write that is %s makes the whole %s, and what was done stays done", async (kind, expected) => {
  const { result } = await reconcile(observe({ title: "pay" }), { outcomes: () => failed(kind) });
  expect(result).toBeInstanceOf(GitHubError);
  expect(result).toMatchObject({
    kind: expected,
    message: expect.stringMatching(/^Not done: add-labels\. No\./),
  });
});
