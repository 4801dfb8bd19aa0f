import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { HealthFigures } from "../../shared/metrics/health-figures.ts";
import { runCli } from "./run-cli.ts";
import { MAP_PATH, NOW, type Row, row, SMALL_MAP, temporaryFolder } from "./temporary-folder.ts";

const ROWS = [row(1, "The cart is empty"), row(2, "Refund or cart?"), row(3, "Printer on fire")];

function folderWith(rows: readonly Row[] | string = ROWS, map = SMALL_MAP): string {
  const content = typeof rows === "string" ? rows : JSON.stringify(rows);
  return temporaryFolder({ [MAP_PATH]: map, "backlog.json": content });
}

const report = (folder: string, ...more: string[]) =>
  runCli(["report", "--backlog", "backlog.json", "--now", NOW, ...more], folder);

function readFigures(folder: string, ...more: string[]): HealthFigures {
  const { exitCode, stdout, stderr } = report(folder, "--json", "-", ...more);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return JSON.parse(stdout) as HealthFigures;
}

describe("what a script gets", () => {
  test("nothing but the JSON on standard output, or nothing but the page", () => {
    const folder = folderWith();
    expect(readFigures(folder)).toMatchObject({ version: 1, generatedAt: "2026-06-15T09:00:00.000Z" });
    expect(report(folder, "--markdown", "-").stdout).toMatch(/^### Week 24: [^\n]+\n[\s\S]*<\/details>\n$/);
  });

  test("both files, and the page for people", () => {
    const folder = folderWith();
    const { exitCode, stdout } = report(folder, "--json", "out/a.json", "--markdown", "out/b.md");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^No stream needs attention/);
    expect(readdirSync(join(folder, "out"))).toEqual(["a.json", "b.md"]);
  });

  test("problems of the map and of the file on standard error, and no JSON", () => {
    const invalid = report(folderWith(ROWS, "version: 1\nstream: {}\n"), "--json", "-");
    expect(invalid).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringContaining("error[") });
    const unreadable = report(folderWith([row(1, "x", { createdAt: "2026-06-14" })]), "--json", "-");
    expect(unreadable).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining('"createdAt"'),
    });
  });
});

const WRONG: readonly (readonly [Row, string])[] = [
  [
    row(2, "no createdAt", { createdAt: undefined }),
    'Row 2 (#2): "createdAt" is missing; it must be an instant',
  ],
  [
    row(3, "no zone", { createdAt: "2026-06-14T09:00:00" }),
    '"createdAt" must be an instant with date, time and',
  ],
  [
    row(4, "a date alone", { createdAt: "2026-06-14" }),
    'Row 4 (#4): "createdAt" must be an instant with date',
  ],
  [row(5, "no closedAt", { state: "CLOSED" }), 'Row 5 (#5): "closedAt" is missing'],
  [
    row(6, "closed before it was created", { state: "CLOSED", closedAt: "2026-06-13T09:00:00Z" }),
    'Row 6 (#6): "closedAt" must be no earlier than createdAt',
  ],
  [row(1, "twice", { repo: "ACME/Shop" }), "Row 7 (#1): the same issue was already read in line 1 (row 1)."],
  [
    row(8, "an event", { events: [{ event: "closed", at: "2026-06-14" }] }),
    '"events[0].at" must be an instant',
  ],
];

describe("rows that can't be read", () => {
  const wrong = () => folderWith([row(1, "The cart is empty"), ...WRONG.map(([one]) => one)]);

  test("are all named at once, and no file is written", () => {
    const folder = wrong();
    const { exitCode, stdout, stderr } = report(folder, "--json", "figures.json");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    for (const [, message] of WRONG) expect(stderr).toContain(message);
    expect(stderr).toMatch(/\n7 rows can't be read\. Nothing was decided\. Repair the file, or skip .*\n$/);
    expect(readdirSync(folder).sort()).toEqual([".github", "backlog.json"]);
  });

  test("are skipped if one says so, and the report says that they are missing", () => {
    const { exitCode, stdout, stderr } = report(wrong(), "--json", "-", "--skip-bad-rows");
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringMatching(/\n7 rows skipped\.\n$/),
    });
    const { source } = JSON.parse(stdout) as HealthFigures;
    expect(source.issues).toBe(1);
    expect(source.notes).toContain("7 rows left out that can't be read.");
  });

  test("an empty file is told, an empty list is a report", () => {
    expect(report(folderWith(""), "--json", "-")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("backlog.json:1: The file is empty."),
    });
    expect(readFigures(folderWith([])).coverage).toMatchObject({ open: 0, one: 0, none: 0, several: 0 });
  });
});

