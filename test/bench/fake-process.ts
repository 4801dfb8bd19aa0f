import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const SERVE = join(import.meta.dirname, "../github/serve.ts");

/** The fake GitHub as a process of its own, without secondary limits. */
export interface FakeProcess {
  readonly url: string;
  stop(): void;
}

export async function startFakeProcess(): Promise<FakeProcess> {
  const child = spawn(process.execPath, [SERVE, "--no-limits"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const { url } = JSON.parse(String(line)) as { readonly url: string };
  return { url, stop: () => void child.kill() };
}

/** Asks its control door; see test/github/README.md. */
export async function askFakeProcess<T>(
  { url }: FakeProcess,
  method: "GET" | "POST",
  path: string,
  body?: string,
): Promise<T> {
  // A benchmark blocks for seconds: a connection that is kept would be gone by then.
  const headers = { connection: "close" };
  const answer = await fetch(`${url}/_fake/${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  if (!answer.ok) throw new Error(`The fake GitHub answers /_fake/${path} with status ${answer.status}`);
  return (await answer.json()) as T;
}
