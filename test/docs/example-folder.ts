import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { findBlock, readPage } from "./read-page.ts";

/**
 * The folder in which the documentation's examples run: `backlog.jsonl` is that of docs/command-line.md, `first.jsonl`
 * its first line, `flow-map.yml` the README's. Dispose of it to remove it.
 */
export class ExampleFolder implements Disposable {
  private readonly folder = mkdtempSync(join(tmpdir(), "streamkeeper-docs-"));

  constructor() {
    const backlog = findBlock(readPage("docs/command-line.md"), "jsonl");
    this.write("backlog.jsonl", backlog);
    this.write("first.jsonl", backlog.split("\n")[0]!);
    this.write("flow-map.yml", findBlock(readPage("README.md"), "yaml"));
  }

  /** What the command line prints to standard output; throws when it fails. */
  run(args: readonly string[]): string {
    const program = join(PROJECT_ROOT, "action/streamkeeper.mjs");
    const env = { ...process.env, NO_COLOR: "1" };
    return execFileSync(process.execPath, [program, ...args], { cwd: this.folder, env, encoding: "utf8" });
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }

  private write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }
}