test("an unmapped backlog: all of it in no stream, and no stream needs attention for it", () => {
  const { coverage, streams } = readFigures(folderWith([row(1, "Printer"), row(2, "Chair")]));
  expect(coverage).toMatchObject({ open: 2, none: 2 });
  expect(streams.map(({ id, open, verdict }) => [id, open, verdict])).toEqual([
    ["checkout", 0, "too-little-data"],
    ["refunds", 0, "too-little-data"],
    [null, 2, "too-little-data"],
  ]);
});

test("what is dated after the report has not happened, and is counted: closes without an event, too", () => {
  const later = "2026-06-16T00:00:00Z";
  const { source, coverage } = readFigures(
    folderWith([
      row(1, "cart", { state: "CLOSED", closedAt: later }),
      row(2, "cart", { state: "CLOSED", closedAt: later, events: [{ event: "closed", at: later }] }),
      row(3, "cart", { createdAt: later }),
    ]),
  );
  expect(coverage.open).toBe(2);
  expect(source.notes).toContain("1 issue left out that did not exist yet.");
  expect(source.notes).toContain("2 events left out that had not happened yet.");
});

describe("wrong usage, told before anything is read", () => {
  test.each([
    [["--weeks", "3"], "a whole number from 4 to 52"],
    [["--weeks", "53"], "a whole number from 4 to 52"],
    [["--now", "2026-06-15T09:00:00"], "an instant such as 2026-06-15T09:00:00Z"],
    [["--json", ""], "Write the name of a file"],
    [["--json", "-", "--markdown", "-"], "Only one of --markdown and --json can be standard output."],
    [["--json", "out", "--markdown", "./out"], "--json and --markdown name the same file. Write two names."],
    [["--json", "backlog.json"], "--json and --backlog name the same file. Write two names."],
    [["--markdown", MAP_PATH], "--markdown and --map name the same file."],
  ])("%j", (options, message) => {
    const folder = folderWith();
    const { exitCode, stdout, stderr } = report(folder, ...options);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(readFileSync(join(folder, "backlog.json"), "utf8")).toBe(JSON.stringify(ROWS));
    expect(readdirSync(folder).sort()).toEqual([".github", "backlog.json"]);
  });
});

describe("files that are written", () => {
  test.each([
    ["a folder", ".", /^\.: it is a folder\.$/m],
    [
      "a file as a folder",
      "backlog.json/a.json",
      /^backlog\.json\/a\.json: a part of its path is a file\.$/m,
    ],
    ["a name that is too long", "a".repeat(300), /^a+: the name is too long\.$/m],
    ["a place where nothing can be made", "/proc/nothing/a.json", /^\/proc\/nothing\/a\.json: .+\.$/m],
  ])("%s: said in a line, and nothing is left behind", (_, file, message) => {
    const folder = folderWith();
    const { exitCode, stdout, stderr } = report(folder, "--json", file);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual([".github", "backlog.json"]);
  });

  test("what is no file, such as a pipe, is written to and not replaced", () => {
    const folder = folderWith();
    spawnSync("mkfifo", [join(folder, "pipe")]);
    const cli = join(import.meta.dirname, "../../action/streamkeeper.mjs");
    const command = `cat pipe & "${process.execPath}" "${cli}" report --backlog backlog.json --json pipe > page; wait`;
    const { stdout } = spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8", timeout: 20_000 });
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
    expect(statSync(join(folder, "pipe")).isFIFO()).toBe(true);
  });

  test("a link stays one, a file keeps who may read it, and a long name is no obstacle", () => {
    const folder = folderWith();
    const long = `${"a".repeat(250)}.json`;
    writeFileSync(join(folder, "real.json"), "old");
    chmodSync(join(folder, "real.json"), 0o600);
    symlinkSync("real.json", join(folder, "link.json"));
    expect(report(folder, "--json", "link.json", "--markdown", long).exitCode).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "real.json"), "utf8"))).toMatchObject({ version: 1 });
    expect(statSync(join(folder, "real.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual([".github", long, "backlog.json", "link.json", "real.json"]);
  });
});
