import { afterAll, describe, expect, test } from "vitest";
import { ExampleFolder } from "./example-folder.ts";
import { fillSessions } from "./fill-sessions.ts";
import { listPages } from "./list-pages.ts";
import { findBlock, readPage } from "./read-page.ts";

const folder = new ExampleFolder();
afterAll(() => folder[Symbol.dispose]());

describe("sessions", () => {
  const pages = listPages().filter(({ blocks }) => blocks.some(({ language }) => language === "console"));

  test("are found", () => expect(pages.map(({ path }) => path)).toContain("docs/command-line.md"));
  test.each(pages)("$path shows what its commands print (else: npm run generate)", ({ text, blocks }) => {
    for (const { language, code } of blocks) {
      if (language === "console") expect(code).toMatch(/^\$ npx streamkeeper .*\n./);
    }
    expect(fillSessions(text, (args) => folder.run(args))).toBe(text);
  });
  test("are filled below the command, each by its own", () => {
    const page =
      "a\n```console\n$ npx streamkeeper one\nold\n```\nb\n```console\n$ npx streamkeeper two 2\n```\nc\n";
    expect(fillSessions(page, (args) => `new ${args.join("+")}\n`)).toBe(
      "a\n```console\n$ npx streamkeeper one\nnew one\n```\nb\n```console\n$ npx streamkeeper two 2\nnew two+2\n```\nc\n",
    );
  });
});

interface Plan {
  readonly issues: readonly { readonly changes: readonly { readonly body?: string }[] }[];
}

const plan = (backlog: string): Plan => {
  const now = "2024-05-01T10:00:00Z";
  const args = ["plan", "--backlog", backlog, "--map", "flow-map.yml", "--now", now, "--json", "-"];
  return JSON.parse(folder.run(args)) as Plan;
};

test("docs/command-line.md shows the JSON of the first issue's plan", () => {
  const json = readPage("docs/command-line.md").blocks.filter(({ language }) => language === "json");
  expect(JSON.parse(json.at(-1)!.code)).toEqual(plan("first.jsonl"));
});

test("docs/decisions.md shows the comment on the second", () => {
  const [, second] = plan("backlog.jsonl").issues;
  const body = second!.changes.find((change) => change.body !== undefined)?.body ?? "";
  const [marker, ...shown] = body.split("\n");
  expect(marker).toMatch(/^<!-- .* -->$/);
  expect(`${shown.join("\n")}\n`).toBe(findBlock(readPage("docs/decisions.md"), "markdown"));
});
