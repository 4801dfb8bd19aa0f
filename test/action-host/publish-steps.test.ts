import { describe, expect, test } from "vitest";
import { GitHubError, type GitHubErrorKind } from "../../shared/domain/github-error.ts";
import type {
  NewStatusUpdate,
  ReportIssue,
  ReportIssueStore,
  StatusUpdate,
  StatusUpdateStore,
} from "../../shared/reconcile/publish-ports.ts";
import { publishReport } from "../../shared/reconcile/publish-report.ts";
import { publishStatusUpdate } from "../../shared/reconcile/publish-status-update.ts";

const SHOP = { owner: "acme", repo: "shop" };
const failed = (kind: GitHubErrorKind) => new GitHubError(kind, "No.");
/** Throws after the write was done, before it, or not. */
type Trouble = { readonly kind: GitHubErrorKind; readonly isDone: boolean } | null;

const issue = (number: number, more: Partial<ReportIssue> = {}): ReportIssue => ({
  number,
  url: `https://github.com/acme/shop/issues/${number}`,
  open: true,
  body: "old",
  ...more,
});

/** Writes as one line each. */
function storeOf(present: readonly ReportIssue[], trouble: Trouble = null) {
  const writes: string[] = [];
  let issues = [...present];
  const write = <T>(line: string, change: () => T): T => {
    writes.push(line);
    if (trouble !== null && !trouble.isDone) throw failed(trouble.kind);
    const result = change();
    if (trouble !== null) throw failed(trouble.kind);
    return result;
  };
  const store: ReportIssueStore = {
    listReportIssues: async () => issues,
    createReportIssue: async (_, { body }) =>
      write("create", () => {
        issues = [...issues, issue(99, { body })];
        return issues.at(-1)!;
      }),
    editReportIssue: async (_, number, body) =>
      write(`edit ${number}`, () => {
        issues = issues.map((one) => (one.number === number ? { ...one, body } : one));
      }),
  };
  return { store, writes };
}

const publish = (store: ReportIssueStore) =>
  publishReport(SHOP, { title: "Stream health", body: "new" }, store);

describe("the report's issue", () => {
  test.each<[string, readonly ReportIssue[], string, readonly string[]]>([
    ["none", [], "created", ["create"]],
    ["an open one", [issue(7)], "edited", ["edit 7"]],
    ["one that says it already", [issue(7, { body: "new\r\n" })], "unchanged", []],
    ["a closed one", [issue(7, { open: false })], "closed", []],
    ["a closed one and an open one", [issue(7, { open: false }), issue(9)], "edited", ["edit 9"]],
    ["two open ones, of runs at the same time", [issue(7), issue(9)], "edited", ["edit 7"]],
    ["one reopened", [issue(7), issue(9, { open: false })], "edited", ["edit 7"]],
  ])("%s", async (_what, present, did, expected) => {
    const { store, writes } = storeOf(present);
    expect(await publish(store)).toMatchObject({ did });
    expect(writes).toEqual(expected);
  });

  test.each([
    ["new", [], "created"],
    ["known", [issue(7)], "edited"],
  ])("a write that was done though its answer was lost counts, of a %s one", async (_what, present, did) => {
    const { store, writes } = storeOf(present, { kind: "unavailable", isDone: true });
    expect(await publish(store)).toMatchObject({ did });
    expect(writes).toHaveLength(1);
  });

  test.each<[GitHubErrorKind, readonly ReportIssue[]]>([
    ["unavailable", []],
    ["unavailable", [issue(7)]],
    ["forbidden", []],
    ["limited", [issue(7)]],
    ["gone", []],
  ])("%s, and it is not there: an error, and no second write", async (kind, present) => {
    const { store, writes } = storeOf(present, { kind, isDone: false });
    await expect(publish(store)).rejects.toMatchObject({ kind });
    expect(writes).toHaveLength(1);
  });
});

const BOARD = { owner: "acme", number: 7 };
const URL_OF_BOARD = "https://github.com/orgs/acme/projects/7";
/** A Wednesday; the week's Monday is the 23rd. */
const NOW = Date.parse("2026-11-25T10:00:00Z");
const SAYS = { status: "ON_TRACK", body: "All is well." } as const;

