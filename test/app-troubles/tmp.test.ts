import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../action/temporary-folder.ts";
import { type AppProcess, runApp } from "../app/run-app.ts";
import { buildShop, PRIVATE_KEY, type Shop, WEBHOOK_SECRET } from "../github/build-shop.ts";
import type { Issue } from "../github/state/issue.ts";
import { actBefore } from "../scenarios/act-before.ts";
import { labelsOf, STREAMS } from "../scenarios/open-scenario.ts";

/* The App as a process of its own, in real time. */

const MAP = `${STREAMS}comments: { grace: 0s }\n`;
const LISTENS = /"msg":"Streamkeeper listens\.","url":"([^"]+)"/;
const PATIENCE = { timeout: 15_000, interval: 20 };

async function openShop(): Promise<Shop> {
  const shop = await buildShop({ now: Date.now });
  onTestFinished(() => shop.fake.close());
  // One a second are made, so that those the map lacks would take their time.
  for (const name of ["stream: refunds", "needs: stream", "held: stream"])
    shop.fake.as("mara").createLabel("shop/web", { name, color: "59636e" });
  shop.fake.as("mara").push("shop/web", ".github/flow-map.yml", MAP);
  return shop;
}

/** Starts the App; webhooks go to it from now on. */
async function startApp({ app, fake }: Shop, folder = temporaryFolder()): Promise<AppProcess> {
  const running = await runApp(folder, {
    APP_ID: String(app.id),
    PRIVATE_KEY,
    WEBHOOK_SECRET,
    GITHUB_API_URL: fake.url,
    HOST: "127.0.0.1",
    PORT: "0",
    LOG_FORMAT: "json",
  });
  const [, url] = await running.says(LISTENS);
  app.webhookUrl = `${url}/api/github/webhooks`;
  return running;
}

const openIssue = ({ fake }: Shop, title: string): Issue => fake.as("sam").openIssue("shop/web", { title });
const seeLabels = (issue: Issue) => expect.poll(() => labelsOf(issue), PATIENCE);
const commentsOf = ({ fake }: Shop, issue: Issue) => fake.world.comments.get(issue) ?? [];

test("an opened issue gets its label, and one without a stream its comment", async () => {
  const shop = await openShop();
  const app = await startApp(shop);
  const [issue, odd] = [openIssue(shop, "The cart is empty"), openIssue(shop, "Something is odd")];
  await seeLabels(issue).toEqual(["stream: checkout"]);
  await seeLabels(odd).toEqual(["needs: stream"]);
  await expect.poll(() => commentsOf(shop, odd).length, PATIENCE).toBe(1);
  app.child.kill("SIGTERM");
  expect(await app.ended()).toBe(0);
  expect(app.stdout()).not.toMatch(/"level":"(?:warn|error)"/);
});

test("killed in the middle and started again: no harm, nothing twice", async () => {
  const shop = await openShop();
  const { fake } = shop;
  const folder = temporaryFolder();
  const first = await startApp(shop, folder);
  actBefore(fake, "WriteIssues", () => first.child.kill("SIGKILL"));
  fake.fail({ when: ({ documentName }) => documentName === "WriteIssues", trouble: { kind: "lose-answer" } });
  const odd = openIssue(shop, "Something is odd");
  await first.ended();
  await expect.poll(() => commentsOf(shop, odd).length, PATIENCE).toBe(1);
  await startApp(shop, folder);
  fake.as("mara").comment(odd, "/stream why");
  await expect.poll(() => commentsOf(shop, odd).length, PATIENCE).toBe(3);
  expect(labelsOf(odd)).toEqual(["needs: stream"]);
  expect(commentsOf(shop, odd).map(({ author }) => author!.login)).toEqual([
    "streamkeeper",
    "mara",
    "streamkeeper",
  ]);
});

test("SIGTERM while it works: what is under way is ended, the rest is counted, and done after the next start", async () => {
  const shop = await openShop();
  const { fake, installation } = shop;
  const folder = temporaryFolder();
  const first = await startApp(shop, folder);
  actBefore(fake, "WriteIssues", () => first.child.kill("SIGTERM"));
  const { appendFileSync } = await import("node:fs");
  const say = (what: string) => appendFileSync("/tmp/h10/sig.log", `${new Date().toISOString()} ${what}\n`);
  say("acting");
  setTimeout(() => { say(`code ${first.child.exitCode} ` + first.stdout() + fake.requests.map((r) => `${r.method} ${r.path} ${r.documentName} ${r.status}`).join("\n") + fake.post.deliveries.map((d) => `${d.event} ${d.statusCode} ${d.status}`).join("|")); }, 12000);
  const issues = Array.from({ length: 8 }, (_, index) => openIssue(shop, `The cart (${index})`));
  expect(await first.ended()).toBe(0);
  say("ended");
  const done = issues.filter(({ labels }) => labels.length > 0).length;
  expect(first.stdout()).toMatch(/"msg":"Stopped(?:; nothing was left| with work left) to do\."/);
  expect(first.stdout().match(/"msg":"Done\."/g)).toHaveLength(done);
  const second = await startApp(shop, folder);
  say("second");
  setTimeout(() => say('SECOND' + second.stdout() + second.stderr() + issues.map((i) => i.labels.length)), 6000);
  fake.seed.suspend(installation, false);
  for (const issue of issues) await seeLabels(issue).toEqual(["stream: checkout"]);
});
