import { join } from "node:path";
import { type Child, startChild } from "./child.ts";

const CLI = join(import.meta.dirname, "../../action/streamkeeper.mjs");

export interface CliRun {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly onStart: (name: string, child: Child) => void;
}

/** Runs the command line to its end, to the lines that it printed. @throws Error when it fails */
export async function runCli({ args, cwd, env = {}, onStart }: CliRun): Promise<readonly string[]> {
  const child = startChild([CLI, ...args], { cwd, env });
  onStart("The command line", child);
  const code = await child.ended;
  if (code === 0) return child.lines;
  throw new Error(
    `streamkeeper ${args.join(" ")} ended with exit code ${code}:\n${[...child.lines, child.stderr()].join("\n")}`,
  );
}
