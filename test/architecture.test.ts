import { describe, expect, test } from "vitest";
import { findBadNames } from "./architecture/find-bad-names.ts";
import { findCycles } from "./architecture/find-cycles.ts";
import { findImpurities } from "./architecture/find-impurities.ts";
import { findLongCode } from "./architecture/find-long-code.ts";
import { findLoosePackages } from "./architecture/find-loose-packages.ts";
import { findMisplacedPackages } from "./architecture/find-misplaced-packages.ts";
import { findStrangePlaces, isCode } from "./architecture/find-strange-places.ts";
import { findWrongArrows } from "./architecture/find-wrong-arrows.ts";
import type { Manifest } from "./architecture/manifest.ts";
import { readSource } from "./architecture/read-source.ts";
import { readTree } from "./architecture/read-tree.ts";

/** Files that are one long table, and may be longer than others. */
const TABLES: readonly string[] = [];

const tree = readTree();
const source = (path: string, text: string) => [readSource(path, text)];
const manifest: Manifest = {
  scripts: { test: "vitest run" },
  dependencies: { zod: "4.6.7", yaml: "2.9.1", commander: "15.1.0" },
  devDependencies: { vitest: "5.1.1" },
};

test("the tree is read whole", () => {
  const read = tree.sources.map(({ path }) => path);
  expect(read).toContain("shared/decide/decide-stream.ts");
  expect(read).toContain("test/architecture.test.ts");
  expect(tree.sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  expect(tree.sources.flatMap(({ functions }) => functions).length).toBeGreaterThan(100);
});

describe("places", () => {
  test("the tree keeps the rule", () => expect(findStrangePlaces(tree.paths)).toEqual([]));
  test.each(["src/index.ts", "lib/notes.md", "index.ts", "docs/build.mjs", ".github/comment.js"])(
    "%s is a strange place",
    (path) => expect(findStrangePlaces([path])).toHaveLength(1),
  );
  test.each(["action/cli.ts", "docs/flow-map.md", "action.yml", "Dockerfile", ".ci/run", "vitest.config.ts"])(
    "%s is not",
    (path) => expect(findStrangePlaces([path])).toEqual([]),
  );
});

describe("arrows", () => {
  test("the tree keeps the rule", () => expect(findWrongArrows(tree.sources)).toEqual([]));
  test.each([
    ["shared/domain/issue.ts", 'import { fold } from "../text/fold.ts";'],
    ["shared/text/fold.ts", 'import type { Issue } from "../domain/issue.ts";'],
    ["shared/decide/explain.ts", 'export * from "../flow-map/load-flow-map.ts";'],
    ["shared/decide/explain.ts", 'export { comment } from "../comment/comment.ts";'],
    ["shared/decide/explain.ts", 'type Row = import("../backlog/read-row.ts").Row;'],
    ["shared/report/report.ts", 'import "../decide/decide-stream.ts";'],
    ["shared/reconcile/apply-plan.ts", 'const writer = await import("../github/label-writer.ts");'],
    ["shared/github/label-writer.ts", 'import { decide } from "../decide/decide-stream.ts";'],
    ["shared/github/label-writer.ts", 'import { apply } from "../reconcile/apply-plan.ts";'],
    ["shared/comment/comment.ts", 'import { run } from "../../action/run.ts";'],
    ["app/app.ts", 'import { run } from "../action/run.ts";'],
    ["action/run.ts", 'import { queue } from "../app/queue.ts";'],
    ["action/run.ts", 'import { shop } from "../test/demo/shop.ts";'],
    ["action/run.ts", "const command = await import(name);"],
    ["shared/stuff/thing.ts", ""],
  ])("%s may not: %s", (path, text) => expect(findWrongArrows(source(path, text))).toHaveLength(1));
  test.each([
    ["shared/decide/explain.ts", 'import type { Issue } from "../domain/issue.ts";'],
    ["shared/decide/checks/unmapped.ts", 'import type { CompiledMap } from "../compile-rules.ts";'],
    ["shared/decide/explain.ts", '// import { run } from "../../action/run.ts";'],
    ["shared/github/label-writer.ts", 'import type { Writer } from "../reconcile/ports.ts";'],
    ["shared/reconcile/reconcile-issue.ts", 'import { decide } from "../decide/decide-stream.ts";'],
    ["action/run.ts", 'import { readIssue } from "../shared/github/issue-reader.ts";'],
    ["test/text/fold.test.ts", 'import { fold } from "../../shared/text/fold.ts";'],
  ])("%s may: %s", (path, text) => expect(findWrongArrows(source(path, text))).toEqual([]));
});

describe("circles", () => {
  const file = (path: string, ...targets: string[]) =>
    readSource(path, targets.map((target) => `import "./${target}";`).join("\n"));

  test("the tree keeps the rule", () => expect(findCycles(tree.sources)).toEqual([]));
  test("each is told once, however long", () => {
    const files = [file("a.ts", "b.ts"), file("b.ts", "c.ts"), file("c.ts", "d.ts", "b.ts"), file("d.ts")];
    expect(findCycles(files)).toEqual(["b.ts -> c.ts -> b.ts"]);
    expect(findCycles([file("a.ts", "a.ts")])).toEqual(["a.ts -> a.ts"]);
  });
  test("two ways to one file are none", () => {
    expect(findCycles([file("a.ts", "b.ts", "c.ts"), file("b.ts", "c.ts"), file("c.ts")])).toEqual([]);
  });
});

describe("purity", () => {
  test("the tree keeps the rule", () => expect(findImpurities(tree.sources)).toEqual([]));
  test.each([
    "const token = process.env.GH_TOKEN;",
    "const { env } = process;",
    "const now = Date.now();",
    "const now = Date\n  .now();",
    "const today = new Date();",
    "const today = Date();",
    "const dice = Math.random();",
    'console.log("here");',
    "const log = { console };",
    'const page = await fetch("https://example.org");',
    "setTimeout(retry, 10);",
  ])("shared/ may not: %s", (text) => {
    expect(findImpurities(source("shared/decide/explain.ts", text))).toHaveLength(1);
    expect(findImpurities(source("shared/github/budget.ts", text))).toEqual([]);
    expect(findImpurities(source("action/run.ts", text))).toEqual([]);
  });
  test.each([
    "const at = new Date(now).toISOString();",
    "const at = Date.parse(text);",
    "const step = issue.process;",
    "const settings = { process: 1 };",
    "interface Settings { fetch: boolean }",
    "// process.env is for the hosts",
    'const text = "console.log";',
  ])("shared/ may: %s", (text) =>
    expect(findImpurities(source("shared/decide/explain.ts", text))).toEqual([]),
  );
});

describe("packages", () => {
  test("the tree keeps the rules", () => {
    expect(findMisplacedPackages(tree.sources, tree.manifest)).toEqual([]);
    expect(findLoosePackages(tree.sources, tree.manifest)).toEqual([]);
  });
  test.each([
    ["shared/flow-map/load-flow-map.ts", "yaml"],
    ["shared/decide/decide-stream.ts", "zod"],
    ["action/cli.ts", "zod"],
    ["shared/backlog/read-backlog.ts", "node:fs"],
    ["shared/decide/decide-stream.ts", "@actions/core"],
    ["shared/decide/decide-stream.ts", "commander"],
    ["shared/github/client.ts", "@octokit/graphql"],
    ["action/cli.ts", "vitest"],
    ["test/cli.test.ts", "left-pad"],
  ])("%s may not import %s", (path, name) =>
    expect(findMisplacedPackages(source(path, `import "${name}";`), manifest)).toHaveLength(1),
  );
  test.each([
    ["shared/flow-map/read-yaml.ts", "yaml"],
    ["shared/flow-map/convert/convert-streams.ts", "zod/mini"],
    ["shared/github/client.ts", "node:http"],
    ["action/cli.ts", "commander"],
    ["test/cli.test.ts", "vitest"],
    ["test/generate/schema.ts", "zod"],
  ])("%s may import %s", (path, name) =>
    expect(findMisplacedPackages(source(path, `import "${name}";`), manifest)).toEqual([]),
  );

  const used = source(
    "action/cli.ts",
    'import "zod"; import "yaml/util"; import { program } from "commander";',
  );
  test("a package that nothing uses is told", () => {
    expect(findLoosePackages(used, manifest)).toEqual([]);
    expect(findLoosePackages(used, { ...manifest, scripts: {} })).toHaveLength(1);
    expect(findLoosePackages([], manifest)).toHaveLength(3);
  });
  test.each(["^4.6.7", "4.6", "latest", "~1.2.3", "1.x", "github:colinhacks/zod"])(
    "%s is no exact version",
    (zod) => {
      expect(
        findLoosePackages(used, { ...manifest, dependencies: { ...manifest.dependencies, zod } }),
      ).toHaveLength(1);
    },
  );
});

describe("names", () => {
  test("the tree keeps the rule", () => expect(findBadNames(tree.paths.filter(isCode))).toEqual([]));
  test.each([
    "shared/text/foldName.ts",
    "shared/text/Fold.ts",
    "shared/text/fold_name.ts",
    "shared/text/utils.ts",
    "shared/text/string-utils.ts",
    "shared/helpers/fold.ts",
    "shared/common/fold.ts",
    "app/queue-manager.ts",
    "app/issue-service.ts",
    "app/a.b.ts",
  ])("%s is a bad name", (path) => expect(findBadNames([path])).toHaveLength(1));
  test.each([
    "shared/text/fold-name.ts",
    "test/text/fold.test.ts",
    "vitest.config.ts",
    "shared/service-map/read.ts",
    "test/flow-map/lint/unknown-service.test.ts",
  ])("%s is a good one", (path) => expect(findBadNames([path])).toEqual([]));
});

describe("length", () => {
  const body = (lines: number) => "f();\n".repeat(lines);

  test("the tree keeps the rule", () => expect(findLongCode(tree.sources, TABLES)).toEqual([]));
  test("every table is there and needs to be one", () => {
    for (const path of TABLES) {
      expect(
        findLongCode(
          tree.sources.filter((file) => file.path === path),
          [],
        ),
      ).not.toEqual([]);
    }
  });
  test("a file has at most 250 lines, unless it is a table", () => {
    expect(findLongCode(source("app/a.ts", body(250)), [])).toEqual([]);
    expect(findLongCode(source("app/a.ts", body(251)), [])).toHaveLength(1);
    expect(findLongCode(source("app/a.ts", body(251)), ["app/a.ts"])).toEqual([]);
  });
  test.each([
    ["function f() {\n", "}\n"],
    ["export const f = async () => {\n", "};\n"],
    ["class C {\n  m() {\n", "  }\n}\n"],
    ['test("does", () => {\n', "});\n"],
  ])("a function has at most 60 lines: %s", (start, end) => {
    expect(findLongCode(source("app/a.ts", start + body(58) + end), [])).toEqual([]);
    expect(findLongCode(source("app/a.ts", start + body(59) + end), [])).toHaveLength(1);
  });
  test.each(['describe("f", ', 'describe.each([1])("%s", '])("a list of tests may be longer: %s", (start) => {
    expect(findLongCode(source("app/a.test.ts", `${start}() => {\n${body(59)}});\n`), [])).toEqual([]);
  });
});
