import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { readInstant } from "../shared/text/read-instant.ts";
import { DEFAULT_MAP } from "./default-map.ts";
import { parseAddress } from "./read-operator-address.ts";
import { openTerminal } from "./terminal.ts";
import { EXIT, UserError } from "./user-error.ts";

/*
 * The words of the command line. Each command's code, and with it the YAML reader and the rest, is loaded when the
 * command runs, so that --version and --help answer at once.
 */

const terminal = openTerminal(process);

function readVersion(): string {
  const manifest = readFileSync(join(import.meta.dirname, "../package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

const mapOption = () =>
  new Option("--map <file>", "the flow map").argParser(readFileName).default(DEFAULT_MAP);
const automationOption = () =>
  new Option("--automation <login>", "labels that this login put are not a person's (repeatable)").argParser(
    addTo,
  );

const addTo = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value];

/** An empty one is a variable that a script forgot to set. */
function readFileName(written: string): string {
  if (written === "") throw new InvalidArgumentError("Write the name of a file.");
  return written;
}

function readInstantOption(written: string): number {
  const at = readInstant(written);
  if (at === null) throw new InvalidArgumentError("Write an instant such as 2026-06-15T09:00:00Z.");
  return at;
}

function readWeeks(written: string): number {
  const weeks = Number(written);
  if (!/^\d{1,2}$/.test(written) || weeks < 4 || weeks > 52) {
    throw new InvalidArgumentError("Write a whole number from 4 to 52.");
  }
  return weeks;
}

function readIssueName(written: string): string {
  if (!/^(?:[\w.-]+\/[\w.-]+)?#?\d+$/.test(written)) {
    throw new InvalidArgumentError("Write an issue's number, such as 12, or owner/name#12.");
  }
  return written;
}

function readAddress(written: string): string {
  const address = parseAddress(written);
  if (address === null) throw new InvalidArgumentError("Write an address such as http://127.0.0.1:9464.");
  return address;
}

function readLetterId(written: string, before: readonly string[] | undefined): string[] {
  if (!/^[\da-f-]{4,36}$/i.test(written)) {
    throw new InvalidArgumentError(
      "Write an id, or how it begins, as `streamkeeper replay --list` shows it.",
    );
  }
  return addTo(written, before);
}

const program = new Command("streamkeeper")
  .description("Keeps a GitHub backlog organised by the flow of value.")
  .version(readVersion())
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(terminal.paintWarning("red", text)) })
  .showHelpAfterError("(streamkeeper --help says the rest)");

program
  .command("check")
  .description("validate a flow map; exit code 1 on errors")
  .addOption(mapOption())
  // Understood everywhere, so that one set of options serves every command of a script; here they change nothing.
  .addOption(new Option("--automation <login>").argParser(addTo).hideHelp())
  .addOption(new Option("--skip-bad-rows").hideHelp())
  .action(async (options: { map: string }) => {
    const { check } = await import("./commands/check.ts");
    process.exitCode = check(options, terminal);
  });

program
  .command("plan")
  .description("show what would be decided and changed; nothing is written")
  .option("--backlog <file>", "issues as `gh issue list --json ...` prints them, or one a line", readFileName)
  .option("--repo <owner/name>", "the open issues of a repository on GitHub, with GH_TOKEN or GITHUB_TOKEN")
  .option(
    "--map <file>",
    `the flow map; default ${DEFAULT_MAP}, with --repo the repository's own`,
    readFileName,
  )
  .option("--json <file>", "write all decisions as JSON; - is standard output", readFileName)
  .option("--explain <number>", "why this issue sits where it sits", readIssueName)
  .option("--now <instant>", "decide as of this instant; default the present", readInstantOption)
  .addOption(automationOption())
  .option("--skip-bad-rows", "count rows that can't be read, instead of stopping")
  .action(async (options) => {
    const { plan } = await import("./commands/plan.ts");
    await plan({ automation: [], skipBadRows: false, now: Date.now(), ...options }, terminal);
  });

program
  .command("report")
  .description("show the health of each stream: age, blocked work, throughput, bottlenecks")
  .option("--backlog <file>", "issues as `gh issue list --json ...` prints them, or one a line", readFileName)
  .addOption(
    new Option(
      "--repo <owner/name>",
      "a repository on GitHub (repeatable), with GH_TOKEN or GITHUB_TOKEN",
    ).argParser(addTo),
  )
  .option(
    "--map <file>",
    `the flow map; default ${DEFAULT_MAP}, with --repo the first repository's own`,
    readFileName,
  )
  .option("--weeks <number>", "complete weeks to look at, 4 to 52; default what the flow map says", readWeeks)
  .option("--now <instant>", "report as of this instant; default the present", readInstantOption)
  .option("--markdown <file>", "write the page; - is standard output", readFileName)
  .option("--json <file>", "write all figures as JSON; - is standard output", readFileName)
  .addOption(automationOption())
  .option("--skip-bad-rows", "count rows that can't be read, instead of stopping")
  .action(async (options) => {
    const { report } = await import("./commands/report.ts");
    await report({ automation: [], skipBadRows: false, now: Date.now(), ...options }, terminal);
  });

program
  .command("sync")
  .description("make the open issues of a repository agree with the flow map")
  .requiredOption(
    "--repo <owner/name>",
    "the repository, with an App's or a workflow's GH_TOKEN or GITHUB_TOKEN",
  )
  .option("--map <file>", "the flow map; default the repository's own", readFileName)
  .option("--dry-run", "show what would be changed; nothing is written")
  .option("--as-person", "write with a person's token; its labels are that person's choice")
  .addOption(automationOption())
  .addOption(new Option("--skip-bad-rows").hideHelp())
  .action(async (options) => {
    const { sync } = await import("./commands/sync.ts");
    const defaults = { automation: [], dryRun: false, asPerson: false, now: Date.now() };
    await sync({ ...defaults, ...options }, terminal);
  });

program
  .command("replay")
  .description("have the running App do again what it gave up")
  .argument("[id...]", "only these; an id, or how it begins", readLetterId)
  .option(
    "--at <url>",
    "the App's operator's port; default http://127.0.0.1:9464, or METRICS_PORT",
    readAddress,
  )
  .option("--list", "show them; nothing is done")
  .action(async (ids: readonly string[], options: { at?: string; list?: true }) => {
    const { replay } = await import("./commands/replay.ts");
    await replay({ list: false, ...options, ids }, terminal);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
  else if (error instanceof UserError) {
    terminal.warn(error.message);
    process.exitCode = error.exitCode;
  } else throw error;
}
