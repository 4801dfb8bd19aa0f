import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { openShopReaders, WEB } from "./open-shop-readers.ts";

const PATH = ".github/flow-map.yml";
const FIRST = "streams:\n  - name: checkout\n";
let shop: Shop;
beforeEach(async () => {
  shop = await buildShop();
});
afterEach(() => shop.fake.close());

const push = (text: string | null, path = PATH) => {
  shop.clock.pass(60_000);
  shop.fake.as("mara").push("shop/web", path, text);
};
const maps = () => openShopReaders(shop).maps;
const textsOf = async () => (await maps().readFormerMaps(WEB)).map(({ text }) => text);

describe("the map", () => {
  test("with its version, as an issue's reading tells it, and its size in bytes", async () => {
    push("wörter: 1\n");
    shop.fake.as("mara").openIssue("shop/web", { title: "Card" });
    const { issues } = openShopReaders(shop);
    const lookup = { board: null, labelNames: new Map<string, string>(), comments: [] };
    const observed = await issues.readIssue({ ...WEB, number: 1 }, lookup);
    expect(await maps().readMap(WEB)).toEqual({
      version: observed!.mapVersion,
      text: "wörter: 1\n",
      size: 11,
    });
  });

  test.each<[string, () => void]>([
    ["no file", () => push(null)],
    [
      "a folder of its name",
      () => {
        push(null);
        push("x", `${PATH}/README.md`);
      },
    ],
  ])("%s: none, and an issue's reading knows none", async (_, happen) => {
    happen();
    shop.fake.as("mara").openIssue("shop/web", { title: "Card" });
    expect(await maps().readMap(WEB)).toBeNull();
    const { issues } = openShopReaders(shop);
    const lookup = { board: null, labelNames: new Map<string, string>(), comments: [] };
    expect((await issues.readIssue({ ...WEB, number: 1 }, lookup))!.mapVersion).toBeNull();
  });

  test("too large for GitHub to give all of it: no text", async () => {
    const text = "#".repeat(600_000);
    push(text);
    expect(await maps().readMap(WEB)).toMatchObject({ text: null, size: 600_000 });
  });

  test("without the permission it is forbidden: not as if there were none", async () => {
    shop.fake.seed.permissions(shop.installation, { issues: "write" });
    await expect(maps().readMap(WEB)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(maps().readFormerMaps(WEB)).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("a repository that is not there is gone", async () => {
    const nowhere = { owner: "shop", repo: "nowhere" };
    await expect(maps().readMap(nowhere)).rejects.toMatchObject({ kind: "gone" });
    await expect(maps().readFormerMaps(nowhere)).rejects.toMatchObject({ kind: "gone" });
  });
});

describe("its former versions", () => {
  test("the newest first, whatever else was committed", async () => {
    push("second");
    push("other", "README.md");
    push("third");
    expect(await textsOf()).toEqual(["third", "second", FIRST]);
  });

  test("one that came back stands where it came back", async () => {
    for (const text of ["valid", "worse", "valid", "broken"]) push(text);
    expect(await textsOf()).toEqual(["broken", "valid", "worse", FIRST]);
  });

  test("a commit that deleted the file is passed over", async () => {
    push(null);
    push("again");
    push(null);
    expect(await textsOf()).toEqual(["again", FIRST]);
  });

  test("20 commits back", async () => {
    for (let count = 1; count <= 30; count++) push(`version ${count}`);
    const texts = await textsOf();
    expect(texts).toHaveLength(20);
    expect([texts[0], texts.at(-1)]).toEqual(["version 30", "version 11"]);
  });

  test("one request each", async () => {
    await maps().readMap(WEB);
    await textsOf();
    const asked = shop.fake.requests.map(({ documentName, points }) => [documentName, points]);
    expect(asked).toEqual([
      ["ReadMap", 1],
      ["ReadFormerMaps", 1],
    ]);
  });
});
