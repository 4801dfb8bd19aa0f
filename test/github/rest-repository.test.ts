import { beforeEach, describe, expect, test } from "vitest";
import { askRest } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";

let shop: Shop;
let token: string;

beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  return () => shop.fake.close();
});

const ask = (line: string) => askRest(shop.fake, token, line);

test("an installation's repositories come in pages, only those it was given", async () => {
  for (const name of ["a", "b", "c"]) shop.fake.seed.repository(`shop/${name}`);
  shop.fake.seed.select(shop.installation, "shop/b", "removed");
  const first = await ask("GET /installation/repositories?per_page=2");
  const names = (body: { repositories: { full_name: string }[] }) =>
    body.repositories.map(({ full_name: name }) => name);
  expect(first.body).toMatchObject({ total_count: 3, repository_selection: "selected" });
  expect(names(first.body)).toEqual(["shop/web", "shop/a"]);
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
  const second = await ask(`GET ${new URL(next).pathname}${new URL(next).search}`);
  expect(names(second.body)).toEqual(["shop/c"]);
  expect(second.headers.get("link")).not.toContain('rel="next"');
  const mine = await askRest(shop.fake, shop.fake.userToken("mara"), "GET /installation/repositories");
  expect(mine.status).toBe(403);
});

describe("the role of a person", () => {
  const flags = (upTo: number) => {
    const names = ["pull", "triage", "push", "maintain", "admin"];
    return Object.fromEntries(names.map((name, at) => [name, at < upTo]));
  };

  beforeEach(() => {
    const { seed } = shop.fake;
    const roles = ["read", "triage", "write", "maintain", "admin"] as const;
    for (const role of roles) seed.user(`${role}r`);
    const given = Object.fromEntries(roles.map((role) => [`${role}r`, role]));
    seed.repository("shop/api", { roles: given });
    seed.repository("shop/open", { roles: given, isPrivate: false });
  });

  test.each([
    ["api", "readr", "read", "read", 1],
    ["api", "triager", "read", "triage", 2],
    ["api", "writer", "write", "write", 3],
    ["api", "maintainr", "write", "maintain", 4],
    ["api", "adminr", "admin", "admin", 5],
    ["api", "noor", "read", "read", 1],
    ["api", "sam", "none", "", 0],
    ["api", "streamkeeper[bot]", "none", "", 0],
    ["open", "sam", "read", "read", 1],
    ["open", "noor", "read", "read", 1],
    ["open", "triager", "read", "triage", 2],
  ])("in shop/%s of %s is told as %s, by its name %j", async (repo, login, permission, role, count) => {
    const path = `/repos/shop/${repo}/collaborators/${encodeURIComponent(login)}/permission`;
    const { status, body } = await ask(`GET ${path}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ permission, role_name: role, user: { login, role_name: role } });
    expect(body.user.permissions).toEqual(flags(count));
  });

  test.each(["nobody", "streamkeeper"])("%s, whom GitHub does not know as a user, is 404", async (login) => {
    const { status, body } = await ask(`GET /repos/shop/api/collaborators/${login}/permission`);
    expect([status, body.message]).toEqual([404, `${login} is not a user`]);
  });

  test("is told to persons who can push, to others not", async () => {
    const path = "GET /repos/shop/api/collaborators/noor/permission";
    const asked = async (login: string) =>
      (await askRest(shop.fake, shop.fake.userToken(login), path)).status;
    expect([await asked("writer"), await asked("triager"), await asked("sam")]).toEqual([200, 403, 404]);
  });
});

describe("a file's past", () => {
  const MAP = ".github/flow-map.yml";
  const COMMITS = "GET /repos/shop/web/commits";

  beforeEach(() => {
    for (const [path, text] of [
      [MAP, "streams: []\n"],
      ["README.md", "Hello\n"],
    ] as const) {
      shop.clock.pass(60_000);
      shop.fake.as("mara").push("shop/web", path, text);
    }
  });

  test("is told by the commits that touched it, newest first", async () => {
    const { body } = await ask(`${COMMITS}?path=${encodeURIComponent(MAP)}`);
    expect(body).toMatchObject([
      {
        commit: { message: `Update ${MAP}`, author: { date: "2026-11-23T10:01:00Z" } },
        author: { login: "mara" },
      },
      { commit: { message: "Initial commit" }, author: null, parents: [] },
    ]);
    expect(body[0].parents).toMatchObject([{ sha: body[1].sha }]);
    const since = await ask(`${COMMITS}?since=2026-11-23T10:01:00Z&until=2026-11-23T10:01:30Z`);
    expect(since.body).toMatchObject([{ sha: body[0].sha }]);
  });

  test("comes in pages, from any commit on", async () => {
    const all = (await ask(COMMITS)).body.map(({ sha }: { sha: string }) => sha);
    expect(all).toHaveLength(3);
    const page = await ask(`${COMMITS}?per_page=1&page=2`);
    expect(page.body).toMatchObject([{ sha: all[1] }]);
    expect(page.headers.get("link")).toContain('page=3>; rel="next"');
    expect((await ask(`${COMMITS}?sha=${all[1]}&per_page=1`)).body).toMatchObject([{ sha: all[1] }]);
    expect((await ask(`${COMMITS}?sha=main`)).body).toHaveLength(3);
    expect((await ask(`${COMMITS}?sha=none`)).status).toBe(404);
  });

  test("is read by ref", async () => {
    const first = shop.fake.world.repositories[0]!.commits[0]!.oid;
    const read = async (ref: string) => {
      const { status, body } = await ask(`GET /repos/shop/web/contents/${MAP}?ref=${ref}`);
      return status === 200 ? Buffer.from(body.content, "base64").toString() : `${status} ${body.message}`;
    };
    expect(await read(first)).toBe("streams:\n  - name: checkout\n");
    expect(await read("main")).toBe("streams: []\n");
    expect(await read("none")).toBe("404 No commit found for the ref none");
    expect((await ask(`GET /repos/shop/web/contents/README.md?ref=${first}`)).status).toBe(404);
  });

  test("is not told without the permission to read contents", async () => {
    shop.fake.seed.permissions(shop.installation, { issues: "write" });
    expect((await ask(COMMITS)).status).toBe(403);
  });
});
