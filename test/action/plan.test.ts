import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { MAP_PATH, NOW, type Row, row, SMALL_MAP, temporaryFolder } from "./temporary-folder.ts";

const ROWS = [
  row(1, "Cart is empty after login", { labels: ["bug"] }),
  row(2, "Refund or cart?", { createdAt: "2026-01-01T00:00:00Z" }),
  row(3, "Printer on fire", { state: "CLOSED" }),
  row(4, "Chargeback twice", {
    labels: ["stream: checkout"],
    events: [
      { event: "labeled", at: "2026-06-14T10:00:00Z", actor: "octobot[bot]", label: "stream: checkout" },
    ],
  }),
];

function folderWith(rows: readonly Row[] | string | Uint8Array, map = SMALL_MAP): string {
  const content = Array.isArray(rows) ? JSON.stringify(rows) : (rows as string | Uint8Array);
  return temporaryFolder({ [MAP_PATH]: map, "backlog.json": content });
}

const plan = (folder: string, ...more: string[]) =>
  runCli(["plan", "--backlog", "backlog.json", "--now", NOW, ...more], folder);

test("the page: streams, ties, findings, changes; nothing on standard error without a terminal", () => {
  expect(plan(folderWith(ROWS))).toEqual({
    exitCode: 0,
    stderr: "",
    stdout: `4 issues (3 open), 50% of them in a stream

Stream       open  closed  person  alias  form  rule  parent  points
Checkout        2       ·       1      ·     ·     ·       ·       1
Refunds         ·       ·       ·      ·     ·     ·       ·       ·
(tie)           1       ·
(no stream)     ·       1

Ties, open
  #2 Checkout / Refunds: Refund or cart?

Findings, open issues
  ambiguous *  1  #2
  * told in a comment; the others go to the report

Changes  2 labels to add
This is a plan: nothing was written to GitHub.
`,
  });
});

test("--automation: the bot's label is no hold, and is revised", () => {
  const { stdout } = plan(folderWith(ROWS), "--automation", "octobot", "--json", "-");
  const fourth = JSON.parse(stdout).issues[3];
  expect(fourth).toMatchObject({ stream: "refunds", source: "rules", outcome: "mapped" });
  expect(fourth.changes).toEqual([
    { kind: "add-label", label: "stream: refunds" },
    { kind: "remove-label", label: "stream: checkout" },
  ]);
});

