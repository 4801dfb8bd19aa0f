import { describe, expect, test } from "vitest";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { listPages } from "./list-pages.ts";
import { type CodeBlock, type Page, readPage } from "./read-page.ts";

/** What stands around a part of a flow map, so that it is a whole one. */
const VERSION = "version: 1\n";
const STREAMS = `streams:
  discovery: { outcome: Shoppers find what they want, words: [search] }
  checkout: { outcome: Shoppers pay in under a minute, words: [cart] }
  refunds: { outcome: Money is back within two days, words: [refund] }
`;

const has = (code: string, key: string): boolean => new RegExp(`^${key}:`, "m").test(code);
const complete = (code: string): string =>
  (has(code, "version") ? "" : VERSION) + (has(code, "streams") ? "" : STREAMS) + code;

const examples = listPages().flatMap(({ path, blocks }) =>
  blocks
    .filter(({ language }) => language === "yaml")
    .map(({ code, line }) => ({ name: `${path}:${line}`, code })),
);

function load(code: string): FlowMap {
  const { flowMap, diagnostics } = loadFlowMap(code, "flow-map.yml");
  expect(diagnostics).toEqual([]);
  return flowMap!;
}

/** The first YAML block of docs/flow-map.md below a heading. */
function blockBelow(page: Page, heading: string): CodeBlock {
  const line = page.text.split("\n").indexOf(heading) + 1;
  expect(line).toBeGreaterThan(0);
  return page.blocks.find((block) => block.language === "yaml" && block.line > line)!;
}

describe("flow maps in the documentation", () => {
  test("are found", () => expect(examples.length).toBeGreaterThan(5));
  test.each(examples)("$name has neither errors nor warnings", ({ code }) => {
    load(complete(code));
  });
});

describe("docs/flow-map.md", () => {
  const page = readPage("docs/flow-map.md");
  const written = blockBelow(page, "## Every default, written out");

  test("writes out every default: its long map means what its smallest one means", () => {
    const smallest = blockBelow(page, "## The smallest useful one");
    expect(load(written.code)).toEqual(load(smallest.code));
  });

  test("writes out the board's defaults", () => {
    const board = page.blocks.find(({ code }) => code.startsWith("project:"))!;
    const short = "project: { owner: acme, number: 7 }\n";
    expect(load(complete(board.code))).toEqual(load(complete(short)));
  });

  test("its smallest flow map is the README's", () => {
    const [first] = readPage("README.md").blocks.filter(({ language }) => language === "yaml");
    expect(first?.code).toBe(blockBelow(page, "## The smallest useful one").code);
  });
});
