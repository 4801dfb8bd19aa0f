import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import { labelsOf } from "./state/find-thing.ts";

let shop: Shop;
let token: string;
beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  return () => shop.fake.close();
});

const write = (input: object, name: string, fields: string, as = token) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return askGraphQL(
    shop.fake,
    as,
    `mutation Write($input: ${type}!) { ${name}(input: $input) { ${fields} } }`,
    {
      input,
    },
  );
};

const web = () => shop.fake.world.repositories[0]!;

describe("a workflow's report", () => {
  const workflow = (issues: "read" | "write") => shop.fake.workflowToken("shop/web", { issues });
  const open = (as: string) => {
    const [bug] = labelsOf(shop.fake.world, web());
    const input = {
      repositoryId: web().id,
      title: "Stream health",
      body: "<!-- mark -->",
      labelIds: [bug!.id],
    };
    const fields =
      "issue { id number body author { __typename login } viewerDidAuthor labels(first: 5) { nodes { name } } }";
    return write(input, "createIssue", fields, as);
  };

  test("is an issue of github-actions[bot], edited in place, closed and opened again", async () => {
    const token = workflow("write");
    const { data, errors } = await open(token);
    expect(errors).toEqual([]);
    const { id, ...issue } = data.createIssue.issue;
    expect(issue).toEqual({
      number: 1,
      body: "<!-- mark -->",
      author: { __typename: "Bot", login: "github-actions" },
      viewerDidAuthor: true,
      labels: { nodes: [{ name: "bug" }] },
    });
    shop.clock.pass(60_000);
    const text = { title: "Stream health, W48", body: "New" };
    const fields = "issue { title body state stateReason closedAt updatedAt lastEditedAt }";
    const update = (more: object) => write({ id, ...more }, "updateIssue", fields, token);
    expect((await update(text)).data.updateIssue.issue).toEqual({
      ...text,
      state: "OPEN",
      stateReason: null,
      closedAt: null,
      updatedAt: "2026-11-23T10:01:00Z",
      lastEditedAt: "2026-11-23T10:01:00Z",
    });
    expect((await update({ state: "CLOSED" })).data.updateIssue.issue).toMatchObject({
      state: "CLOSED",
      stateReason: "COMPLETED",
      closedAt: "2026-11-23T10:01:00Z",
    });
    expect((await update({ state: "OPEN" })).data.updateIssue.issue).toMatchObject({
      state: "OPEN",
      stateReason: "REOPENED",
      closedAt: null,
    });
    const { data: viewer } = await askGraphQL(shop.fake, token, "{ viewer { login } }");
    expect(viewer.viewer.login).toBe("github-actions[bot]");
  });

  test("needs issues: write, and may not edit what is too long", async () => {
    const { data, errors } = await open(workflow("read"));
    expect(data).toEqual({ createIssue: null });
    expect(errors).toMatchObject([
      { type: "FORBIDDEN", message: "Resource not accessible by integration", path: ["createIssue"] },
    ]);
    const { id } = (await open(workflow("write"))).data.createIssue.issue;
    const long = await write({ id, body: "x".repeat(65_537) }, "updateIssue", "issue { id }");
    expect(long.errors).toMatchObject([{ type: "UNPROCESSABLE" }]);
  });

  test("names assignees and a milestone, and takes them away", async () => {
    const { fake } = shop;
    const milestone = fake.seed.milestone("shop/web", { title: "Q4" });
    const noor = fake.world.users.find(({ login }) => login === "noor")!;
    const fields = "issue { id assignees(first: 5) { nodes { login } } milestone { title } }";
    const made = await write(
      { repositoryId: web().id, title: "One", assigneeIds: [noor.id], milestoneId: milestone.id },
      "createIssue",
      fields,
    );
    const { id, ...issue } = made.data.createIssue.issue;
    expect(issue).toEqual({ assignees: { nodes: [{ login: "noor" }] }, milestone: { title: "Q4" } });
    const changed = await write({ id, assigneeIds: [], milestoneId: null }, "updateIssue", fields);
    expect(changed.data.updateIssue.issue).toEqual({ id, assignees: { nodes: [] }, milestone: null });
    await write({ repositoryId: web().id, title: "x", issueTemplate: "bug.yml" }, "createIssue", fields);
    expect(fake.mistakes.splice(0)).toEqual([expect.stringContaining("issueTemplate")]);
  });
});

