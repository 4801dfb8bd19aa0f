import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFiles } from "../files/list-files.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { readPage } from "./read-page.ts";
import { readTable } from "./read-table.ts";

const bare = (cell: string | undefined): string => (cell ?? "").replaceAll("`", "");
const PAGE = readPage("docs/app.md");

test("docs/app.md names every variable that the App reads, and no other", () => {
  const rows = readTable(PAGE, "variable", "meaning", "default");
  const told = rows.flatMap(([names]) => bare(names).split(", "));
  const code = listFiles(PROJECT_ROOT)
    .filter((file) =>
      /^app\/(?:settings|create-log|run-host|store\/read-store-place|operate\/read-operating)/.test(file),
    )
    .map((file) => readFileSync(join(PROJECT_ROOT, file), "utf8"))
    .join("\n");
  // As a text, as a property of the environment, or taken apart from it.
  const read = new Set(
    [
      ...code.matchAll(
        /"([A-Z]+(?:_[A-Z]+)*)"|environment\.([A-Z_]+)|\{ ([A-Z_]+)(?=:| =|,)|, ([A-Z_]+)(?=:| \}|,)/g,
      ),
    ].map(([, ...names]) => names.find((name) => name !== undefined)!),
  );
  for (const name of ["GET", "POST", "LOG_LEVELS", "UTC"]) read.delete(name);
  expect([...read].sort()).toEqual(told.toSorted());
});

test("docs/app.md names the permissions of app.yml", () => {
  const rows = readTable(PAGE, "permission", "level", "what for");
  const text = readFileSync(join(PROJECT_ROOT, "app.yml"), "utf8");
  const permissions = /default_permissions:\n([\s\S]*?)\n\n/.exec(text)![1]!.matchAll(/^ {2}(\w+): (\w+)$/gm);
  expect(rows.map(([name, level]) => [bare(name), level])).toEqual(
    [...permissions].map(([, name, level]) => [name, level]),
  );
});
