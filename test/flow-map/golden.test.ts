import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { printDiagnostic, splitLines } from "../../shared/flow-map/print-diagnostic.ts";
import { ERROR_CODES, WARNING_CODES } from "../../shared/flow-map/problem.ts";

const FOLDER = join(import.meta.dirname, "../golden/flow-maps");
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".yml"))
  .map((file) => basename(file, ".yml"));
const valid = names.filter((name) => name.startsWith("valid-"));
const warned: readonly string[] = WARNING_CODES;

function load(name: string) {
  const bytes = readFileSync(join(FOLDER, `${name}.yml`));
  const loaded = loadFlowMap(bytes, `${name}.yml`);
  const frames = loaded.diagnostics.map((diagnostic) => printDiagnostic(diagnostic, splitLines(bytes)));
  return { ...loaded, page: `${frames.join("\n\n")}\n` };
}

describe("golden flow maps", () => {
  test("there is one for each code, and no other", () => {
    const broken = names.filter((name) => !name.startsWith("valid-"));
    expect(broken.sort()).toEqual([...ERROR_CODES, ...WARNING_CODES].sort());
  });

  test.each(names.filter((name) => !name.startsWith("valid-")))(
    "%s prints as a person should see it",
    async (name) => {
      const { flowMap, diagnostics, page } = load(name);
      expect(diagnostics.map(({ code }) => code)).toContain(name);
      expect(flowMap !== null).toBe(warned.includes(name));
      await expect(page).toMatchFileSnapshot(join(FOLDER, `${name}.golden.txt`));
    },
  );

  test.each(valid)("%s has nothing to report", (name) => {
    const { flowMap, diagnostics } = load(name);
    expect(diagnostics).toEqual([]);
    expect(flowMap).not.toBeNull();
  });
});
