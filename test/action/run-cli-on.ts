import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { CliResult } from "./run-cli.ts";

const CLI = join(import.meta.dirname, "../../action/streamkeeper.mjs");

/** Runs the command line as a process of its own against a server that this process runs. */
export async function runCliOn(
  apiUrl: string,
  token: string | null,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: {
      PATH: process.env.PATH ?? "",
      NO_COLOR: "1",
      GITHUB_API_URL: apiUrl,
      ...(token !== null && { GH_TOKEN: token }),
      ...more,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = (await closed) as [number | null];
  return { exitCode, stdout, stderr };
}
