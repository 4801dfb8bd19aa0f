import { join } from "node:path";
import { readLog } from "./app-log.ts";
import { type Child, startChild } from "./child.ts";
import { FakeDoor } from "./fake-door.ts";
import { findFreePort } from "./find-free-port.ts";
import { waitUntil } from "./wait-until.ts";

const FAKE = join(import.meta.dirname, "serve-shop.ts");
const APP = join(import.meta.dirname, "../../app/start.ts");
/** The App makes itself a database first. */
const PATIENCE_MS = 40_000;

/** What the fake GitHub tells of itself, in one line. */
interface FakePlace {
  readonly url: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
}

export interface Both {
  readonly door: FakeDoor;
  readonly place: FakePlace;
  readonly app: Child;
}

/**
 * Starts the fake GitHub, and the App that listens to it, each as a process of its own.
 *
 * @param folder an empty one, so that no `.env` is read
 * @param onStart told each process, so that somebody ends it whatever happens
 */
export async function startBoth(
  folder: string,
  onStart: (name: string, child: Child) => void,
): Promise<Both> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const fake = startChild([FAKE, "--webhook-url", `${url}/api/github/webhooks`], { cwd: folder });
  onStart("The fake GitHub", fake);
  await waitUntil(() => (fake.lines.length > 0 ? null : whyNot(fake, "The fake GitHub")), PATIENCE_MS);
  const place = JSON.parse(fake.lines[0]!) as FakePlace;
  const app = startChild([APP], { cwd: folder, env: appEnvironment(place, port) });
  onStart("The App", app);
  const listens = () => readLog(app.lines).some(({ msg }) => msg === "Streamkeeper listens.");
  await waitUntil(() => (listens() ? null : whyNot(app, "The App")), PATIENCE_MS);
  return { door: new FakeDoor(place.url), place, app };
}

function whyNot(child: Child, name: string): string {
  if (child.exit() === null) return `${name} has not started`;
  throw new Error(`${name} ended at once:\n${child.stderr()}`);
}

/** What docs/app.md says to set, and nothing else. */
const appEnvironment = (
  { url, appId, privateKey, webhookSecret }: FakePlace,
  port: number,
): Readonly<Record<string, string>> => ({
  APP_ID: String(appId),
  PRIVATE_KEY: privateKey,
  WEBHOOK_SECRET: webhookSecret,
  GITHUB_API_URL: url,
  HOST: "127.0.0.1",
  PORT: String(port),
  LOG_FORMAT: "json",
});
