import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { signDelivery } from "../app/sign-delivery.ts";

export interface BenchApp {
  /** Sends the delivery of that number; resolves once it is answered, rejects unless with 202. */
  deliver(index: number): Promise<void>;
  /** The App's resident memory once it has nothing to do, MB of a million bytes. */
  readRestingMb(): Promise<number>;
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
/** BENCH_WORKER=real: the jobs are done, against the fake GitHub; else they end at once. */
const APP = join(
  import.meta.dirname,
  process.env.BENCH_WORKER === "real" ? "../../app/start.ts" : "start-idle-app.ts",
);
const REST_MS = 3_000;
/** Issues that the events speak of. */
const ISSUES = 500;

/** Starts the fake GitHub and the App, a process each. */
export async function startBenchApp(): Promise<BenchApp> {
  const folder = mkdtempSync(join(tmpdir(), "streamkeeper-bench-"));
  const fake = run(FAKE, folder, {});
  const details = JSON.parse(await firstMatch(fake, /^\{.*/)) as FakeDetails;
  const app = run(APP, folder, {
    APP_ID: String(details.appId),
    PRIVATE_KEY: details.privateKey,
    WEBHOOK_SECRET: details.webhookSecret,
    GITHUB_API_URL: details.url,
    HOST: "127.0.0.1",
    PORT: "0",
    NODE_ENV: "production",
  });
  const url = JSON.parse(await firstMatch(app, /.*"Streamkeeper listens\.".*/)).url as string;
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  return {
    deliver: (index) => deliver(url, agent, details, index),
    readRestingMb: async () => {
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      const kilobytes = execFileSync("ps", ["-o", "rss=", "-p", String(app.pid)], { encoding: "utf8" });
      return (Number(kilobytes) * 1024) / 1e6;
    },
    stop: async () => {
      agent.destroy();
      for (const child of [app, fake]) await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(script: string, cwd: string, environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [script], {
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

/** What GitHub sends when an issue is edited, some 10 kB. */
function writePayload(index: number, installation: number): object {
  const number = (index % ISSUES) + 1;
  return {
    action: "edited",
    installation: { id: installation },
    repository: { id: 1, full_name: "shop/web" },
    issue: { number, title: `Issue ${number}`, body: "The card is refused at the last step. ".repeat(250) },
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
