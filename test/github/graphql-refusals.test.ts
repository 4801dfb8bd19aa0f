import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askGraphQL } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import { READ_ISSUE } from "./read-issue-query.ts";

let shop: Shop;
let token: string;
beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  return () => shop.fake.close();
});

const ask = (query: string, variables: object = {}) => askGraphQL(shop.fake, token, query, variables);

describe("what GitHub refuses", () => {
  test("an unknown field, in GitHub's words", async () => {
    const { status, data, errors } = await ask('query Q { repository(owner: "a", name: "b") { colour } }');
    expect([status, data]).toEqual([200, undefined]);
    expect(errors).toEqual([
      {
        path: ["query Q", "repository", "colour"],
        extensions: { code: "undefinedField", typeName: "Repository", fieldName: "colour" },
        locations: [{ line: 1, column: 47 }],
        message: "Field 'colour' doesn't exist on type 'Repository'",
      },
    ]);
  });

  test.each([
    ["a document that does not parse", "{ viewer { "],
    ["an unused variable", "query($a: Int) { viewer { login } }"],
    ["a missing argument", '{ repository(owner: "a") { id } }'],
    ["a variable of the wrong type", "query($a: Int!) { node(id: $a) { id } }"],
  ])("%s", async (_name, query) => {
    const { status, data, errors } = await ask(query, { a: 1 });
    expect([status, data]).toEqual([200, undefined]);
    expect(errors.length).toBeGreaterThan(0);
  });

  test("a variable that was not given", async () => {
    const { data, errors } = await ask("query($id: ID!) { node(id: $id) { id } }");
    expect(data).toBeUndefined();
    expect(errors[0].message).toContain("$id");
  });

  test("what is not there: null and NOT_FOUND, beside what is", async () => {
    const { data, errors } = await ask(`{ a: repository(owner: "shop", name: "none") { id }
      b: repository(owner: "shop", name: "web") { name issue(number: 99) { id } }
      nodes(ids: ["I_none"]) { id } }`);
    expect(data).toEqual({ a: null, b: { name: "web", issue: null }, nodes: [null] });
    expect(
      errors
        .map(({ type, path, message }) => ({ type, path: path.join("."), message }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    ).toEqual([
      {
        type: "NOT_FOUND",
        path: "a",
        message: "Could not resolve to a Repository with the name 'shop/none'.",
      },
      {
        type: "NOT_FOUND",
        path: "b.issue",
        message: "Could not resolve to an Issue with the number of 99.",
      },
      {
        type: "NOT_FOUND",
        path: "nodes.0",
        message: "Could not resolve to a node with the global id of 'I_none'",
      },
    ]);
  });
});

describe("an older server", () => {
  let old: Shop;
  beforeAll(async () => {
    old = await buildShop({ without: ["Issue.blockedBy", "Issue.issueType"] });
  });
  afterAll(() => old.fake.close());

  test("tells by introspection what it does not know, and refuses it", async () => {
    const mine = old.fake.installationToken(old.installation);
    const { data } = await askGraphQL(
      old.fake,
      mine,
      '{ __type(name: "Issue") { fields(includeDeprecated: true) { name } } }',
    );
    const names = data.__type.fields.map(({ name }: { name: string }) => name);
    expect(names).toContain("subIssues");
    expect(names).not.toContain("blockedBy");
    const { errors } = await askGraphQL(old.fake, mine, READ_ISSUE, {
      owner: "shop",
      name: "web",
      number: 1,
    });
    expect(errors.map(({ extensions }) => extensions.fieldName).sort()).toEqual(["blockedBy", "issueType"]);
  });
});
