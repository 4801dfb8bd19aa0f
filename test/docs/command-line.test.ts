import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readRow } from "../../shared/backlog/read-row.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { listPages } from "./list-pages.ts";
import { readPage } from "./read-page.ts";
import { readTable } from "./read-table.ts";

const page = readPage("docs/command-line.md");
const help = (...args: string[]): string =>
  execFileSync(process.execPath, [join(PROJECT_ROOT, "action/streamkeeper.mjs"), ...args, "--help"], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
const optionsIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([name]) => name);
const optionsOf = (command: string): Set<string> => {
  const lines = help(command)
    .split("\n")
    .filter((line) => /^\s+-/.test(line));
  return new Set(
    lines.flatMap((line) => optionsIn(line.trim().split(/ {2,}/)[0]!)).filter((name) => name !== "--help"),
  );
};

/** The options in the table below a command's heading. */
function documentedOptions(command: string): Set<string> {
  const [, below = ""] = page.text.split(new RegExp(`^## \`${command}\`.*$`, "m"));
  const rows = readTable({ ...page, text: below.split(/^## /m)[0]! }, "option", "meaning", "default");
  return new Set(rows.flatMap(([option]) => optionsIn(option!)));
}

const COMMANDS = ["check", "plan", "report", "sync", "replay"];

test.each(COMMANDS)("docs/command-line.md tells of each option that `%s` has, and of no other", (command) => {
  expect([...documentedOptions(command)].sort()).toEqual([...optionsOf(command)].sort());
});

test("every command line in the documentation has a command and options that are there", () => {
  const known = Object.fromEntries(COMMANDS.map((command) => [command, optionsOf(command)]));
  const lines = listPages().flatMap(({ text }) => [...text.matchAll(/npx streamkeeper (\w+)([^\n`]*)/g)]);
  expect(lines.length).toBeGreaterThan(3);
  for (const [line, command, rest] of lines) {
    expect(Object.keys(known), line).toContain(command);
    const options = known[command!]!;
    expect(
      optionsIn(rest!).filter((name) => !options.has(name)),
      line,
    ).toEqual([]);
  }
});

describe("the backlog rows in docs/command-line.md", () => {
  const rows = page.blocks
    .filter(({ language, code }) => language === "json" && code.startsWith('{\n  "number"'))
    .map(({ code, line }) => ({ line, row: JSON.parse(code) as unknown }));
  const read = (row: unknown) =>
    readRow(row, { isAutomation: () => false, commentsKnown: false, timesNeeded: false });

  test("are found", () => expect(rows).toHaveLength(2));
  test.each(rows)("the one in line $line is read without a problem", ({ row }) => {
    expect(read(row)).toHaveProperty("issue");
  });
  test("what they need is told: number, title and state", () => {
    const { number, title, state } = rows[0]!.row as Record<string, unknown>;
    expect(read({ number, title, state })).toHaveProperty("issue");
    for (const partial of [
      { title, state },
      { number, state },
      { number, title },
    ]) {
      expect(read(partial)).toHaveProperty("problems");
    }
    expect(page.text).toContain("Only `number`, `title` and `state` must be there");
  });
});
