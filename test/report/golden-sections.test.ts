import { describe, expect, test } from "vitest";
import type { Section } from "../../shared/report/detail.ts";
import { alignment } from "../../shared/report/sections/alignment.ts";
import { blockers } from "../../shared/report/sections/blockers.ts";
import { changeOrNoise } from "../../shared/report/sections/change-or-noise.ts";
import { dependencies } from "../../shared/report/sections/dependencies.ts";
import { flowOrLocalOptimum } from "../../shared/report/sections/flow-or-local-optimum.ts";
import { forecast } from "../../shared/report/sections/forecast.ts";
import { method } from "../../shared/report/sections/method.ts";
import { buildReport, NO_LINKS, SHOP_LINKS } from "./build-report.ts";
import { SHOP_REPORT } from "./shop-report.ts";

const SECTIONS: Readonly<Record<string, Section>> = {
  "change-or-noise": changeOrNoise,
  blockers,
  "flow-or-local-optimum": flowOrLocalOptimum,
  alignment,
  dependencies,
  forecast,
  method,
};

describe.each(Object.entries(SECTIONS))("%s", (name, section) => {
  test("a shop's report", async () => {
    await expect(`${section(SHOP_REPORT, SHOP_LINKS)}\n`).toMatchFileSnapshot(`../golden/report/${name}.md`);
  });

  test("with nothing to link to, no link is left", () => {
    expect(section(SHOP_REPORT, { ...NO_LINKS, issue: () => null })).not.toMatch(/\]\(/);
  });

  test("less detail is less text, and no picture", () => {
    const small = section(SHOP_REPORT, SHOP_LINKS, { lists: false, pictures: false });
    expect(small.length).toBeLessThanOrEqual(section(SHOP_REPORT, SHOP_LINKS).length);
    expect(small).not.toContain("```");
    expect(small.split("\n")[0]).toBe(section(SHOP_REPORT, SHOP_LINKS).split("\n")[0]);
  });

  test("a report of nothing", async () => {
    await expect(`${section(buildReport(), SHOP_LINKS)}\n`).toMatchFileSnapshot(
      `../golden/report/${name}-empty.md`,
    );
  });
});
