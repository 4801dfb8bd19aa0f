import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));

test("--version prints the package's version", () => {
  expect(runCli(["--version"], temporaryFolder())).toEqual({
    exitCode: 0,
    stdout: `${manifest.version}\n`,
    stderr: "",
  });
});

test("--version loads neither yaml nor zod", () => {
  const script = `
    const { registerHooks } = await import("node:module");
    const loaded = [];
    registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
    process.argv.push("--version");
    process.on("exit", () => console.log(loaded.filter((url) => /node_modules\\/(?!commander)/.test(url)).join() || "none"));
    await import(${JSON.stringify(join(import.meta.dirname, "../../action/streamkeeper.mjs"))});`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(stdout).toBe(`${manifest.version}\nnone\n`);
});

describe("wrong usage: exit code 2, what is wrong, and where help is", () => {
  test.each([
    [["chek"], "Did you mean check?"],
    [["plan"], "either --backlog FILE or --repo OWNER/NAME"],
    [["plan", "--backlog", "x", "--repo", "acme/shop"], "either --backlog FILE or --repo OWNER/NAME"],
    [["sync"], "required option '--repo <owner/name>'"],
    [["plan", "--backlog", "x", "--now", "yesterday"], "2026-06-15T09:00:00Z"],
    [["plan", "--backlog", "x", "--now", "2026-02-30T00:00:00Z"], "2026-06-15T09:00:00Z"],
    [["plan", "--backlog", "x", "--explain", "all"], "such as 12"],
    [["check", "--maps", "x"], "Did you mean --map?"],
    [["check", "extra"], "too many arguments"],
    [[], "Usage: streamkeeper"],
  ])("%j", (args, message) => {
    const { exitCode, stdout, stderr } = runCli(args, temporaryFolder());
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
