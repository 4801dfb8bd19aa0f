import { expect, test } from "vitest";
import { type DeliveryClient, openDeliveryLog } from "../../app/delivery-log.ts";
import { gather } from "../github-io/gather.ts";

const AT = "2026-11-24T10:00:00Z";
const GOOD = {
  id: 12,
  guid: "0b989ba4-242f-11e5-81e1-c7b6966d2516",
  delivered_at: AT,
  event: "issues",
  action: "opened",
  installation_id: 123,
  repository_id: 123,
};

const open = (answer: (route: string, parameters: Record<string, unknown>) => unknown, link?: string) => {
  const client: DeliveryClient = {
    request: async (route, parameters) => ({ data: answer(route, parameters), headers: { link } }),
  };
  return openDeliveryLog(client, () => Date.parse(AT));
};

test.each([
  ["one that is whole", GOOD, { failures: 1, unreadable: 0 }],
  ["no action", { ...GOOD, action: null }, { failures: 1, unreadable: 0 }],
  ["an id that JavaScript rounds", { ...GOOD, id: 2 ** 53 + 2 }, { failures: 0, unreadable: 1 }],
  ["no guid", { ...GOOD, guid: null }, { failures: 0, unreadable: 1 }],
  ["no time", { ...GOOD, delivered_at: "soon" }, { failures: 0, unreadable: 0 }],
  ["no object", "delivery", { failures: 0, unreadable: 0 }],
  [
    "one that is too old",
    { ...GOOD, id: null, delivered_at: "2026-11-23T10:00:00Z" },
    { failures: 0, unreadable: 0 },
  ],
])("an entry of the list: %s", async (_, entry, expected) => {
  const [page] = await gather(open(() => [entry]).listFailures(Date.parse(AT)));
  expect({ ...page, failures: page!.failures.length }).toEqual({ ...expected, next: null });
});

test.each([
  [`<https://api.github.com/app/hook/deliveries?cursor=v1_9&per_page=100>; rel="next"`, ["v1_9"]],
  [`<https://a.b/x?cursor=p>; rel="prev", <https://a.b/x?cursor=n>; rel="next"`, ["n"]],
  [`<https://a.b/x?cursor=p>; rel="prev"`, []],
  [`<nowhere>; rel="next"`, []],
  [undefined, []],
])("the next page by the link %s", async (link, expected) => {
  const cursors: unknown[] = [];
  const log = open((_, { cursor }) => {
    if (cursor !== undefined) cursors.push(cursor);
    return cursors.length === 0 ? [GOOD] : [{ ...GOOD, delivered_at: "2026-11-01T10:00:00Z" }];
  }, link);
  await gather(log.listFailures(Date.parse(AT)));
  expect(cursors).toEqual(expected);
});

test.each([
  [{ repository: { full_name: "shop/web" } }, { owner: "shop", repo: "web" }],
  [{ repository: { full_name: "shop/../admin" } }, null],
  [{ organization: { login: "shop" } }, null],
  [null, null],
])("the repository of the payload %j", async (payload, expected) => {
  const log = open(() => ({ event: "issues", request: { payload } }));
  expect(await log.readRepository(12)).toEqual(expected);
});

test("what is no list is an answer that broke off", async () => {
  await expect(gather(open(() => ({ message: "?" })).listFailures(0))).rejects.toMatchObject({
    kind: "unavailable",
  });
});
