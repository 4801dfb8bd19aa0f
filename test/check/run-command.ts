import { spawn } from "node:child_process";

export interface CommandResult {
  readonly ok: boolean;
  /** Standard output and error, in the order in which they came. */
  readonly output: string;
}

/** Runs a program to its end; a program that cannot be started is a failure with a line that says so. */
export function runCommand(program: string, args: readonly string[], folder: string): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ ok: false, output: `${program}: ${error.message}` }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}
