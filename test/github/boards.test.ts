import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL, askRest } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import type { Issue } from "./state/issue.ts";

let shop: Shop;
let token: string;
let issue: Issue;
beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  issue = shop.fake.as("mara").openIssue("shop/web", { title: "Card is refused" });
  return () => shop.fake.close();
});

const ask = (query: string, variables: object = {}) => askGraphQL(shop.fake, token, query, variables);

const BOARD = `{ organization(login: "shop") { projectV2(number: 1) { id title closed viewerCanUpdate url
  field(name: "stream") { ... on ProjectV2SingleSelectField { id databaseId dataType options { id name color description } } }
  fields(first: 20) { nodes { __typename ... on ProjectV2FieldCommon { name } } }
  items(first: 50) { nodes { id content { ... on Issue { number } }
    fieldValueByName(name: "Stream") { ... on ProjectV2ItemFieldSingleSelectValue { name optionId updatedAt } } } }
  views(first: 20) { nodes { name layout verticalGroupByFields(first: 5) { nodes { ... on ProjectV2FieldCommon { name } } } } } } } }`;

const readBoard = async () => (await ask(BOARD)).data.organization.projectV2;

const OPTION = { color: "BLUE", description: "" };

/** A board with the field Stream, the issue on it in "checkout". */
async function sort(): Promise<{ fieldId: string; itemId: string; options: { id: string; name: string }[] }> {
  const { data } = await ask(
    `mutation($p: ID!, $i: ID!, $o: [ProjectV2SingleSelectFieldOptionInput!]) {
      createProjectV2Field(input: {projectId: $p, name: "Stream", dataType: SINGLE_SELECT, singleSelectOptions: $o}) {
        projectV2Field { ... on ProjectV2SingleSelectField { id options { id name } } } }
      addProjectV2ItemById(input: {projectId: $p, contentId: $i}) { item { id } } }`,
    {
      p: shop.board.id,
      i: issue.id,
      o: [
        { name: "checkout", ...OPTION },
        { name: "search", ...OPTION },
      ],
    },
  );
  const { id: fieldId, options } = data.createProjectV2Field.projectV2Field;
  const itemId = data.addProjectV2ItemById.item.id;
  const set = await ask(
    `mutation($p: ID!, $i: ID!, $f: ID!, $o: String!) { updateProjectV2ItemFieldValue(input:
      {projectId: $p, itemId: $i, fieldId: $f, value: {singleSelectOptionId: $o}}) { projectV2Item { id } } }`,
    { p: shop.board.id, i: itemId, f: fieldId, o: options[0].id },
  );
  expect(set.errors).toEqual([]);
  return { fieldId, itemId, options };
}

const UPDATE = `mutation($f: ID!, $o: [ProjectV2SingleSelectFieldOptionInput!]) {
  updateProjectV2Field(input: {fieldId: $f, singleSelectOptions: $o}) { projectV2Field { ... on ProjectV2SingleSelectField { options { id name } } } } }`;

test("a field is created, an issue added and put in its stream", async () => {
  const { fieldId, itemId, options } = await sort();
  const board = await readBoard();
  expect(board).toMatchObject({ id: shop.board.id, title: "Flow", closed: false, viewerCanUpdate: true });
  expect(board.field).toMatchObject({ id: fieldId, dataType: "SINGLE_SELECT" });
  expect(board.fields.nodes.map(({ name }: { name: string }) => name)).toEqual([
    "Title",
    "Labels",
    "Status",
    "Stream",
  ]);
  const value = { name: "checkout", optionId: options[0]!.id, updatedAt: "2026-11-23T10:00:00Z" };
  expect(board.items.nodes).toEqual([{ id: itemId, content: { number: 1 }, fieldValueByName: value }]);
});

test("adding an issue again gives the same card", async () => {
  const { itemId } = await sort();
  const { data } = await ask(
    "mutation($p: ID!, $i: ID!) { addProjectV2ItemById(input: {projectId: $p, contentId: $i}) { item { id } } }",
    { p: shop.board.id, i: issue.id },
  );
  expect(data.addProjectV2ItemById.item.id).toBe(itemId);
  expect(shop.board.items).toHaveLength(1);
});

test("options sent again with their ids keep every card's value", async () => {
  const { fieldId, options } = await sort();
  const o = [...options.map(({ id, name }) => ({ id, name, ...OPTION })), { name: "new", ...OPTION }];
  const { data } = await ask(UPDATE, { f: fieldId, o });
  const kept = data.updateProjectV2Field.projectV2Field.options;
  expect(kept.slice(0, 2)).toEqual(options);
  expect((await readBoard()).items.nodes[0].fieldValueByName.name).toBe("checkout");
});

