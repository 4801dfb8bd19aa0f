import { describe, expect, test } from "vitest";
import { ISSUE_MARKER } from "../../shared/domain/marker.ts";
import type { RestAnswer } from "../../shared/github/ask.ts";
import { openReportIssueStore } from "../../shared/github/report-issue-store.ts";

const SHOP = { owner: "acme", repo: "shop" };
const BODY = `${ISSUE_MARKER}\nAll is well.`;
const BOT = { login: "github-actions[bot]", type: "Bot" };

const row = (number: number, more: object = {}) => ({
  number,
  html_url: `https://github.com/acme/shop/issues/${number}`,
  state: "open",
  body: BODY,
  user: BOT,
  ...more,
});

/** Answers of the REST API, one after the other. */
function storeOf(login: string, ...answers: unknown[]) {
  const asked: [string, Readonly<Record<string, unknown>>][] = [];
  const rest = async (route: string, parameters: Readonly<Record<string, unknown>>): Promise<RestAnswer> => {
    asked.push([route, parameters]);
    return { status: 200, data: answers.shift() };
  };
  const read = async () => ({ data: { viewer: { login } }, problems: [] });
  return { asked, store: openReportIssueStore({ read, rest, now: () => 0 }) };
}

describe("our report issues", () => {
  test("are those that we wrote and that begin with the marker, the oldest first", async () => {
    const rows = [
      row(9, { state: "closed" }),
      row(8, { body: `Look: ${BODY}` }),
      row(7, { user: { login: "github-actions", type: "User" } }),
      row(6, { user: null }),
      row(5, { body: null }),
      row(4, { pull_request: {} }),
      row(3),
    ];
    const { store, asked } = storeOf("github-actions[bot]", rows);
    expect(await store.listReportIssues(SHOP)).toEqual([
      { number: 3, url: "https://github.com/acme/shop/issues/3", open: true, body: BODY },
      { number: 9, url: "https://github.com/acme/shop/issues/9", open: false, body: BODY },
    ]);
    expect(asked).toEqual([
      [
        "GET /repos/{owner}/{repo}/issues",
        { ...SHOP, creator: "github-actions[bot]", state: "all", per_page: 100, page: 1 },
      ],
    ]);
  });

  test("of a person's token are that person's", async () => {
    const { store, asked } = storeOf("mara", [row(3, { user: { login: "Mara", type: "User" } })]);
    expect(await store.listReportIssues(SHOP)).toMatchObject([{ number: 3 }]);
    expect(asked[0]![1]).toMatchObject({ creator: "mara" });
  });

  test("are looked for on every page", async () => {
    const other = Array.from({ length: 100 }, (_, index) => row(1000 - index, { body: "Another" }));
    const { store, asked } = storeOf("github-actions[bot]", other, other, [row(3)]);
    expect(await store.listReportIssues(SHOP)).toMatchObject([{ number: 3 }]);
    expect(asked.map(([, { page }]) => page)).toEqual([1, 2, 3]);
  });

  test("are not taken for none when the list broke off", async () => {
    const { store } = storeOf("github-actions[bot]", { message: "half" });
    await expect(store.listReportIssues(SHOP)).rejects.toMatchObject({ kind: "unavailable" });
  });
});

test("a new one is written once, and its answer read", async () => {
  const { store, asked } = storeOf("", row(12), {});
  expect(await store.createReportIssue(SHOP, { title: "T", body: BODY })).toMatchObject({
    number: 12,
    open: true,
  });
  await expect(store.createReportIssue(SHOP, { title: "T", body: BODY })).rejects.toMatchObject({
    kind: "unavailable",
  });
  expect(asked).toEqual(
    Array(2).fill(["POST /repos/{owner}/{repo}/issues", { ...SHOP, title: "T", body: BODY }]),
  );
});

test("an edit touches nothing but the body", async () => {
  const { store, asked } = storeOf("", row(12));
  await store.editReportIssue(SHOP, 12, "new");
  expect(asked).toEqual([
    ["PATCH /repos/{owner}/{repo}/issues/{issue_number}", { ...SHOP, issue_number: 12, body: "new" }],
  ]);
});
