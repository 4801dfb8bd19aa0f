import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "../..");

/** As `npm start` runs it: Node's options, and the file. */
const START: readonly string[] = readStart();

function readStart(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    readonly scripts: { readonly start: string };
  };
  const [, ...words] = scripts.start.split(" ");
  return words.map((word) => (word.startsWith("-") ? word : join(ROOT, word)));
}

/** One line of the App's log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly level: string; readonly msg: string };

/** The App as a process that is started, killed and started again. */
export class AppRunner {
  readonly #folder: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #waiting = new Set<{
    readonly find: (line: LogLine) => boolean;
    readonly tell: (line: LogLine) => void;
  }>();
  #child: ChildProcess | null = null;
  /** Of the present life. */
  #lines: LogLine[] = [];
  /** Warnings and errors of all lives, by what they say. */
  readonly troubles = new Map<string, number>();
  /** Processes that ended by themselves. */
  readonly deaths: string[] = [];

  constructor(folder: string, environment: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#environment = environment;
  }

  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error("The App does not run.");
    return this.#child.pid;
  }

  start(): void {
    this.#lines = [];
    const child = spawn(process.execPath, [...START], {
      cwd: this.#folder,
      env: { PATH: process.env.PATH ?? "", ...this.#environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      complaint = `${complaint}${chunk}`.slice(-2000);
    });
    createInterface({ input: child.stdout }).on("line", (line) => this.#hear(line));
    child.once("close", (code, signal) => {
      if (this.#child !== child) return;
      this.#child = null;
      this.deaths.push(`ended with ${code ?? signal}: ${complaint}`);
    });
  }

  /** Until its log holds such a line, in this life. */
  async says(find: (line: LogLine) => boolean, patienceMs = 60_000): Promise<LogLine> {
    const there = this.#lines.find(find);
    if (there !== undefined) return there;
    return await new Promise((resolve, reject) => {
      const wait = { find, tell: (line: LogLine) => end(() => resolve(line)) };
      const timer = setTimeout(
        () => end(() => reject(new Error("The App did not say it in time."))),
        patienceMs,
      );
      const end = (tell: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(wait);
        tell();
      };
      this.#waiting.add(wait);
    });
  }

  /** Until it listens. */
  async listens(): Promise<void> {
    await this.says(({ msg }) => msg === "Streamkeeper listens.");
  }

  /** At once, with SIGKILL. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Ends it well. @returns how many targets it left waiting; null = it did not say */
  async stop(): Promise<number | null> {
    if (this.#child === null) return null;
    const lines = this.#lines;
    await this.#end("SIGTERM");
    const last = lines.findLast(({ left }) => typeof left === "number");
    return last === undefined ? null : (last.left as number);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    const closed = once(child, "close");
    this.#child = null;
    child.kill(signal);
    await closed;
  }

  #hear(text: string): void {
    let line: LogLine;
    try {
      line = JSON.parse(text) as LogLine;
    } catch {
      line = { level: "info", msg: text };
    }
    this.#lines.push(line);
    if (line.level === "warn" || line.level === "error") {
      const about = [line.level, line.msg, line.message ?? line.error ?? ""].join(" ").slice(0, 160);
      this.troubles.set(about, (this.troubles.get(about) ?? 0) + 1);
    }
    for (const { find, tell } of [...this.#waiting]) if (find(line)) tell(line);
  }
}
