import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPage } from "../docs/read-page.ts";
import { readTable } from "../docs/read-table.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";

const PAGE = readPage("docs/security.md");
const ROWS = readTable(PAGE, "boundary", "what may come over it", "what holds", "test");
const filesOf = (cell: string | undefined): string[] =>
  [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, file]) => file!);

describe("docs/security.md", () => {
  test("names the boundaries that there are", () => {
    const boundaries = new Set(ROWS.map(([boundary]) => boundary));
    expect(boundaries.size).toBeGreaterThanOrEqual(12);
    for (const row of ROWS) {
      expect(row[0]).toMatch(/^\S.* → \S/);
      expect(row).not.toContain("");
    }
  });

  test.each(ROWS)("%s: %s", (_boundary, _threat, _guard, cell) => {
    const files = filesOf(cell);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(file).toMatch(/^test\/.*\.test\.ts$/);
      // It is there, and has tests that run.
      const text = readFileSync(join(PROJECT_ROOT, file), "utf8");
      expect(text, file).toMatch(/^\s*test(?:\.each|\()/m);
      expect(text, file).not.toMatch(/\b(?:test|describe)\.(?:skip|todo|only)\b/);
    }
  });

  test("fits on a page: about as long as a person reads at once", () => {
    expect(PAGE.text.split(/\s+/).length).toBeLessThan(1400);
  });
});
