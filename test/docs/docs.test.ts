import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Manifest } from "../architecture/manifest.ts";
import { listFiles } from "../files/list-files.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { findDeadLinks } from "./find-dead-links.ts";
import { findUnknownScripts } from "./find-unknown-scripts.ts";
import { listPages } from "./list-pages.ts";
import { parsePage } from "./read-page.ts";

const pages = listPages();
const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, "package.json"), "utf8")) as Manifest;

test("the pages are found", () => {
  const paths = pages.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(["README.md", "CONTRIBUTING.md", "docs/flow-map.md", "shared/README.md"]),
  );
});

describe("links", () => {
  test("every one of ours leads somewhere", () => {
    expect(findDeadLinks(pages, listFiles(PROJECT_ROOT))).toEqual([]);
  });
  test.each([
    ["[gone](gone.md)", 1],
    ["[gone](docs/gone.md#there)", 1],
    ["[gone](#gone)", 1],
    ["[gone](docs/page.md#gone)", 1],
    ["[here](docs/page.md#its-heading)", 0],
    ["[here](#the-title)", 0],
    ["[folder](docs)", 0],
    ["[elsewhere](https://example.org/gone.md)", 0],
    ["`[code](gone.md)`", 0],
    ["```text\n[code](gone.md)\n```", 0],
  ])("%s has %i dead ones", (text, count) => {
    const pages = [
      parsePage("README.md", `# The \`title\`\n${text}\n`),
      parsePage("docs/page.md", "## Its heading\n"),
    ];
    expect(findDeadLinks(pages, ["README.md", "docs/page.md"])).toHaveLength(count);
  });
});

describe("commands", () => {
  test("every script that a page names is there", () => {
    expect(findUnknownScripts(pages, scripts)).toEqual([]);
  });
  test.each(["run `npm run gone` first", "```sh\nnpm ci && npm run gone\n```", "or npm test"])(
    "%s: not there",
    (text) => {
      expect(findUnknownScripts([parsePage("README.md", text)], { demo: "" })).toHaveLength(1);
    },
  );
  test("a newcomer's two commands are in the README as CI runs them", () => {
    const { text } = pages.find(({ path }) => path === "README.md")!;
    const run = readFileSync(join(PROJECT_ROOT, ".ci/run"), "utf8");
    for (const command of ["npm run demo", "npm test"]) {
      expect(text).toContain(`\nnpm ci && ${command}\n`);
      expect(run).toMatch(new RegExp(`^npm ci\n${command}`, "m"));
    }
  });
});
