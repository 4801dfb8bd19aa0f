import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blockers } from "../../shared/report/sections/blockers.ts";
import { whereWorkSits } from "../../shared/report/sections/where-work-sits.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { buildReport, SHOP_LINKS } from "./build-report.ts";
import { buildWideMap } from "./build-wide-map.ts";
import { hostileText } from "./hostile-text.ts";
import { drawDiagrams } from "./mermaid/draw-diagrams.ts";
import { hasChromium, openChromium } from "./mermaid/open-chromium.ts";
import { type MermaidParser, openMermaid } from "./mermaid/open-mermaid.ts";
import { readDiagrams } from "./mermaid/read-diagrams.ts";
import { renderWhole } from "./render-whole.ts";
import { SHOP_REPORT } from "./shop-report.ts";
import { spoilReport } from "./spoil-report.ts";

const GOLDEN = join(PROJECT_ROOT, "test/golden/report");
const golden = readdirSync(GOLDEN)
  .sort()
  .flatMap((file) => readDiagrams(readFileSync(join(GOLDEN, file), "utf8")));
const page = readDiagrams(renderWhole(SHOP_REPORT, SHOP_LINKS));
const diagrams = [...new Set([...golden, ...page])];

let mermaid: MermaidParser;
beforeAll(async () => {
  mermaid = await openMermaid();
});
afterAll(() => mermaid?.close());

const spoil = (texts: readonly string[]) => {
  let at = 0;
  return spoilReport(SHOP_REPORT, () => texts[at++ % texts.length]!);
};

describe("Mermaid's own parser", () => {
  test("there are diagrams of every kind", () => {
    const kinds = new Set(diagrams.map((source) => /^(?!%%)\S+/m.exec(source)?.[0]));
    expect(kinds).toEqual(new Set(["flowchart", "xychart-beta", "pie"]));
  });

  test("takes every diagram of the golden pages, none of which is too large for GitHub", async () => {
    for (const source of diagrams) {
      await expect(mermaid.parse(source)).resolves.toBeDefined();
      expect(source.length).toBeLessThanOrEqual(5_000);
      expect(source.match(/-->/g)?.length ?? 0).toBeLessThanOrEqual(60);
    }
  });

  test("would find a broken one", async () => {
    await expect(mermaid.parse('flowchart LR\n  a["x" y"]')).rejects.toThrow();
    await expect(mermaid.parse("xychart-beta\n  x-axis [a b]\n  line [")).rejects.toThrow();
  });

  test("takes diagrams about whatever people write, with ids that are ours", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 10, maxLength: 40 }), async (texts) => {
        const report = spoil(texts);
        const drawn = readDiagrams(`${whereWorkSits(report, SHOP_LINKS)}\n${blockers(report, SHOP_LINKS)}`);
        expect(drawn).toHaveLength(2);
        for (const source of drawn) {
          expect(await mermaid.parse(source)).toMatch(/^flowchart/);
          expect(source.length).toBeLessThanOrEqual(5_000);
        }
      }),
      { numRuns: 40 },
    );
  });
});

test("Mermaid takes large flow maps, cut into rows", async () => {
  for (const [streams, journeys, steps] of [
    [50, 0, 0],
    [30, 3, 30],
    [9, 2, 9],
    [1, 1, 1],
  ] as const) {
    const map = buildWideMap({ streams, journeys, steps, name: (plain) => `${plain} of "them"` });
    for (const source of readDiagrams(whereWorkSits(buildReport({ map }), SHOP_LINKS)))
      expect(await mermaid.parse(source)).toMatch(/^flowchart/);
  }
});

describe.skipIf(!hasChromium() && process.env.CI === undefined)("Mermaid in Chromium", () => {
  test("draws every diagram of the golden pages, and shows labels as they were written", async () => {
    const odd = [`"<b>&x;" \`y\` 1. #12`, "fa:fa-bomb **z** $$q$$ _e_", "- list @a\\n<br/>"];
    const hostile = odd.flatMap((text) => readDiagrams(blockers(spoil([text]), SHOP_LINKS)));
    const map = buildWideMap({ streams: 12, journeys: 1, steps: 7, name: (plain) => plain });
    const rows = readDiagrams(whereWorkSits(buildReport({ map }), SHOP_LINKS));
    const browser = await openChromium();
    try {
      const drawings = await drawDiagrams(await browser.newPage(), [...diagrams, ...rows, ...hostile]);
      expect(drawings.filter((drawing) => "error" in drawing)).toEqual([]);
      const shown = drawings.slice(-odd.length) as readonly { readonly text: string }[];
      for (const [at, text] of odd.entries()) expect(shown[at]!.text).toContain(`#131 ${text}`);
    } finally {
      await browser.close();
    }
  });
});
