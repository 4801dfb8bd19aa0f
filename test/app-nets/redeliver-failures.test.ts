import { beforeEach, describe, expect, test } from "vitest";
import type { Shop } from "../github/build-shop.ts";
import type { Receiver } from "../github/receive-webhooks.ts";
import { MINUTE, openRounds, type Rounds } from "./open-rounds.ts";

let rounds: Rounds;
let shop: Shop;
let receiver: Receiver;
beforeEach(async () => {
  rounds = await openRounds();
  ({ shop, receiver } = rounds);
});

/** So many issues are opened while the App answers with this status. */
const openIssues = (count: number, status: number, repository = "shop/web"): Promise<void> =>
  rounds.whileItAnswers(status, async () => {
    for (let index = 0; index < count; index += 1) {
      shop.fake.as("sam").openIssue(repository, { title: `Issue ${index}` });
      if (index % 50 === 49) await shop.fake.post.settle();
    }
  });

const titles = (): string[] => receiver.received.map(({ payload }) => payload.issue.title);
const listed = () => shop.fake.requests.filter(({ method }) => method === "GET").length;
const posted = () => shop.fake.requests.filter(({ method }) => method === "POST").length;

describe("what failed while the App was off", () => {
  test("is delivered again, oldest first, with the same guids; what came through is not", async () => {
    await openIssues(2, 202);
    await openIssues(130, 503);
    receiver.received.length = 0;
    const { round } = rounds;
    expect(await round()).toEqual({
      failures: 130,
      redelivered: 130,
      read: 0,
      unread: 0,
      swept: 0,
      ignored: 0,
      isComplete: true,
    });
    expect(titles()).toEqual(Array.from({ length: 130 }, (_, index) => `Issue ${index}`));
    const failed = shop.fake.post.deliveries.filter(({ statusCode }) => statusCode === 503);
    expect(receiver.received.map(({ guid }) => guid)).toEqual(failed.map(({ guid }) => guid));
    expect(listed()).toBe(2);
  });

  test("and only once, though GitHub goes on listing it", async () => {
    await openIssues(3, 503);
    const { round } = rounds;
    await round();
    const sent = posted();
    for (const minutes of [10, 10, 10, 24 * 60]) {
      shop.clock.pass(minutes * MINUTE);
      expect(await round()).toMatchObject({ redelivered: 0, swept: 0 });
    }
    expect(posted()).toBe(sent);
  });

  test("what failed between two rounds is found, and what is older is not read any more", async () => {
    await openIssues(250, 503);
    shop.clock.pass(10 * MINUTE);
    const { round } = rounds;
    await round();
    shop.clock.pass(30 * MINUTE);
    await openIssues(1, 503);
    shop.clock.pass(10 * MINUTE);
    const before = listed();
    expect(await round()).toMatchObject({ failures: 1, redelivered: 1 });
    expect(listed() - before).toBe(1);
  });

  test("what failed more than three days ago is gone", async () => {
    await openIssues(1, 503);
    shop.clock.pass(73 * 60 * MINUTE);
    expect(await rounds.round()).toMatchObject({ failures: 0, redelivered: 0 });
  });
});

describe("what is swept instead", () => {
  const WEB = () => ({ installation: shop.installation.id, owner: "shop", repo: "web" });

  test("a repository whose event failed a second time", async () => {
    await openIssues(2, 503);
    const { round, wishes } = rounds;
    receiver.answer = 500;
    expect(await round()).toMatchObject({ redelivered: 2, swept: 0 });
    receiver.answer = 202;
    shop.clock.pass(10 * MINUTE);
    expect(await round()).toMatchObject({ redelivered: 0, swept: 1 });
    expect(wishes).toEqual([WEB()]);
    shop.clock.pass(10 * MINUTE);
    expect(await round()).toMatchObject({ failures: 0, swept: 0 });
  });

  test("a repository with more than 500, while another one's are delivered again", async () => {
    shop.fake.seed.repository("shop/api");
    await openIssues(501, 503);
    await openIssues(3, 503, "shop/api");
    receiver.received.length = 0;
    const { round, wishes } = rounds;
    expect(await round()).toMatchObject({ failures: 504, redelivered: 3, swept: 1 });
    expect(wishes).toEqual([WEB()]);
    expect(titles()).toEqual(["Issue 0", "Issue 1", "Issue 2"]);
  });

  test("an installation, where a board's events fail: they name no repository", async () => {
    receiver.answer = 503;
    const issue = shop.fake.as("sam").openIssue("shop/web", { title: "A card" });
    shop.fake.as("mara").addCard(shop.board, issue);
    await shop.fake.post.settle();
    const { round, wishes } = rounds;
    await round();
    shop.clock.pass(10 * MINUTE);
    await round();
    expect(wishes).toContainEqual({ installation: shop.installation.id });
    expect(wishes).toContainEqual(WEB());
  });
});

describe("when GitHub fails in the middle", () => {
  test("nothing is lost, and what was done is not done again", async () => {
    await openIssues(5, 503);
    let posts = 0;
    const isThird = ({ method }: { method: string }) => method === "POST" && ++posts === 3;
    shop.fake.fail({ when: isThird, trouble: { kind: "status", status: 502 } });
    const { round, lines } = rounds;
    expect(await round()).toMatchObject({ redelivered: 2, isComplete: false });
    expect(lines.filter(({ level }) => level === "warn")).toHaveLength(1);
    shop.clock.pass(10 * MINUTE);
    receiver.received.length = 0;
    expect(await round()).toMatchObject({ redelivered: 3, swept: 0, isComplete: true });
    expect(titles()).toEqual(["Issue 2", "Issue 3", "Issue 4"]);
  });

  test.each([
    ["the list", "/app/hook/deliveries"],
    ["the name of what is to be swept", "/app/hook/deliveries/"],
  ])("%s: the next round does it all", async (_, path) => {
    await openIssues(501, 503);
    shop.fake.fail({ when: (request) => request.path.startsWith(path), trouble: { kind: "drop" } });
    const { round, wishes } = rounds;
    expect(await round()).toMatchObject({ redelivered: 0, swept: 0, isComplete: false });
    expect(wishes).toEqual([]);
    shop.clock.pass(10 * MINUTE);
    expect(await round()).toMatchObject({ swept: 1, isComplete: true });
  });

  test("deliveries that GitHub has forgotten meanwhile: their repository is swept, once", async () => {
    await openIssues(3, 503);
    const isAttempt = ({ method, path }: { method: string; path: string }) =>
      method === "POST" && path.includes("/attempts");
    shop.fake.fail({ when: isAttempt, times: 2, trouble: { kind: "status", status: 404 } });
    const { round, wishes } = rounds;
    expect(await round()).toMatchObject({ redelivered: 1, swept: 1, isComplete: true });
    expect(wishes).toHaveLength(1);
  });
});
