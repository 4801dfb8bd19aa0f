import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

const PATIENCE_TO_END_MS = 6_000;

/** A process that the demo started. */
export interface Child {
  /** All lines of its standard output so far. */
  readonly lines: readonly string[];
  readonly stderr: () => string;
  /** Whether it has ended; null is a signal's exit code. */
  readonly exit: () => { readonly code: number | null } | null;
  /** Resolves to its exit code. */
  readonly ended: Promise<number | null>;
  /** Asks it to end, without waiting for it. */
  kill(): void;
  /** Asks it to end, and sees to it. */
  stop(): Promise<number | null>;
}

/** Starts a process of this Node.js with these variables alone, beside the path. */
export function startChild(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Child {
  const process_ = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH ?? "", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const texts = { rest: "", stderr: "" };
  process_.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const [...whole] = (texts.rest + chunk).split("\n");
    texts.rest = whole.pop() ?? "";
    lines.push(...whole);
  });
  process_.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    texts.stderr += chunk;
  });
  let exit: { code: number | null } | null = null;
  const ended = once(process_, "close").then(([code]) => {
    if (texts.rest !== "") lines.push(texts.rest);
    exit = { code: code as number | null };
    return exit.code;
  });
  return {
    lines,
    stderr: () => texts.stderr,
    exit: () => exit,
    ended,
    kill: () => void process_.kill("SIGTERM"),
    stop: () => stop(process_, ended),
  };
}

async function stop(child: ChildProcess, ended: Promise<number | null>): Promise<number | null> {
  child.kill("SIGTERM");
  const last = setTimeout(() => child.kill("SIGKILL"), PATIENCE_TO_END_MS);
  const code = await ended;
  clearTimeout(last);
  return code;
}
