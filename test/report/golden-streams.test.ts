import { describe, expect, test } from "vitest";
import type { Section } from "../../shared/report/detail.ts";
import { bottlenecks } from "../../shared/report/sections/bottlenecks.ts";
import { eachStream } from "../../shared/report/sections/each-stream.ts";
import { headline } from "../../shared/report/sections/headline.ts";
import { streamsAtAGlance } from "../../shared/report/sections/streams-at-a-glance.ts";
import { whereWorkSits } from "../../shared/report/sections/where-work-sits.ts";
import { buildReport, NO_LINKS, SHOP_LINKS } from "./build-report.ts";
import { SHOP_REPORT } from "./shop-report.ts";

const SECTIONS: Readonly<Record<string, Section>> = {
  headline,
  "streams-at-a-glance": streamsAtAGlance,
  "where-work-sits": whereWorkSits,
  "each-stream": eachStream,
  bottlenecks,
};
const NOWHERE = { ...NO_LINKS, map: null, board: null, run: null };

describe.each(Object.entries(SECTIONS))("%s", (name, section) => {
  test("a shop's report", async () => {
    await expect(`${section(SHOP_REPORT, SHOP_LINKS)}\n`).toMatchFileSnapshot(`../golden/report/${name}.md`);
  });

  test("a report of nothing", async () => {
    await expect(`${section(buildReport(), SHOP_LINKS)}\n`).toMatchFileSnapshot(
      `../golden/report/${name}-empty.md`,
    );
  });

  test("with nothing to link to it says the same, without links", () => {
    const unlink = (markdown: string): string => markdown.replace(/\[((?:[^[\]\\]|\\.)*)\]\([^)]*\)/g, "$1");
    const places = / · Flow map · Board · This run/;
    expect(section(SHOP_REPORT, NOWHERE)).toBe(unlink(section(SHOP_REPORT, SHOP_LINKS)).replace(places, ""));
  });

  test("without pictures and lists the other lines stay as they are", () => {
    const whole = section(SHOP_REPORT, SHOP_LINKS).split("\n");
    const small = section(SHOP_REPORT, SHOP_LINKS, { lists: false, pictures: false });
    expect(small).not.toContain("```");
    const others = small.split("\n").filter((line) => !line.startsWith("**Expectation:**"));
    expect(others.filter((line) => !whole.includes(line))).toEqual([]);
  });
});
