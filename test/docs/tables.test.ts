import { describe, expect, test } from "vitest";
import { CHECK_NAMES } from "../../shared/domain/finding.ts";
import { STREAM_COLORS } from "../../shared/domain/stream.ts";
import { EVENT_NAMES } from "../../shared/domain/timeline.ts";
import { DEFAULT_LEVELS } from "../../shared/flow-map/convert/checks.ts";
import { LARGEST_MAP } from "../../shared/flow-map/decode-text.ts";
import { areaOf, MAY_IMPORT } from "../architecture/areas.ts";
import { listFiles } from "../files/list-files.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { listPages } from "./list-pages.ts";
import { readPage } from "./read-page.ts";
import { readTable } from "./read-table.ts";

const bare = (cell: string | undefined): string => (cell ?? "").replaceAll("`", "");

test("docs/decisions.md names the checks in their order, with their defaults", () => {
  const rows = readTable(readPage("docs/decisions.md"), "check", "its finding", "default");
  expect(rows.map(([name, , level]) => [bare(name), level])).toEqual(
    CHECK_NAMES.map((name) => [name, DEFAULT_LEVELS[name]]),
  );
});

test("docs/flow-map.md names the colours, and pages agree on the largest file", () => {
  const [colors] = readTable(readPage("docs/flow-map.md"), "key", "what it is", "default").filter(
    ([key]) => key === "`color`",
  );
  expect(colors?.[1]?.match(/(?<=`)\w+(?=`)/g)).toEqual([...STREAM_COLORS]);
  const sizes = listPages().flatMap(({ text }) =>
    [...text.matchAll(/(\d+) KiB/g)].map(([, size]) => Number(size)),
  );
  expect(sizes.length).toBeGreaterThan(1);
  expect(new Set(sizes)).toEqual(new Set([LARGEST_MAP / 1024]));
});

test("docs/command-line.md names every event", () => {
  const { text } = readPage("docs/command-line.md");
  const list = /Events have the names of GitHub's timeline: (.*?)\./s.exec(text)?.[1] ?? "";
  expect(list.split(/,\s+/).map(bare)).toEqual([...EVENT_NAMES]);
});

describe("shared/README.md", () => {
  const page = readPage("shared/README.md");

  test("tells of every folder of the house, and rightly whether it is there", () => {
    const rows = readTable(page, "folder", "what it does", "state");
    const told = new Map(
      rows.flatMap(([folders, , state]) =>
        bare(folders)
          .split(", ")
          .map((folder) => [`shared/${folder.replace("/", "")}`, state]),
      ),
    );
    const house = Object.keys(MAY_IMPORT).filter((area) => area.startsWith("shared/"));
    const there = new Set(listFiles(PROJECT_ROOT).map(areaOf));
    expect([...told.keys()].sort()).toEqual(house.sort());
    for (const [area, state] of told)
      expect([area, state]).toEqual([area, there.has(area) ? "here" : "to come"]);
  });

  test("leads to files that are there", () => {
    const files = listFiles(PROJECT_ROOT);
    const named = readTable(page, "question", "file").flatMap(([, where]) =>
      [...(where ?? "").matchAll(/`([^`]+)`/g)].map((match) => `shared/${match[1]}`),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !files.some((file) => file === path || file.startsWith(path)))).toEqual([]);
  });
});
