import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openTerminal } from "../../action/terminal.ts";
import { isOwnEvent } from "./app-log.ts";
import { Children } from "./children.ts";
import { REPOSITORY } from "./names.ts";
import { runDemo } from "./run-demo.ts";

/*
 * `npm run demo`: a fake GitHub with the backlog of an invented shop, and the App as a user deploys it, each as a
 * process of its own. People act, and what comes of it is checked: anything that is not as it should be ends the demo
 * with exit code 1. `--keep` leaves both running to look at.
 */

const LONGEST_MS = 120_000;
/** As a shell says it of a process that Ctrl-C ended. */
const INTERRUPTED = 130;

const isKept = readOptions();
const terminal = openTerminal(process);
const folder = mkdtempSync(join(tmpdir(), "streamkeeper-demo-"));
const children = new Children();
const start = Date.now();

// However it ends: a reader of its output may leave early, too.
process.on("exit", () => {
  children.killAll();
  rmSync(folder, { recursive: true, force: true });
});

const interrupted = new Promise<"interrupted">((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => resolve("interrupted"));
  }
});
const timedOut = new Promise<never>((_, reject) => {
  const tooLong = new Error(`The demo did not end within ${LONGEST_MS / 1000} seconds`);
  setTimeout(() => reject(tooLong), LONGEST_MS).unref();
});
// It may go off while nobody races against it any more.
timedOut.catch(() => {});

function readOptions(): boolean {
  try {
    return parseArgs({ options: { keep: { type: "boolean", default: false } } }).values.keep;
  } catch (error) {
    console.error(`${(error as Error).message}\nUsage: npm run demo [-- --keep]`);
    process.exit(2);
  }
}

/** To the exit code. */
async function play(): Promise<number> {
  const demo = runDemo({ folder, terminal, onStart: children.add });
  const place = await Promise.race([demo, timedOut, interrupted]);
  if (place === "interrupted") return INTERRUPTED;
  const seconds = Math.round((Date.now() - start) / 1000);
  terminal.print(`\n${terminal.paint("green", `All of it is as it should be, after ${seconds} seconds.`)}`);
  if (!isKept) {
    terminal.print("`npm run demo -- --keep` leaves GitHub and the App running, to look at and to try.");
    return 0;
  }
  terminal.print(
    "GitHub and the App go on running; Ctrl-C ends them. To be somebody there (see test/github/README.md):",
  );
  terminal.print(writeExample(place.url));
  await Promise.race([interrupted, children.oneEnds()]);
  return 0;
}

function writeExample(url: string): string {
  const act = { as: "yarrow-pm", act: "comment", with: [`${REPOSITORY}#485`, "/stream checkout"] };
  return `  curl ${url}/_fake/acts -d '${JSON.stringify(act)}'`;
}

let code = 1;
try {
  code = await play();
} catch (error) {
  terminal.progress("");
  terminal.warn(`\n${terminal.paintWarning("red", error instanceof Error ? error.message : String(error))}`);
  terminal.warn(children.lastWords("The App", isOwnEvent));
}
const troubles = await children.stopAll();
if (code === 0 && troubles.length > 0) {
  code = 1;
  terminal.warn(troubles.join("\n"));
}
process.exit(code);