const update = (
  id: string,
  startDate: string | null,
  createdAt: string,
  more: Partial<StatusUpdate> = {},
) => ({
  id,
  status: "AT_RISK" as const,
  body: "old",
  startDate,
  createdAt: Date.parse(createdAt),
  ...more,
});

function boardOf(ours: readonly StatusUpdate[] | null, more: { closed?: boolean; trouble?: Trouble } = {}) {
  const { closed = false, trouble = null } = more;
  const writes: string[] = [];
  let present = ours;
  const write = async (line: string, id: string, wanted: NewStatusUpdate): Promise<void> => {
    writes.push(`${line} ${wanted.startDate}`);
    const written = { id, createdAt: NOW, ...wanted };
    if (trouble?.isDone !== false) present = [written, ...(present ?? []).filter((one) => one.id !== id)];
    if (trouble !== null) throw failed(trouble.kind);
  };
  const store: StatusUpdateStore = {
    readStatusUpdates: async () =>
      present === null ? null : { id: "P", url: URL_OF_BOARD, closed, ours: present },
    createStatusUpdate: (_, wanted) => write("create", "new", wanted),
    editStatusUpdate: (id, wanted) => write(`edit ${id}`, id, wanted),
  };
  return { store, writes };
}

describe("the week's status update", () => {
  test.each<[string, readonly StatusUpdate[], string, readonly string[]]>([
    ["none", [], "created", ["create 2026-11-23"]],
    ["last week's", [update("a", "2026-11-16", "2026-11-20T10:00:00Z")], "created", ["create 2026-11-23"]],
    ["this week's", [update("a", "2026-11-23", "2026-11-23T00:00:00Z")], "edited", ["edit a 2026-11-23"]],
    [
      "one whose day was taken away",
      [update("a", null, "2026-11-24T10:00:00Z")],
      "edited",
      ["edit a 2026-11-23"],
    ],
    [
      "one made on Sunday without a day",
      [update("a", null, "2026-11-22T23:59:59Z")],
      "created",
      ["create 2026-11-23"],
    ],
    ["one that says it already", [update("a", "2026-11-23", "2026-11-23T10:00:00Z", SAYS)], "unchanged", []],
  ])("%s", async (_what, ours, did, expected) => {
    const { store, writes } = boardOf(ours);
    expect(await publishStatusUpdate(BOARD, SAYS, NOW, store)).toEqual({ did, url: URL_OF_BOARD });
    expect(writes).toEqual(expected);
  });

  test("Monday's first moment is the new week", async () => {
    const { store, writes } = boardOf([]);
    await publishStatusUpdate(BOARD, SAYS, Date.parse("2026-11-30T00:00:00Z"), store);
    expect(writes).toEqual(["create 2026-11-30"]);
  });

  test("a board that is closed, or not to be seen, is left alone", async () => {
    const closed = boardOf([], { closed: true });
    const hidden = boardOf(null);
    expect(await publishStatusUpdate(BOARD, SAYS, NOW, closed.store)).toMatchObject({ did: "closed" });
    expect(await publishStatusUpdate(BOARD, SAYS, NOW, hidden.store)).toEqual({ did: "out-of-sight" });
    expect([...closed.writes, ...hidden.writes]).toEqual([]);
  });

  test.each<[string, Trouble, boolean]>([
    ["done, though the answer was lost", { kind: "unavailable", isDone: true }, true],
    ["not done", { kind: "unavailable", isDone: false }, false],
    ["forbidden", { kind: "forbidden", isDone: false }, false],
  ])("%s: looked up, never written twice", async (_what, trouble, isFine) => {
    const { store, writes } = boardOf([], { trouble });
    const published = publishStatusUpdate(BOARD, SAYS, NOW, store);
    if (isFine) await expect(published).resolves.toMatchObject({ did: "created" });
    else await expect(published).rejects.toMatchObject({ kind: trouble!.kind });
    expect(writes).toHaveLength(1);
  });
});