describe("--json", () => {
  test("writes version 1, every row, and the totals", () => {
    const folder = folderWith(ROWS);
    const { exitCode, stdout } = plan(folder, "--json", "out/plan.json");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("4 issues (3 open)");
    const written = JSON.parse(readFileSync(join(folder, "out/plan.json"), "utf8"));
    expect(written.version).toBe(1);
    expect(written.summary).toEqual({ issues: 4, mapped: 2, tie: 1, unmapped: 1, ignored: 0, changes: 2 });
    expect(written.issues[0]).toEqual({
      repo: "acme/shop",
      number: 1,
      title: "Cart is empty after login",
      stream: "checkout",
      source: "rules",
      outcome: "mapped",
      candidates: [
        {
          stream: "checkout",
          points: 3,
          evidence: [{ rule: "streams.checkout.words", where: "title", text: "cart", points: 3 }],
        },
      ],
      findings: [],
      changes: [{ kind: "add-label", label: "stream: checkout" }],
    });
    expect(readdirSync(join(folder, "out"))).toEqual(["plan.json"]);
  });

  test("- is standard output, and nothing else is there", () => {
    const { stdout } = plan(folderWith(ROWS), "--json", "-");
    expect(JSON.parse(stdout).issues).toHaveLength(4);
  });

  test("an empty backlog is an empty plan", () => {
    const { stdout, exitCode } = plan(folderWith([]), "--json", "-");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      issues: [],
      summary: { issues: 0, mapped: 0, tie: 0, unmapped: 0, ignored: 0, changes: 0 },
    });
  });

  test("is written whole or not at all", () => {
    const folder = folderWith(`${JSON.stringify(ROWS[0])}\n{"number":`);
    const { exitCode } = plan(folder, "--json", "plan.json");
    expect(exitCode).toBe(1);
    expect(readdirSync(folder).sort()).toEqual([".github", "backlog.json"]);
  });

  test("a place that can't be written is one clear line", () => {
    const { exitCode, stderr } = plan(folderWith(ROWS), "--json", "backlog.json/plan.json");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("backlog.json/plan.json: ");
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("--explain", () => {
  test("shows why, what would have changed it, and the comment", () => {
    const folder = folderWith([row(7, "Refund to my cart", { body: "cart" })]);
    const { stdout } = plan(folder, "--explain", "7");
    expect(stdout).toContain(
      "It is a tie between Checkout and Refunds: 4 against 3 points; a lead of 2 would settle it.",
    );
    expect(stdout).toContain('"refund" in the title  +3  streams.refunds.words');
    expect(stdout).toContain("1 more point for Checkout would settle it.");
    expect(stdout).toContain(
      "  create the comment:\n    | **Where does this work sit in the value flow?**\n",
    );
  });

  test("a number that two repositories have shows both; owner/name#number the one", () => {
    const folder = folderWith([row(7, "Cart"), row(7, "Refund", { repo: "acme/docs" })]);
    expect(plan(folder, "--explain", "7").stdout.match(/^acme\/\w+#7/gm)).toEqual([
      "acme/shop#7",
      "acme/docs#7",
    ]);
    expect(plan(folder, "--explain", "ACME/docs#7").stdout.match(/^acme\/\w+#7/gm)).toEqual(["acme/docs#7"]);
  });

  test("an issue that the backlog does not have: exit code 1", () => {
    const { exitCode, stderr } = plan(folderWith(ROWS), "--explain", "99");
    expect(exitCode).toBe(1);
    expect(stderr).toBe("backlog.json has no issue 99.\n");
  });
});

describe("what can't be read", () => {
  test("all bad rows are named by their lines, nothing is decided, exit code 1", () => {
    const lines = [
      JSON.stringify(ROWS[0]),
      '{"number":"2","title":"x","state":"OPEN"}',
      "[1]",
      JSON.stringify(ROWS[2]),
    ];
    const { exitCode, stdout, stderr } = plan(folderWith(lines.join("\n")));
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^backlog\.json:2: .*"number"/m);
    expect(stderr).toMatch(/^backlog\.json:3: /m);
    expect(stderr).toContain("2 rows can't be read. Nothing was decided.");
  });

  test("--skip-bad-rows counts them instead", () => {
    const lines = [JSON.stringify(ROWS[0]), '"no issue"', JSON.stringify(ROWS[2])];
    const { exitCode, stdout, stderr } = plan(folderWith(lines.join("\n")), "--skip-bad-rows");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("2 issues (1 open)");
    expect(stderr).toMatch(/^backlog\.json:2: /);
    expect(stderr).toContain("1 row skipped.");
  });

  test.each([
    ["nothing in it", ""],
    ["gzip by mistake", gzipSync(JSON.stringify(ROWS))],
    ["cut off", JSON.stringify(ROWS).slice(0, -40)],
    ["another file", SMALL_MAP],
  ])("%s: one clear line, exit code 1", (_, content) => {
    const { exitCode, stdout, stderr } = plan(folderWith(content));
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^backlog\.json:\d+: .+\n$/);
  });

  test("no file", () => {
    const { exitCode, stderr } = runCli(["plan", "--backlog", "none.json"], folderWith(ROWS));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("none.json: there is no such file");
  });

  test("an invalid map: its frames, nothing decided", () => {
    const { exitCode, stdout, stderr } = plan(
      folderWith(ROWS, SMALL_MAP.replace("refunds:", "refunds: x #")),
    );
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("error[");
    expect(stderr).toContain("Nothing was decided.");
  });
});

test("a pipe can be a backlog, too", () => {
  const folder = folderWith(ROWS);
  const cli = join(import.meta.dirname, "../../action/streamkeeper.mjs");
  const command = `"${process.execPath}" "${cli}" plan --backlog <(cat backlog.json) --now ${NOW}`;
  const { stdout, status } = spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8" });
  expect(status).toBe(0);
  expect(stdout).toContain("4 issues (3 open)");
});

test("a reader that leaves early is no error", () => {
  const folder = folderWith(Array.from({ length: 3000 }, (_, n) => row(n + 1, "Cart")));
  const cli = join(import.meta.dirname, "../../action/streamkeeper.mjs");
  const command = `"${process.execPath}" "${cli}" plan --backlog backlog.json --json - | head -1`;
  const { stdout, stderr } = spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8" });
  expect(stdout).toBe('{"version":1,"issues":[\n');
  expect(stderr).toBe("");
});

test("hostile titles are shown as harmless text", () => {
  const folder = folderWith([
    row(1, "\u001b[31mred\u001b[0m ::set-output name=x::y cart refund\u202e\n##[error]no"),
    row(2, "::error::cart refund"),
  ]);
  const { stdout } = plan(folder);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
  expect(stdout).not.toMatch(/^::|##\[/m);
  const explained = plan(folder, "--explain", "1").stdout;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  expect(explained).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
});
