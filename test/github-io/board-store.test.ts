import { Octokit } from "@octokit/core";
import { beforeEach, describe, expect, test } from "vitest";
import { openBoardStore } from "../../shared/github/project/open-board-store.ts";
import { createWriteClient } from "../../shared/github/write-client.ts";
import type { Board, BoardOption, BoardStore } from "../../shared/reconcile/ports.ts";
import { askGraphQL } from "../github/ask-fake.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { checkDocument } from "./check-document.ts";
import { API, mockGitHub, NOW, WIRE } from "./mock-github.ts";
import { openShopTools } from "./open-shop-client.ts";

const optionOf = (name: string, id: string | null = null): BoardOption => ({
  id,
  name,
  color: "BLUE",
  description: "",
});

describe("over the wire", () => {
  const github = mockGitHub();
  const NAME = { owner: "acme", number: 7, field: 'Str"eam' };
  const BOARD = { id: "P", title: "Flow", url: "https://github.test/orgs/acme/projects/7", closed: false };
  const GRAPHQL = "/api/graphql";
  const VIEWS = "/api/v3/orgs/acme/projectsV2/7/views";
  const client = createWriteClient(new Octokit({ baseUrl: API }), () => NOW);
  const store = openBoardStore({ read: client.ask, write: client.ask, rest: client.rest, now: () => NOW });
  const board = BOARD as Board;

  const answer = (data: object | null, ...errors: object[]) =>
    github.reply("POST", GRAPHQL, { status: 200, body: { data, ...(errors.length > 0 && { errors }) } });
  const answerBoard = (field: object | null, ...errors: object[]) =>
    answer({ organization: { projectV2: { ...BOARD, viewerCanUpdate: true, field } } }, ...errors);
  const SELECT = {
    __typename: "ProjectV2SingleSelectField",
    dataType: "SINGLE_SELECT",
    id: "F",
    databaseId: 9,
  };
  const read = { id: "F", databaseId: 9, kind: "single-select" };

  const expectDocument = (variables: object) => {
    const { query, variables: sent } = github.seen[0]!.body as { query: string; variables: object };
    expect(sent).toEqual(variables);
    expect(checkDocument(query, variables as Record<string, unknown>)).toEqual([]);
  };

  test("a board is asked for by variables", async () => {
    answerBoard({ ...SELECT, options: [optionOf("Pay", "0a")] });
    expect(await store.readBoard(NAME)).toEqual({
      ...BOARD,
      writable: true,
      field: { ...read, options: [optionOf("Pay", "0a")] },
    });
    expectDocument(NAME);
  });

  test.each([
    [null, { kind: "missing" }],
    [
      { __typename: "ProjectV2Field", dataType: "TEXT" },
      { kind: "other-type", type: "TEXT" },
    ],
    [
      { __typename: "ProjectV2IterationField", dataType: "ITERATION" },
      { kind: "other-type", type: "ITERATION" },
    ],
  ])("the field %j", async (node, field) => {
    answerBoard(node);
    expect(await store.readBoard(NAME)).toMatchObject({ field });
  });

  test("a field that GitHub calls not found is missing", async () => {
    answerBoard(null, { type: "NOT_FOUND", path: ["organization", "projectV2", "field"], message: "" });
    expect(await store.readBoard(NAME)).toMatchObject({ field: { kind: "missing" } });
  });

  test.each([
    ["no such owner, or a person", { organization: null }, "NOT_FOUND", ["organization"]],
    ["no such board", { organization: { projectV2: null } }, "NOT_FOUND", ["organization", "projectV2"]],
    ["out of sight", { organization: { projectV2: null } }, "FORBIDDEN", ["organization", "projectV2"]],
  ])("%s: no board", async (_what, data, type, path) => {
    answer(data, { type, path, message: "" });
    expect(await store.readBoard(NAME)).toBeNull();
  });

  test("a board of which a part is not told is an error, and never a missing field", async () => {
    const path = ["organization", "projectV2", "field"];
    answerBoard(null, { type: "FORBIDDEN", path, message: "" });
    await expect(store.readBoard(NAME)).rejects.toMatchObject({ kind: "forbidden" });
    answerBoard(null, { path, message: "Something went wrong." });
    await expect(store.readBoard(NAME)).rejects.toMatchObject({ kind: "unavailable" });
    answerBoard({ ...SELECT, options: null }, { path: [...path, "options"], message: "Timeout" });
    await expect(store.readBoard(NAME)).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("a field is created with its options", async () => {
    answer({ written: { projectV2Field: { ...SELECT, options: [optionOf("Pay", "0a")] } } });
    const made = await store.createField(board, 'Str"eam', [optionOf("Pay")]);
    expect(made).toEqual({ ...read, options: [optionOf("Pay", "0a")] });
    const { id: _, ...sent } = optionOf("Pay");
    expectDocument({
      input: { projectId: "P", name: 'Str"eam', dataType: "SINGLE_SELECT", singleSelectOptions: [sent] },
    });
  });

  test("options keep their ids; new ones have none", async () => {
    answer({ written: { projectV2Field: { ...SELECT, options: [] } } });
    const { id: _, ...fresh } = optionOf("New");
    await store.setOptions("F", [optionOf("Pay", "0a"), optionOf("New")]);
    expectDocument({ input: { fieldId: "F", singleSelectOptions: [optionOf("Pay", "0a"), fresh] } });
  });

  test("a view is a board with a lane for each stream", async () => {
    github.reply("POST", VIEWS, { status: 201, body: { id: 1 } });
    await store.createView(NAME, "By Stream", 9);
    expect(github.seen.map(({ body }) => body)).toEqual([
      { name: "By Stream", layout: "board", group_by: [9] },
    ]);
  });

  test.each([
    ["403", WIRE.forbidden, "forbidden"],
    ["404", WIRE.missing, "gone"],
    ["502", WIRE.badGateway, "unavailable"],
    ["a secondary limit", WIRE.secondaryLimit, "limited"],
  ] as const)("%s", async (_what, trouble, kind) => {
    github.reply("POST", GRAPHQL, trouble, 9);
    github.reply("POST", VIEWS, trouble, 9);
    const calls = [
      store.readBoard(NAME),
      store.createField(board, "F", [optionOf("Pay")]),
      store.setOptions("F", [optionOf("Pay")]),
      store.createView(NAME, "By Stream", 9),
    ];
    const [reading, ...writes] = await Promise.allSettled(calls);
    // A board that may not be seen is none that is there.
    expect(reading).toMatchObject(kind === "forbidden" ? { value: null } : { reason: { kind } });
    for (const call of writes) expect(call).toMatchObject({ reason: { kind } });
    expect(github.seen).toHaveLength(calls.length);
  });

  test.each([
    ["refused", "UNPROCESSABLE"],
    ["forbidden", "FORBIDDEN"],
    ["gone", "NOT_FOUND"],
  ])("a mutation that is %s", async (kind, type) => {
    answer({ written: null }, { type, path: ["written"], message: "" });
    await expect(store.setOptions("F", [optionOf("Pay")])).rejects.toMatchObject({ kind });
  });
});

describe("against GitHub", () => {
  const FLOW = { owner: "shop", number: 1, field: "Stream" };
  let shop: Shop;
  let store: BoardStore;
  beforeEach(async () => {
    shop = await buildShop();
    store = openBoardStore(openShopTools(shop));
    return () => shop.fake.close();
  });

  test("a field is created, read, extended and viewed", async () => {
    const board = (await store.readBoard(FLOW))!;
    expect(board).toMatchObject({ title: "Flow", closed: false, writable: true, field: { kind: "missing" } });
    const field = await store.createField(board, "Stream", [optionOf("Pay")]);
    expect(await store.readBoard(FLOW)).toEqual({ ...board, field });
    if (field.kind !== "single-select") throw new Error("no field");
    const longer = await store.setOptions(field.id, [...field.options, optionOf("Search")]);
    expect(longer).toMatchObject({ options: [field.options[0], { name: "Search" }] });
    await store.createView(FLOW, "By Stream", field.databaseId!);
    const token = shop.fake.installationToken(shop.installation);
    const { data } = await askGraphQL(
      shop.fake,
      token,
      `{ organization(login: "shop") { projectV2(number: 1) { views(last: 1) { nodes { name layout
        groupByFields(first: 1) { nodes { ... on ProjectV2FieldCommon { name } } } } } } } }`,
    );
    expect(data.organization.projectV2.views.nodes).toEqual([
      { name: "By Stream", layout: "BOARD_LAYOUT", groupByFields: { nodes: [{ name: "Stream" }] } },
    ]);
  });

  test.each([
    ["of a person", { owner: "mara", number: 1 }],
    ["that is not there", { owner: "shop", number: 9 }],
    ["of nobody", { owner: "nobody", number: 1 }],
  ])("a board %s is not seen", async (_what, place) => {
    shop.fake.seed.project("mara", "Mine");
    expect(await store.readBoard({ ...place, field: "Stream" })).toBeNull();
  });

  test("a workflow's token sees none, an App without the permission neither", async () => {
    const workflow = shop.fake.workflowToken("shop/web", { issues: "write" });
    expect(await openBoardStore(openShopTools(shop, workflow)).readBoard(FLOW)).toBeNull();
    shop.fake.seed.permissions(shop.installation, { issues: "write" });
    expect(await store.readBoard(FLOW)).toBeNull();
  });

  test("a token that may only read says so", async () => {
    shop.fake.seed.permissions(shop.installation, { organization_projects: "read" });
    expect(await store.readBoard(FLOW)).toMatchObject({ writable: false });
  });
});
