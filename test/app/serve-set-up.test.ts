import { once } from "node:events";
import { request } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { HostError } from "../../app/host-error.ts";
import { openServer } from "../../app/open-server.ts";
import { type SetUpTools, serveSetUp } from "../../app/set-up/serve-set-up.ts";
import { startFakeGitHub } from "../github/start-fake-github.ts";
import { readForm } from "./read-form.ts";

const APP_YML = "name: O'Keeper <b>\ndefault_permissions: { issues: write }\ndefault_events: [issues]\n";

async function open(more: Partial<SetUpTools> = {}) {
  const tools: SetUpTools = {
    rest: "https://api.github.com",
    publicUrl: "https://keeper.example.org",
    organization: "",
    appYml: APP_YML,
    isLocal: true,
    save: () => {},
    onDone: () => {},
    ...more,
  };
  const server = await openServer({ host: "127.0.0.1", port: 0 }, serveSetUp(tools));
  onTestFinished(() => server.close());
  const page = async (path = "/"): Promise<string> => await (await fetch(server.url + path)).text();
  return { ...server, page };
}
const readManifest = (html: string) => JSON.parse(readForm(html).manifest) as Record<string, unknown>;

describe("the page", () => {
  test("holds the manifest whole, whatever stands in it, and does nothing but show it", async () => {
    const { page, url } = await open();
    const html = await page();
    expect(readManifest(html)).toEqual({
      url: "https://keeper.example.org",
      name: "O'Keeper <b>",
      default_permissions: { issues: "write" },
      default_events: ["issues"],
      redirect_url: `${url}/probot/setup`,
      hook_attributes: { url: "https://keeper.example.org/api/github/webhooks", active: true },
    });
    expect(html).not.toContain("<b>");
    expect(html).not.toContain("does not know how to reach");
  });

  test.each<[string, string, string]>([
    ["https://api.github.com", "", "https://github.com/settings/apps/new"],
    ["https://api.github.com", "acme", "https://github.com/organizations/acme/settings/apps/new"],
    [
      "https://ghe.example.com/api/v3",
      "acme",
      "https://ghe.example.com/organizations/acme/settings/apps/new",
    ],
    ["https://api.github.com", "../acme", "https://github.com/settings/apps/new"],
  ])("%s, organisation %j: the form goes to %s", async (rest, organization, action) => {
    const { page } = await open({ rest, organization });
    expect(readForm(await page()).action).toMatch(new RegExp(`^${action}\\?state=[0-9a-f]{40}$`));
  });

  test("takes organisation and address from the person", async () => {
    const { page } = await open({ publicUrl: null });
    const html = await page("/?organization=acme&address=https%3A%2F%2Ftunnel.example.net%2F");
    expect(readForm(html).action).toContain("/organizations/acme/");
    expect(readManifest(html)).toMatchObject({
      hook_attributes: { url: "https://tunnel.example.net/api/github/webhooks", active: true },
    });
  });

  test("without an address says what is missing, how to give it, and what happens without", async () => {
    const { page } = await open({ publicUrl: null });
    const html = await page("/?address=%22%3E%3Cscript%3E");
    expect(html).toContain("GitHub does not know how to reach this machine");
    expect(html).toContain("PUBLIC_URL=https://... npm start");
    expect(html).toContain("its webhook is then switched off");
    expect(html).not.toContain("<script");
    expect(readManifest(html).hook_attributes).toMatchObject({ active: false });
  });
});

test("the address alone leads to the page", async () => {
  const { port } = await open();
  const answer = await fetch(`http://localhost:${port}/?organization=acme`, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/probot?organization=acme"]);
});

describe("who may ask", () => {
  const ask = async (port: number, host: string): Promise<number> => {
    const asked = request({ port, host: "127.0.0.1", path: "/probot", headers: { host } }).end();
    const [response] = await once(asked, "response");
    response.resume();
    return response.statusCode;
  };
  test.each([
    ["localhost:3000", 200],
    ["127.0.0.1:3000", 200],
    ["[::1]:3000", 200],
    ["evil.example", 403],
    ["localhost.evil.example", 403],
    ["127.0.0.1.evil.example", 403],
  ])("%s: %i", async (host, status) => {
    const { port } = await open();
    expect(await ask(port, host)).toBe(status);
  });
  test("any name, where the operator opened it to others", async () => {
    const { port } = await open({ isLocal: false });
    expect(await ask(port, "keeper.internal")).toBe(200);
  });
});

describe("the way back", () => {
  /** Through the form of a GitHub, to what the page says in the end. */
  async function comeBack(more: Partial<SetUpTools>, spoil: (location: URL) => void = () => {}) {
    const fake = await startFakeGitHub();
    onTestFinished(() => fake.close());
    const { page } = await open({ rest: fake.url, publicUrl: "http://127.0.0.1:9", ...more });
    const { action, manifest } = readForm(await page());
    const body = new URLSearchParams({ manifest });
    const there = await fetch(action, { method: "POST", redirect: "manual", body });
    const location = new URL(there.headers.get("location")!);
    spoil(location);
    const back = await fetch(location, { redirect: "manual" });
    const again = await fetch(location, { redirect: "manual" });
    return { status: back.status, text: await back.text(), again: again.status, app: fake.world.apps[0]! };
  }

  test("hands over the keys, once", async () => {
    const saved: unknown[] = [];
    const done: boolean[] = [];
    const { status, again, app } = await comeBack({
      save: (credentials) => void saved.push(credentials),
      onDone: (hasWebhook) => void done.push(hasWebhook),
    });
    expect([status, again]).toEqual([302, 502]);
    expect(saved).toEqual([
      {
        appId: app.id,
        privateKey: expect.stringMatching(/^-----BEGIN RSA PRIVATE KEY-----/),
        webhookSecret: app.webhookSecret,
      },
    ]);
    expect(done).toEqual([true]);
  });

  test("a code that GitHub does not know is told, with what to do", async () => {
    const { status, text } = await comeBack({}, (location) => location.searchParams.set("code", "../x"));
    expect(status).toBe(502);
    expect(text).toContain("GitHub does not give out the App&#39;s keys (404)");
  });

  test("keys that cannot be written are told, and the set-up goes on", async () => {
    const done: boolean[] = [];
    const { status, text } = await comeBack({
      save: () => {
        throw new HostError("The file cannot be written (EACCES).");
      },
      onDone: (hasWebhook) => void done.push(hasWebhook),
    });
    expect(status).toBe(502);
    expect(text).toContain("The file cannot be written (EACCES).");
    expect(done).toEqual([]);
  });
});
