import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../action/temporary-folder.ts";
import { type FakeGitHub, startFakeGitHub } from "../github/start-fake-github.ts";
import { readForm } from "./read-form.ts";
import { type AppProcess, runApp } from "./run-app.ts";

let fake: FakeGitHub;
beforeEach(async () => {
  fake = await startFakeGitHub();
  fake.seed.user("mara");
  fake.seed.organization("shop", ["mara"]);
  fake.seed.repository("shop/web", { roles: { mara: "maintain" } });
  return () => fake.close();
});

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

interface Place {
  readonly folder: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
}

async function findPlace(envFile?: string): Promise<Place> {
  const port = String(await findFreePort());
  const url = `http://127.0.0.1:${port}`;
  const folder = temporaryFolder(envFile === undefined ? {} : { ".env": envFile });
  const environment = { PORT: port, HOST: "127.0.0.1", PUBLIC_URL: url, GITHUB_API_URL: fake.url };
  return { folder, url, environment };
}

/** As a person with a browser: page, GitHub's form, and back. */
async function register(app: AppProcess, url: string): Promise<Response> {
  await app.says(/Open this page to make one/);
  const form = readForm(await (await fetch(url)).text());
  const atGitHub = await fetch(form.action, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ manifest: form.manifest }),
  });
  return await fetch(atGitHub.headers.get("location")!, { redirect: "manual" });
}

/** Installs the App; to the status of the delivery that tells it so. */
async function install(): Promise<number | undefined> {
  fake.seed.install(fake.world.apps[0]!, "shop");
  await fake.post.settle();
  return fake.post.deliveries.find(({ event }) => event === "installation")?.statusCode;
}

test("from nothing to a delivery that arrives, without a restart", async () => {
  const { folder, url, environment } = await findPlace();
  const app = await runApp(folder, environment);
  const back = await register(app, url);
  expect([back.status, back.headers.get("location")]).toEqual([
    302,
    expect.stringMatching(/\/streamkeeper\/installations\/new$/),
  ]);
  await app.says(/Streamkeeper listens\./);
  expect(await install()).toBe(202);
  await app.says(/event=installation/);
  const said = app.stdout() + app.stderr();
  expect(said).not.toContain("PRIVATE KEY");
  expect(said).not.toContain(fake.world.apps[0]!.webhookSecret);
});

test("the keys are in .env, for its owner alone, and the next start reads them", async () => {
  const { folder, url, environment } = await findPlace("# mine\nNOTE='a # b'\nAPP_ID=");
  const first = await runApp(folder, environment);
  await register(first, url);
  await first.says(/Streamkeeper listens\./);
  first.child.kill("SIGTERM");
  expect(await first.ended()).toBe(0);

  const file = join(folder, ".env");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toMatch(/^# mine\nNOTE='a # b'\nAPP_ID=\n# Written by/);

  const second = await runApp(folder, environment);
  await second.says(/Streamkeeper listens\./);
  expect(await install()).toBe(202);
});

describe("the way back", () => {
  test.each(["?code=guess", "?code=guess&state=guess", "?state=", ""])("%s is none", async (query) => {
    const { folder, url, environment } = await findPlace();
    const app = await runApp(folder, environment);
    await app.says(/Open this page to make one/);
    expect((await fetch(`${url}/probot/setup${query}`)).status).toBe(400);
    expect(fake.requests).toEqual([]);
  });
});

test("a set-up can be stopped", async () => {
  const { folder, environment } = await findPlace();
  const app = await runApp(folder, environment);
  await app.says(/Open this page to make one/);
  app.child.kill("SIGINT");
  expect(await app.ended()).toBe(0);
});
