import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Job } from "../../app/queue.ts";
import { type HostTools, startApp } from "../../app/start-app.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { buildShop, type Shop, WEBHOOK_SECRET } from "../github/build-shop.ts";
import { collectLog } from "./collect-log.ts";
import { ManualClock } from "./manual-clock.ts";
import { openHostParts } from "./open-host-parts.ts";
import { shopSettings } from "./open-shop-probot.ts";
import { settle } from "./settle.ts";
import { signDelivery } from "./sign-delivery.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await buildShop({ now: Date.now });
  return () => shop.fake.close();
});

/** The App with a worker that is the test's. */
async function start(work: (job: Job, tools: HostTools) => Promise<void>) {
  const { log, lines } = collectLog();
  const clock = new ManualClock();
  const given: HostTools[] = [];
  const app = await startApp({
    settings: shopSettings(shop),
    ...(await openHostParts(clock, log)),
    createWorker: (tools) => {
      given.push(tools);
      return { run: (job) => work(job, tools) };
    },
    clock,
    log,
  });
  onTestFinished(async () => void (await app.stop()));
  const deliver = async (event: string, payload: object, id?: string): Promise<number> => {
    const installation = { id: shop.installation.id };
    const request = signDelivery(event, { installation, ...payload }, WEBHOOK_SECRET, id);
    return (await fetch(`${app.url}/api/github/webhooks`, { method: "POST", ...request })).status;
  };
  return { ...app, lines, clock, deliver, tools: given[0]! };
}
const issue = (number: number, sender: object = { login: "mara", type: "User" }) => ({
  action: "opened",
  repository: { full_name: "shop/web" },
  issue: { number },
  sender,
});
const nothing = async (): Promise<void> => {};

test("an event becomes a job", async () => {
  const jobs: Job[] = [];
  const { deliver, queue, lines, tools } = await start(async (job) => void jobs.push(job));
  expect(await deliver("issues", issue(7), "one-two")).toBe(202);
  await queue.drain();
  expect(tools.own).toEqual({ login: "streamkeeper", kind: "bot" });
  expect(jobs.map(({ target }) => target)).toEqual([
    { kind: "issue", installation: shop.installation.id, owner: "shop", repo: "web", number: 7 },
  ]);
  expect(lines.at(-1)).toEqual({
    level: "info",
    message: "An event woke something.",
    fields: {
      delivery: "one-two",
      event: "issues",
      action: "opened",
      woke: `issue ${shop.installation.id} shop/web#7`,
    },
  });
});

test.each<[string, string, object, string]>([
  [
    "our own doing",
    "issues",
    issue(7, { login: "streamkeeper[bot]", type: "Bot" }),
    "We did this ourselves.",
  ],
  ["an event that wakes nothing", "star", {}, "The event is none that wakes anything."],
  ["an event of tomorrow", "issue_moods", {}, "The event is none that wakes anything."],
  ["a ping", "ping", { zen: "Design for failure." }, "The event is none that wakes anything."],
])("%s is taken and told in one line", async (_, event, payload, line) => {
  const { deliver, lines } = await start(() => Promise.reject(new Error("no job was asked for")));
  const before = lines.length;
  expect(await deliver(event, payload)).toBe(202);
  const level = line === "We did this ourselves." ? "debug" : "info";
  expect(lines.slice(before)).toMatchObject([{ level, message: line }]);
});

test("the same delivery three times is two looks at most", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let looks = 0;
  const { deliver, queue, clock } = await start(async () => {
    looks++;
    await promise;
  });
  for (let time = 0; time < 3; time++) expect(await deliver("issues", issue(7), "one-two")).toBe(202);
  const drained = queue.drain();
  resolve();
  await settle();
  clock.advance(2000);
  await drained;
  expect(looks).toBe(2);
});

test("GitHub has its answer while the job still runs", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { deliver } = await start(() => promise);
  expect(await deliver("issues", issue(7))).toBe(202);
  resolve();
});

describe("a job that fails", () => {
  test("is told without texts, and tried again", async () => {
    const errors: unknown[] = [new Error("a title")];
    const { deliver, queue, lines, clock } = await start(async () => {
      const error = errors.shift();
      if (error !== undefined) throw error;
    });
    await deliver("issues", issue(7));
    await expect.poll(() => lines.at(-1)?.message).toBe("It failed; it will be tried again.");
    expect(lines.at(-1)).toMatchObject({
      level: "warn",
      fields: { target: `issue ${shop.installation.id} shop/web#7`, attempt: 1, error: "Error" },
    });
    expect(JSON.stringify(lines)).not.toContain("a title");
    clock.advance(1000);
    await queue.drain();
    expect(errors).toEqual([]);
  });

  test("for good is given up at once", async () => {
    const { deliver, queue, lines } = await start(async () => {
      throw new GitHubError("forbidden", "The App may not write here.");
    });
    await deliver("issues", issue(7));
    await queue.drain();
    expect(lines.at(-1)).toMatchObject({
      level: "error",
      message: "Given up.",
      fields: { kind: "forbidden", error: "The App may not write here." },
    });
  });
});

describe("stopping", () => {
  test("waits for the job that runs, and counts what waits", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { deliver, stop, tools } = await start(() => promise);
    await deliver("issues", issue(1));
    const later = { kind: "issue", installation: 1, owner: "shop", repo: "web", number: 2 } as const;
    await tools.queue.add([{ target: later, claims: [], priority: "event" }], Number.MAX_SAFE_INTEGER);
    let isOver = false;
    const stopped = stop().then((left) => {
      isOver = true;
      return left;
    });
    await expect(fetch(shop.fake.url)).resolves.toBeDefined();
    expect(isOver).toBe(false);
    resolve();
    expect(await stopped).toBe(1);
  });

  test("takes no more deliveries", async () => {
    const { deliver, stop } = await start(nothing);
    await stop();
    await expect(deliver("issues", issue(1))).rejects.toThrow();
  });
});