describe("a status update of a board", () => {
  const FIELDS = "statusUpdate { id body status startDate targetDate createdAt updatedAt creator { login } }";
  const create = (body: string, as = token, more: object = {}) =>
    write({ projectId: shop.board.id, body, ...more }, "createProjectV2StatusUpdate", FIELDS, as);
  const list = async (args: string) => {
    const query = `{ organization(login: "shop") { projectV2(number: 1) { statusUpdates(${args}) {
      totalCount nodes { body } pageInfo { hasNextPage } } } } }`;
    return (await askGraphQL(shop.fake, token, query)).data.organization.projectV2.statusUpdates;
  };

  test("is written, and edited in place", async () => {
    const { data, errors } = await create("Two streams need attention.", token, {
      status: "AT_RISK",
      startDate: "2026-11-23",
    });
    expect(errors).toEqual([]);
    const made = data.createProjectV2StatusUpdate.statusUpdate;
    expect(made).toMatchObject({
      body: "Two streams need attention.",
      status: "AT_RISK",
      startDate: "2026-11-23",
      targetDate: null,
      creator: { login: "streamkeeper" },
    });
    shop.clock.pass(60_000);
    const change = { statusUpdateId: made.id, body: "None does.", status: "ON_TRACK" };
    const edited = await write(change, "updateProjectV2StatusUpdate", FIELDS);
    expect(edited.data.updateProjectV2StatusUpdate.statusUpdate).toEqual({
      ...made,
      body: "None does.",
      status: "ON_TRACK",
      updatedAt: "2026-11-23T10:01:00Z",
    });
    expect(await list("first: 5")).toMatchObject({ totalCount: 1, nodes: [{ body: "None does." }] });
  });

  test("is listed newest first unless told, in pages", async () => {
    for (const body of ["one", "two", "three"]) await create(body);
    expect(await list("first: 2")).toEqual({
      totalCount: 3,
      nodes: [{ body: "three" }, { body: "two" }],
      pageInfo: { hasNextPage: true },
    });
    const oldest = await list("first: 1, orderBy: { field: CREATED_AT, direction: ASC }");
    expect(oldest.nodes).toEqual([{ body: "one" }]);
  });

  test("can be deleted", async () => {
    const { id } = (await create("one")).data.createProjectV2StatusUpdate.statusUpdate;
    const gone = await write({ statusUpdateId: id }, "deleteProjectV2StatusUpdate", "deletedStatusUpdateId");
    expect(gone.data).toEqual({ deleteProjectV2StatusUpdate: { deletedStatusUpdateId: id } });
    expect((await list("first: 1")).totalCount).toBe(0);
    const again = await write({ statusUpdateId: id, body: "x" }, "updateProjectV2StatusUpdate", FIELDS);
    expect(again.errors).toMatchObject([{ type: "NOT_FOUND" }]);
  });

  test("needs write access to boards; for a workflow there is no board", async () => {
    const workflow = shop.fake.workflowToken("shop/web", { issues: "write", organization_projects: "write" });
    expect((await create("x", workflow)).errors).toMatchObject([{ type: "NOT_FOUND" }]);
    shop.fake.seed.permissions(shop.installation, { issues: "write", organization_projects: "read" });
    expect((await create("x")).errors).toMatchObject([{ type: "FORBIDDEN" }]);
    expect(shop.board.statusUpdates).toEqual([]);
  });

  test("has days that there are", async () => {
    const { errors } = await create("x", token, { targetDate: "2026-13-01" });
    expect(errors).toMatchObject([{ type: "UNPROCESSABLE", message: '"2026-13-01" is not a valid Date' }]);
  });
});
