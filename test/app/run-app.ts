import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { copyDatabase } from "../app-store/test-folders.ts";

const START = join(import.meta.dirname, "../../app/start.ts");
const PATIENCE_MS = 20_000;

export interface AppProcess {
  readonly child: ChildProcess;
  /** All that it said on standard output so far. */
  stdout(): string;
  stderr(): string;
  /** Waits until standard output holds this; to the match. Rejects when the process ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit code, once it ended. */
  ended(): Promise<number | null>;
}

/**
 * Starts the App as a process of its own, with these variables alone, in a folder, which gets a database; it is gone when
 * the test ends. Unless told otherwise nobody asks it for metrics, and there are no nights.
 */
export async function runApp(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<AppProcess> {
  await copyDatabase(folder);
  const child = spawn(process.execPath, [START], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", METRICS_PORT: "off", SWEEP_HOUR: "off", ...environment },
  });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      texts[name] += chunk;
    });
  }
  const closed = once(child, "close").then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await closed;
  });
  const says = async (pattern: RegExp): Promise<RegExpExecArray> => {
    const timeout = AbortSignal.timeout(PATIENCE_MS);
    const isOver = closed.then(() => true);
    for (;;) {
      const match = pattern.exec(texts.stdout);
      if (match !== null) return match;
      const more = once(child.stdout, "data", { signal: timeout }).then(() => false);
      if (await Promise.race([more, isOver])) {
        throw new Error(`It ended without saying ${pattern}:\n${texts.stdout}${texts.stderr}`);
      }
    }
  };
  return {
    child,
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    says,
    ended: () => closed,
  };
}
