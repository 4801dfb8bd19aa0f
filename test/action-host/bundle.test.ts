import { spawnSync } from "node:child_process";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import type { OutputChunk } from "rolldown";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../action/temporary-folder.ts";
import { openActionBundle } from "../generate/bundle-action.ts";
import { openFreshBundle } from "./open-fresh-bundle.ts";

const MAX_SIZE = 3 * 1024 * 1024;
const packagesOf = (modules: readonly string[]): string[] => [
  ...new Set(modules.flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? [])),
];

/** What is loaded with a chunk, itself among it: modules by their paths. */
function listLoaded(chunk: OutputChunk, all: readonly OutputChunk[], seen = new Set<string>()): string[] {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  const needed = all.filter(({ fileName }) => chunk.imports.includes(fileName));
  return [...Object.keys(chunk.modules), ...needed.flatMap((one) => listLoaded(one, all, seen))];
}

describe("the bundle", () => {
  test("is small, and holds only what the Action uses", async () => {
    const { files, modules } = await openFreshBundle();
    expect(Buffer.byteLength(files["main.js"])).toBeLessThan(MAX_SIZE);
    const packages = packagesOf(modules);
    expect(packages).toEqual(expect.arrayContaining(["@actions/core", "@actions/github", "yaml"]));
    expect(
      packages.filter((name) => /^(?:probot|pino|express|undici|commander|mermaid|jsdom)$/.test(name)),
    ).toEqual([]);
    expect(
      modules.filter((id) => /\/(?:app|test)\/[^/]*\.ts$/.test(id.replace(/.*node_modules/, ""))),
    ).toEqual([]);
  });

  test("imports nothing but what Node has", async () => {
    const { files } = await openFreshBundle();
    const imported = [
      ...files["main.js"].matchAll(/(?:\bfrom|\bimport|\brequire\()\s*["'`]([\w@/:.-]+)["'`]/g),
    ].map(([, name]) => name!);
    expect(imported).toContain("node:fs");
    expect(imported.filter((name) => !isBuiltin(name))).toEqual([]);
  });

  test("comes with the licence of each package in it", async () => {
    const { files, modules } = await openFreshBundle();
    const told = [...files["licenses.txt"].matchAll(/^(\S+) \d+\.\d+\.\d+\S* \((.+)\)$/gm)];
    expect(told.map(([, name]) => name).sort()).toEqual(packagesOf(modules).sort());
    for (const [, name, license] of told) {
      expect({ name, license }).toEqual({
        name,
        license: expect.stringMatching(/^(?:MIT|ISC|Apache-2\.0|BSD.*|0BSD)$/),
      });
    }
  });

  test.each([
    ["alone", ["main.js"], null],
    ["as it is", ["main.js", "package.json"], null],
    ["in a project of another type", ["main.js", "package.json"], "commonjs"],
  ] as const)("loads %s", async (_how, names, type) => {
    const { files } = await openFreshBundle();
    const folder = temporaryFolder({
      ...Object.fromEntries(names.map((name) => [`dist/${name}`, files[name]])),
      ...(type !== null && { "package.json": JSON.stringify({ type }) }),
    });
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "dist/main.js")], {
      encoding: "utf8",
      env: { "INPUT_FAIL-ON": "no" },
    });
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(/^::error::fail-on: /), stderr: "" });
  });

  test("reads no flow map's parser, schema or patterns before the first request", async () => {
    const bundle = await openActionBundle();
    const { output } = await bundle.generate({ format: "esm" });
    await bundle.close();
    const chunks = output.filter((one) => one.type === "chunk");
    const report = chunks.find(({ modules }) =>
      Object.keys(modules).some((id) => id.endsWith("report-in-workflow.ts")),
    );
    const packages = packagesOf(listLoaded(report!, chunks));
    expect(packages).toContain("@octokit/graphql");
    expect(packages.filter((name) => ["yaml", "zod", "re2js"].includes(name))).toEqual([]);
  });
});
