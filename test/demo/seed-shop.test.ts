import { afterAll, beforeAll, expect, test } from "vitest";
import { type ShownIssue, writeState } from "../github/serve/write-state.ts";
import { plainLogin } from "./people.ts";
import { labelsOfRow, nameRef, type Row } from "./read-rows.ts";
import { listRows, type SeededShop, seedShop } from "./seed-shop.ts";

let shop: SeededShop;
let issues: ReadonlyMap<number, ShownIssue>;
const rows = listRows().sort((a, b) => a.number - b.number);

beforeAll(async () => {
  shop = await seedShop({ webhookUrl: "http://127.0.0.1:9/" });
  const { repositories } = writeState(shop.fake.world);
  issues = new Map(repositories[0]!.issues.map((issue) => [issue.number, issue]));
});
// Rejects when the fake was asked for what GitHub does not have.
afterAll(() => shop.fake.close());

const describeRow = (row: Row) => ({
  number: row.number,
  title: row.title.toWellFormed(),
  body: row.body.toWellFormed(),
  state: row.state,
  labels: labelsOfRow(row).sort(),
  author: row.author === null ? "ghost" : plainLogin(row.author.login),
  type: row.issueType?.name ?? null,
  parent: row.parent === undefined ? null : nameRef(row.parent, row.repo),
  blockedBy: (row.blockedBy ?? []).map((ref) => nameRef(ref, row.repo)).sort(),
  comments: row.comments?.length ?? (row.events ?? []).filter(({ event }) => event === "commented").length,
});

const describeIssue = (issue: ShownIssue) => ({
  number: issue.number,
  title: issue.title,
  body: issue.body,
  state: issue.state,
  labels: [...issue.labels].sort(),
  author: plainLogin(issue.author),
  type: issue.type,
  parent: issue.parent,
  blockedBy: [...issue.blockedBy].sort(),
  comments: issue.comments.length,
});

test("what was done one by one ends in the backlog as the file has it", () => {
  expect([...issues.values()].sort((a, b) => a.number - b.number).map(describeIssue)).toEqual(
    rows.map(describeRow),
  );
});

test("cards stand in the status that they had last, and are archived with what is closed", () => {
  const last = (row: Row) =>
    (row.events ?? []).findLast(({ event }) => event === "project_v2_item_status_changed")?.to;
  const expected = rows.flatMap((row) => {
    const status = last(row);
    return status === undefined ? [] : [[row.number, status, row.state === "CLOSED"]];
  });
  const found = [...issues.values()]
    .sort((a, b) => a.number - b.number)
    .flatMap(({ number, cards }) =>
      cards.map(({ values, isArchived }) => [number, values.Status, isArchived]),
    );
  expect(found).toEqual(expected);
  expect(found.length).toBeGreaterThan(20);
});

test("all of it lies in the past, in order, and time goes on from now", () => {
  const before = Date.now();
  const events = [...shop.fake.world.timelines.values()];
  const instants = events.map((items) => items.map(({ createdAt }) => createdAt));
  for (const ofIssue of instants) expect(ofIssue).toEqual(ofIssue.toSorted((a, b) => a - b));
  expect(Math.max(...instants.flat())).toBeLessThanOrEqual(before);
  const issue = shop.fake.as("yarrow-pm").openIssue("fernhill/shop", { title: "Now" });
  expect(issue.number).toBe(524);
  expect(issue.createdAt).toBeGreaterThanOrEqual(before);
});

test("an installed App finds the permissions and events of app.yml", () => {
  expect(shop.app.permissions).toMatchObject({ issues: "write", organization_projects: "write" });
  expect(shop.app.events).toContain("issue_comment");
});
