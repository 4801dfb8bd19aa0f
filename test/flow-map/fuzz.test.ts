import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../../shared/domain/diagnostic.ts";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { printDiagnostic, splitLines } from "../../shared/flow-map/print-diagnostic.ts";
import { ERROR_CODES, WARNING_CODES } from "../../shared/flow-map/problem.ts";
import { arbitraryMapText } from "./arbitrary-map.ts";
import { arbitraryValidMap, type ValidMap, writeValidMap } from "./arbitrary-valid-map.ts";
import { findHarm } from "./find-harm.ts";
import { loadValid } from "./load-valid.ts";

/** Pieces of YAML that, thrown together, meet every corner of a parser. */
const PIECES = [
  ...[
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    " ",
    "\t",
    ": ",
    ":",
    "- ",
    ", ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "# ",
    "? ",
    "|",
    ">",
  ],
  ...[
    "&a ",
    "*a",
    "!x ",
    "@",
    "`",
    "%",
    "<<",
    "---\n",
    "...\n",
    "\\",
    "\\u0000",
    "~",
    "\u0000",
    "\ufeff",
    "\u2028",
    "\ud83d",
  ],
  ...[
    "version: 1",
    "streams:",
    "checkout",
    "words",
    "match",
    "outcome",
    "1",
    "2024-01-01",
    "é",
    "結",
    "🛒",
    "x",
  ],
];
const yamlSoup = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(""));

const isError = ({ severity }: { severity: string }): boolean => severity === "error";
const CODES: Readonly<Record<string, readonly string[]>> = { error: ERROR_CODES, warning: WARNING_CODES };

/** What holds for every file in the world. */
function checkLoading(source: string | Uint8Array): void {
  const loaded = loadFlowMap(source, "flow-map.yml");
  const { flowMap, diagnostics } = loaded;
  expect(loadFlowMap(source, "flow-map.yml")).toEqual(loaded);
  expect(flowMap === null).toBe(diagnostics.some(isError));
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  const lines = new TextDecoder().decode(bytes).split("\n");
  for (const diagnostic of diagnostics) {
    const { severity, code, span, message, hint } = diagnostic;
    expect(CODES[severity]).toContain(code);
    expectInside(span, lines);
    expect(message).not.toBe("");
    for (const line of [message, hint ?? ""]) expect(findHarm(line)).toEqual([]);
    const page = printDiagnostic(diagnostic, splitLines(source)).split("\n");
    for (const line of page) expect(findHarm(line)).toEqual([]);
  }
  const places = diagnostics.map(({ span }) => span);
  expect(places).toEqual([...places].sort((a, b) => a.line - b.line || a.column - b.column));
  const told = diagnostics.map(({ code, span, message }) => JSON.stringify([code, span, message]));
  expect(told).toEqual([...new Set(told)]);
}

function expectInside({ line, column, endLine, endColumn }: Span, lines: readonly string[]): void {
  expect(line).toBeGreaterThanOrEqual(1);
  expect(endLine).toBeLessThanOrEqual(lines.length);
  expect(column).toBeGreaterThanOrEqual(1);
  expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
  expect(endColumn).toBeLessThanOrEqual(lines[endLine - 1]!.length + 1);
  expect(endLine > line || (endLine === line && endColumn >= column)).toBe(true);
}

describe("for every file", () => {
  test("of any characters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), checkLoading));
  });
  test("of any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), checkLoading));
  });
  test("of any pieces of YAML", () => {
    fc.assert(fc.property(yamlSoup, checkLoading), { numRuns: 1000 });
  });
  test("of any pieces of YAML below a good start", () => {
    const started = yamlSoup.map((soup) => `version: 1\nstreams:\n  checkout: { words: [cart] }\n${soup}`);
    fc.assert(fc.property(started, checkLoading), { numRuns: 500 });
  });
  test("of any values under our keys", () => {
    fc.assert(fc.property(arbitraryMapText, checkLoading), { numRuns: 500 });
  });
});

describe("a valid map", () => {
  const orderless = (flowMap: FlowMap) => ({
    ...flowMap,
    // A default colour is the stream's place in the order.
    streams: flowMap.streams.map(({ color: _, ...stream }) => stream).sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
  const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
    fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
  const mapAndShuffled = arbitraryValidMap.chain((map) =>
    fc.tuple(
      fc.constant(map),
      fc.record({
        streams: shuffled(map.streams),
        sections: shuffled(map.sections),
      }) satisfies fc.Arbitrary<ValidMap>,
    ),
  );

  test("has its streams in the file's order", () => {
    fc.assert(
      fc.property(arbitraryValidMap, (map) => {
        const { streams } = loadValid(writeValidMap(map));
        expect(streams.map(({ id }) => id)).toEqual(map.streams.map(([id]) => id));
      }),
    );
  });

  test("means the same, whatever the order of its sections and streams", () => {
    fc.assert(
      fc.property(mapAndShuffled, ([map, other]) => {
        expect(orderless(loadValid(writeValidMap(other)))).toEqual(orderless(loadValid(writeValidMap(map))));
      }),
    );
  });

  test("stays valid with any comment, and with other line ends", () => {
    fc.assert(
      fc.property(arbitraryValidMap, fc.stringMatching(/^[ -~]{0,20}$/), (map, comment) => {
        const text = writeValidMap(map);
        const other = `# ${comment}\n${text}`.replaceAll("\n", "\r\n");
        expect(loadValid(other)).toEqual(loadValid(text));
      }),
    );
  });
});
