import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { readDayOrInstant } from "../shared/text/read-instant.ts";
import { openTerminal } from "./terminal.ts";
import { EXIT, UserError } from "./user-error.ts";

/*
 * The words of the command line. Each command's code, and with it the YAML reader and the rest, is loaded when the
 * command runs, so that --version and --help answer at once.
 */

const terminal = openTerminal(process);
const DEFAULT_MAP = ".github/flow-map.yml";

function readVersion(): string {
  const manifest = readFileSync(join(import.meta.dirname, "../package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

const mapOption = () => new Option("--map <file>", "the flow map").default(DEFAULT_MAP);

const addTo = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value];

function readInstantOption(written: string): number {
  const at = readDayOrInstant(written);
  if (at === null) throw new InvalidArgumentError("Write an instant such as 2026-06-15T09:00:00Z.");
  return at;
}

function readIssueName(written: string): string {
  if (!/^(?:[\w.-]+\/[\w.-]+)?#?\d+$/.test(written)) {
    throw new InvalidArgumentError("Write an issue's number, such as 12, or owner/name#12.");
  }
  return written;
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
  .requiredOption("--backlog <file>", "issues as `gh issue list --json ...` prints them, or one a line")
  .addOption(mapOption())
  .option("--json <file>", "write all decisions as JSON; - is standard output")
  .option("--explain <number>", "why this issue sits where it sits", readIssueName)
  .option("--now <instant>", "decide as of this instant; default the present", readInstantOption)
  .option("--automation <login>", "labels that this login put are not a person's (repeatable)", addTo)
  .option("--skip-bad-rows", "count rows that can't be read, instead of stopping")
  .action(async (options) => {
    const { plan } = await import("./commands/plan.ts");
    await plan({ automation: [], skipBadRows: false, now: Date.now(), ...options }, terminal);
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
