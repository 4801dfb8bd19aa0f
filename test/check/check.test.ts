import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { compareSnapshots } from "./take-snapshot.ts";

const FINE = { lint: "true", types: "true", test: "true", generate: "true" };

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "streamkeeper-check-"));
});
afterEach(() => rmSync(project, { recursive: true }));

/** Without what a hook or a person's settings would change: git must not see any other repository. */
const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"))),
  GIT_CONFIG_GLOBAL: join(project, "none"),
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CEILING_DIRECTORIES: tmpdir(),
});
const write = (path: string, text: string): void => writeFileSync(join(project, path), text);
const git = (...args: string[]): void => void execFileSync("git", args, { cwd: project, env: environment() });

/** A small project with these scripts and all committed. */
function startProject(scripts: Record<string, string>): void {
  write("package.json", JSON.stringify({ scripts }));
  git("init", "--quiet");
  commitAll();
}

function commitAll(): void {
  git("add", ".");
  git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", "All");
}

function runCheck(ci: string): { code: number | null; output: string } {
  const { status, stdout } = spawnSync(process.execPath, [join(PROJECT_ROOT, "test/check.ts")], {
    cwd: project,
    env: { ...environment(), CI: ci },
    encoding: "utf8",
  });
  return { code: status, output: stdout };
}

describe("npm run check", () => {
  test("all is well: a line for each step, no output of theirs", () => {
    startProject({ ...FINE, lint: "echo hidden" });
    const { code, output } = runCheck("true");
    expect(output).toMatch(/^(ok .* \d+\.\d s\n){5}Everything is in order\.\n$/);
    expect(code).toBe(0);
  });

  test("a step that fails shows its output and what to do, and the others still run", () => {
    startProject({ ...FINE, lint: "echo bad line && exit 3", test: "echo bad test && exit 1" });
    const { code, output } = runCheck("true");
    expect(output).toContain("bad line");
    expect(output).toContain("bad test");
    expect(output).toMatch(/FAIL {2}format and lint .*\n(.*\n)*.*What to do: npm run format/);
    expect(output).toMatch(/ok {4}types/);
    expect(output).toContain("2 of 5 steps failed.");
    expect(code).toBe(1);
  });

  test("generated files that were not fresh fail everywhere, and are named", () => {
    startProject({ ...FINE, generate: "echo new > schema.json" });
    write("schema.json", "old\n");
    write("other.txt", "work in progress\n");
    const { code, output } = runCheck("");
    expect(output).toContain("schema.json was not fresh");
    expect(output).not.toContain("other.txt was");
    expect(code).toBe(1);
    expect(runCheck("").code).toBe(0);
  });

  test("files that are not committed are a note at home and a failure in CI", () => {
    startProject(FINE);
    write("notes.md", "mine\n");
    expect(runCheck("")).toMatchObject({
      code: 0,
      output: expect.stringContaining("1 file is not committed yet"),
    });
    const { code, output } = runCheck("true");
    expect(output).toMatch(/FAIL {2}clean tree .*\n.*\?\? notes\.md\n.*commit these files/);
    expect(code).toBe(1);
    commitAll();
    expect(runCheck("true").code).toBe(0);
  });

  test("without git the tree is not judged, except in CI", () => {
    write("package.json", JSON.stringify({ scripts: FINE }));
    expect(runCheck("")).toMatchObject({ code: 0, output: expect.stringContaining("git does not know") });
    expect(runCheck("true").code).toBe(1);
  });
});

test("snapshots tell what came, went and changed", () => {
  const before = new Map([
    ["same", "1"],
    ["changed", "1"],
    ["gone", "1"],
  ]);
  const after = new Map([
    ["same", "1"],
    ["changed", "2"],
    ["came", "1"],
  ]);
  expect(compareSnapshots(before, after)).toEqual(["came", "changed", "gone"]);
});
