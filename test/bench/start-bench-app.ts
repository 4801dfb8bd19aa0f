import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { signDelivery } from "../app/sign-delivery.ts";
import { type Backend, makeSoakPlace } from "../soak/soak-place.ts";

export interface BenchApp {
  /** Sends the delivery of that number; resolves once it is answered, rejects unless with 202. */
  deliver(index: number): Promise<void>;
  /** The App's resident memory once it has nothing to do, MB of a million bytes. */
  readRestingMb(restMs?: number): Promise<number>;
  stop(): Promise<void>;
}

interface FakeDetails {
  readonly url: string;
  readonly appId: number;
  readonly installationId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
}

const FAKE = join(import.meta.dirname, "../github/serve.ts");
const ROOT = join(import.meta.dirname, "../..");
/** As `npm start` runs it: Node's options, and the file. */
const APP = readStart();
const REST_MS = 3_000;
/** Issues that the events speak of: they are there, and looked at. */
const ISSUES = 500;
const MAP = `version: 1
streams:
  checkout: { outcome: Shoppers pay in under a minute, words: [checkout, cart, card] }
  refunds: { outcome: Money is back within two days, words: ["refund*"] }
`;

/** Starts the fake GitHub and the App, a process each, with a database of its own. */
export async function startBenchApp(backend: Backend): Promise<BenchApp> {
  const place = await makeSoakPlace(backend);
  const { folder } = place;
  const fake = run([FAKE, "--no-limits"], folder, {});
  const details = JSON.parse(await firstMatch(fake, /^\{.*/)) as FakeDetails;
  await act(details, "mara", "push", "shop/web", ".github/flow-map.yml", MAP);
  for (let number = 1; number <= ISSUES; number++) {
    await act(details, "sam", "openIssue", "shop/web", { title: `Issue ${number}`, body: BODY });
  }
  const app = run(APP, folder, {
    ...place.environment,
    METRICS_PORT: "off",
    APP_ID: String(details.appId),
    PRIVATE_KEY: details.privateKey,
    WEBHOOK_SECRET: details.webhookSecret,
    GITHUB_API_URL: details.url,
    HOST: "127.0.0.1",
    PORT: "0",
    NODE_ENV: "production",
  });
  const url = JSON.parse(await firstMatch(app, /.*"Streamkeeper listens\.".*/)).url as string;
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  return {
    deliver: (index) => deliver(url, agent, details, index),
    readRestingMb: async (restMs = REST_MS) => {
      await new Promise((resolve) => setTimeout(resolve, restMs));
      const kilobytes = execFileSync("ps", ["-o", "rss=", "-p", String(app.pid)], { encoding: "utf8" });
      return (Number(kilobytes) * 1024) / 1e6;
    },
    stop: async () => {
      agent.destroy();
      for (const child of [app, fake]) await end(child);
      await place.remove();
    },
  };
}

function readStart(): string[] {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    readonly scripts: { readonly start: string };
  };
  const [, ...words] = manifest.scripts.start.split(" ");
  return words.map((word) => (word.startsWith("-") ? word : join(ROOT, word)));
}

/** Somebody does something on the fake GitHub. */
async function act({ url }: FakeDetails, as: string, name: string, ...given: unknown[]): Promise<void> {
  const body = JSON.stringify({ as, act: name, with: given });
  const answer = await fetch(`${url}/_fake/acts`, { method: "POST", body });
  if (!answer.ok) throw new Error(`The fake GitHub could not do ${name}: ${await answer.text()}`);
}

function run(
  script: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(process.execPath, [...script], {
    cwd,
    env: { PATH: process.env.PATH ?? "", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** The rest of what it says is read and dropped, so that it never waits for us. */
async function firstMatch({ stdout }: ChildProcess, pattern: RegExp): Promise<string> {
  const lines = createInterface({ input: stdout! });
  return await new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      const match = pattern.exec(line);
      if (match !== null) resolve(match[0]);
    });
    lines.once("close", () => reject(new Error(`It ended without saying ${pattern}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

const BODY = "The card is refused at the last step. ".repeat(250);

/** What GitHub sends when an issue is edited, some 10 kB. */
function writePayload(index: number, installation: number): object {
  const number = (index % ISSUES) + 1;
  return {
    action: "edited",
    installation: { id: installation },
    repository: { id: 1, full_name: "shop/web" },
    issue: { number, title: `Issue ${number}`, body: BODY },
    sender: { login: "mara", type: "User" },
  };
}

async function deliver(url: string, agent: Agent, details: FakeDetails, index: number): Promise<void> {
  const { body, headers } = signDelivery(
    "issues",
    writePayload(index, details.installationId),
    details.webhookSecret,
  );
  const sent = request(`${url}/api/github/webhooks`, { method: "POST", agent, headers });
  sent.end(body);
  const [response] = await once(sent, "response");
  response.resume();
  await once(response, "end");
  if (response.statusCode !== 202) throw new Error(`A delivery was answered with ${response.statusCode}`);
}
