import { describe, expect, test } from "vitest";
import { MAP_FILE, openFlowMap } from "../../shared/reconcile/open-flow-map.ts";
import type { MapFile, MapReader } from "../../shared/reconcile/ports.ts";
import { REPOSITORY } from "./desk-of.ts";

const VALID = "version: 1\nstreams: { pay: { outcome: Paid, words: [pay] } }\n";
const WARNED = "version: 1\nstreams: { pay: { words: [pay] } }\n";
const INVALID = "version: 1\nstream: {}\n";
const file = (version: string, text: string | null, size = text?.length ?? 9): MapFile => ({
  version,
  text,
  size,
});

/** Counts how often the history is asked for. */
function readerOf(present: MapFile | null, former: readonly MapFile[] = []) {
  const asked: string[] = [];
  const maps: MapReader = {
    readMap: async () => present,
    readFormerMaps: async () => {
      asked.push("former");
      return former;
    },
  };
  return { maps, asked };
}

const open = (present: MapFile | null, former: readonly MapFile[] = []) =>
  openFlowMap(REPOSITORY, readerOf(present, former).maps, []);

test("no file: no map, and nothing to tell", async () => {
  expect(await open(null)).toEqual({
    map: null,
    version: null,
    diagnostics: [],
    text: null,
    isFormer: false,
  });
});

test("a valid one is in force, and its history is not asked for", async () => {
  const { maps, asked } = readerOf(file("a", VALID));
  const { map, ...rest } = await openFlowMap(REPOSITORY, maps, []);
  expect(map?.flowMap.streams.map(({ id }) => id)).toEqual(["pay"]);
  expect(rest).toEqual({ version: "a", diagnostics: [], text: VALID, isFormer: false });
  expect(asked).toEqual([]);
});

test("warnings leave it in force, and are told", async () => {
  const { map, diagnostics, isFormer } = await open(file("a", WARNED), [file("b", VALID)]);
  expect(map).not.toBeNull();
  expect(isFormer).toBe(false);
  expect(diagnostics.map(({ severity, file: name }) => [severity, name])).toEqual([["warning", MAP_FILE]]);
});

test("the logins that are ours count beside those of the map", async () => {
  const text = `${VALID}automation: ["github-actions[bot]"]\n`;
  const { map } = await openFlowMap(REPOSITORY, readerOf(file("a", text)).maps, ["streamkeeper[bot]"]);
  expect(map?.automation.map(({ login }) => login)).toEqual(["github-actions", "streamkeeper"]);
});

describe("an invalid one", () => {
  test("the newest valid version stays in force; told are the errors of the present one", async () => {
    const former = [
      file("a", INVALID),
      file("b", "also: wrong"),
      file("c", VALID),
      file("d", VALID.replaceAll("pay", "search")),
    ];
    const { map, version, text, diagnostics, isFormer } = await open(file("a", INVALID), former);
    expect(map?.flowMap.streams.map(({ id }) => id)).toEqual(["pay"]);
    expect({ version, text, isFormer }).toEqual({ version: "a", text: INVALID, isFormer: true });
    expect(diagnostics[0]).toMatchObject({ severity: "error", code: "unknown-key", span: { line: 2 } });
  });

  test.each<[string, readonly MapFile[]]>([
    ["no other", []],
    ["no valid other", [file("a", INVALID), file("b", INVALID), file("c", null)]],
  ])("with %s, none is in force", async (_, former) => {
    const { map, version, isFormer, diagnostics } = await open(file("a", INVALID), former);
    expect({ map, version, isFormer }).toEqual({ map: null, version: "a", isFormer: false });
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  test.each<[string, MapFile, string]>([
    ["a file that is no text", file("a", null, 40), "not-utf8"],
    ["a file that is too large", file("a", null, 5_000_000), "too-large"],
  ])("%s says so, without its text", async (_, present, code) => {
    const { map, diagnostics, text } = await open(present);
    expect({ map, text }).toEqual({ map: null, text: null });
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
  });
});
