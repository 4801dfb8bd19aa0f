import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL, askRest, type RestReply } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";

let shop: Shop;
let token: string;

beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  shop.fake.as("mara").openIssue("shop/web", { title: "One" });
  return () => shop.fake.close();
});

const read = (mine = token) => askRest(shop.fake, mine, "GET /repos/shop/web");
const write = () => askRest(shop.fake, token, "PATCH /repos/shop/web/labels/bug", { color: "ffffff" });
const comment = () => askRest(shop.fake, token, "POST /repos/shop/web/issues/1/comments", { body: "x" });
const query = () => askGraphQL(shop.fake, token, "{ viewer { login } }");

/** Asks so often that the next one is refused, one after the other; every one has to be answered well. */
async function fill(times: number, ask: () => Promise<{ readonly status: number }>): Promise<void> {
  for (let n = 0; n < times; n += 1) expect((await ask()).status).toBeLessThan(300);
}

function expectRefusal(answer: RestReply, retryAfterS: number): void {
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([403, String(retryAfterS)]);
  expect(answer.body).toMatchObject({
    message: expect.stringContaining("You have exceeded a secondary rate limit"),
    documentation_url: expect.stringContaining("#about-secondary-rate-limits"),
  });
  expect(Number(answer.headers.get("x-ratelimit-remaining"))).toBeGreaterThan(0);
}

describe("a minute of REST", () => {
  test("has 900 points: reading takes one, writing five; another payer has his own", async () => {
    await fill(100, write);
    shop.clock.pass(20_000);
    await fill(400, read);
    expectRefusal(await read(), 40);
    expect((await read(shop.fake.userToken("mara"))).status).toBe(200);
    expect((await query()).status).toBe(200);
  });

  test("ends when it is said to end, and what was refused did not count", async () => {
    await fill(180, write);
    expectRefusal(await write(), 60);
    shop.clock.pass(59_999);
    expectRefusal(await write(), 1);
    shop.clock.pass(1);
    await fill(180, write);
  });
});

test("a minute of GraphQL has 2,000 points; a request with mutations takes five, however many they are", async () => {
  const [label] = shop.fake.world.labels.get(shop.fake.world.repositories[0]!)!;
  const update = (alias: string) =>
    `${alias}: updateLabel(input: {id: "${label!.id}", color: "ffffff"}) { clientMutationId }`;
  const mutate = () => askGraphQL(shop.fake, token, `mutation { ${update("a")} ${update("b")} }`);
  await fill(399, mutate);
  await fill(5, query);
  const refused = await query();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([403, "60"]);
  expect([refused.data, refused.errors]).toEqual([undefined, []]);
  expect((await read()).status).toBe(200);
});

describe("content", () => {
  test("is 80 pieces a minute, by REST and GraphQL together", async () => {
    const { id } = shop.fake.world.issues.get(shop.fake.world.repositories[0]!)!.get(1)!;
    const add = (alias: string) =>
      `${alias}: addComment(input: {subjectId: "${id}", body: "x"}) { clientMutationId }`;
    const two = () => askGraphQL(shop.fake, token, `mutation { ${add("a")} ${add("b")} }`);
    await fill(39, two);
    await fill(2, comment);
    const refused = await comment();
    expectRefusal(refused, 60);
    expect(refused.body.message).toContain("blocked from content creation");
    expect((await two()).status).toBe(403);
    expect((await write()).status).toBe(200);
    shop.clock.pass(60_000);
    expect((await two()).status).toBe(200);
  });

  test("is 500 pieces an hour", async () => {
    for (let minute = 0; minute < 6; minute += 1) {
      await fill(80, comment);
      shop.clock.pass(60_000);
    }
    await fill(20, comment);
    expectRefusal(await comment(), 3_600 - 360);
    shop.clock.pass(3_240_000);
    token = shop.fake.installationToken(shop.installation);
    await fill(80, comment);
  });
});

test("a hundred requests at once, no more", async () => {
  const giveUp = new AbortController();
  shop.fake.fail({ times: 100, trouble: { kind: "hang" } });
  const headers = { authorization: `Bearer ${token}` };
  const hanging = Array.from({ length: 100 }, () =>
    fetch(`${shop.fake.url}/repos/shop/web`, { headers, signal: giveUp.signal }).catch(() => "given up"),
  );
  await expect.poll(() => shop.fake.requests.length).toBe(100);
  expectRefusal(await read(), 60);
  expect((await read(shop.fake.userToken("mara"))).status).toBe(200);
  giveUp.abort();
  expect(new Set(await Promise.all(hanging))).toEqual(new Set(["given up"]));
  await expect.poll(async () => (await read()).status).toBe(200);
});

test("without limits nothing is refused", async () => {
  const free = await buildShop({ limits: false });
  const mine = free.fake.installationToken(free.installation);
  for (let n = 0; n < 901; n += 1)
    expect((await askRest(free.fake, mine, "GET /repos/shop/web")).status).toBe(200);
  await free.fake.close();
});