test("options sent again without their ids are new ones: every card loses its value", async () => {
  const { fieldId, options } = await sort();
  const { data } = await ask(UPDATE, { f: fieldId, o: options.map(({ name }) => ({ name, ...OPTION })) });
  expect(data.updateProjectV2Field.projectV2Field.options[0].id).not.toBe(options[0]!.id);
  expect((await readBoard()).items.nodes[0].fieldValueByName).toBeNull();
});

test.each([
  ["more than 50 options", Array.from({ length: 51 }, (_, n) => ({ name: `o${n}`, ...OPTION }))],
  [
    "two options of one name",
    [
      { name: "a", ...OPTION },
      { name: "A", ...OPTION },
    ],
  ],
  ["an id that is not there", [{ id: "00000000", name: "a", ...OPTION }]],
])("%s are refused, and nothing changes", async (_name, o) => {
  const { fieldId, options } = await sort();
  const { errors } = await ask(UPDATE, { f: fieldId, o });
  expect(errors).toMatchObject([{ type: "UNPROCESSABLE" }]);
  expect((await readBoard()).field.options.map(({ id }: { id: string }) => id)).toEqual(
    options.map(({ id }) => id),
  );
});

test("a value is cleared by its own mutation; an empty option is refused", async () => {
  const { fieldId: f, itemId: i } = await sort();
  const cell = { p: shop.board.id, i, f };
  const empty = await ask(
    `mutation($p: ID!, $i: ID!, $f: ID!) { updateProjectV2ItemFieldValue(input: {projectId: $p, itemId: $i, fieldId: $f,
      value: {singleSelectOptionId: ""}}) { clientMutationId } }`,
    cell,
  );
  expect(empty.errors).toMatchObject([{ type: "UNPROCESSABLE" }]);
  const clear =
    "mutation($p: ID!, $i: ID!, $f: ID!) { clearProjectV2ItemFieldValue(input: {projectId: $p, itemId: $i, fieldId: $f}) { projectV2Item { id } } }";
  expect((await ask(clear, cell)).errors).toEqual([]);
  expect((await readBoard()).items.nodes[0].fieldValueByName).toBeNull();
});

describe("a board that may not be seen is NOT_FOUND", () => {
  const MESSAGE = "Could not resolve to a ProjectV2 with the number 1.";

  test("by an App without the permission", async () => {
    shop.fake.seed.permissions(shop.installation, { issues: "write" });
    const { data, errors } = await ask(BOARD);
    expect(data).toEqual({ organization: { projectV2: null } });
    expect(errors).toMatchObject([
      { type: "NOT_FOUND", path: ["organization", "projectV2"], message: MESSAGE },
    ]);
  });

  test("by a workflow's token, whatever its permissions", async () => {
    const mine = shop.fake.workflowToken("shop/web", { issues: "write", organization_projects: "write" });
    const { errors } = await askGraphQL(shop.fake, mine, BOARD);
    expect(errors).toMatchObject([{ type: "NOT_FOUND", message: MESSAGE }]);
  });

  test("and one that may be read but not changed is FORBIDDEN", async () => {
    shop.fake.seed.permissions(shop.installation, { issues: "write", organization_projects: "read" });
    const { errors } = await ask(
      "mutation($p: ID!, $i: ID!) { addProjectV2ItemById(input: {projectId: $p, contentId: $i}) { item { id } } }",
      { p: shop.board.id, i: issue.id },
    );
    expect(errors).toMatchObject([{ type: "FORBIDDEN", message: "Resource not accessible by integration" }]);
  });
});

test("a view grouped by Stream is made by REST, with the field's integer id", async () => {
  await sort();
  const { databaseId } = (await readBoard()).field;
  const line = "POST /orgs/shop/projectsV2/1/views";
  const view = { name: "By stream", layout: "board", vertical_group_by: [databaseId] };
  const made = await askRest(shop.fake, token, line, view);
  expect([made.status, made.body.number, made.body.layout]).toEqual([201, 2, "board"]);
  expect((await readBoard()).views.nodes[1]).toEqual({
    name: "By stream",
    layout: "BOARD_LAYOUT",
    verticalGroupByFields: { nodes: [{ name: "Stream" }] },
  });
  expect((await askRest(shop.fake, token, line, { ...view, vertical_group_by: [1] })).status).toBe(422);
  expect((await askRest(shop.fake, token, line, { name: "x", layout: "cards" })).status).toBe(422);
});
