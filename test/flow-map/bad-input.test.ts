import { describe, expect, test } from "vitest";
import { type LoadedFlowMap, loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { startProcessorClock } from "../start-processor-clock.ts";
import { mapOf, wholeMap } from "./whole-map.ts";

/** Far more than any file takes, in time of the processor, which others can't take away: it tells a hang, not a busy day. */
const HANG_MS = 2000;
const LARGEST = 128 * 1024;

function loadInTime(source: string | Uint8Array): LoadedFlowMap {
  const elapsed = startProcessorClock();
  const loaded = loadFlowMap(source, "flow-map.yml");
  expect(elapsed()).toBeLessThan(HANG_MS);
  return loaded;
}

/** The largest file of head, as many units as fit, and tail. */
function fill(head: string, unit: (index: number) => string, tail = ""): string {
  const pieces = [head];
  let size = Buffer.byteLength(head) + Buffer.byteLength(tail);
  for (let index = 0; ; index++) {
    size += Buffer.byteLength(unit(index));
    if (size > LARGEST) return pieces.join("") + tail;
    pieces.push(unit(index));
  }
}

const STREAMS = "version: 1\nstreams:\n  pay: { outcome: x, words: [cart] }\n";
const LETTERS = [..."abcdefghi"];
const BOMB = LETTERS.map((letter, index) => {
  const entry = index === 0 ? "x" : `*${LETTERS[index - 1]}`;
  return `${letter}: &${letter} [${Array.from({ length: 9 }, () => entry).join(", ")}]\n`;
}).join("");

describe("a file that is no flow map has one clear error", () => {
  test.each<[what: string, source: string | Uint8Array, code: string, place: string, piece: string]>([
    ["an empty file", "", "empty-file", "1:1", "is empty"],
    ["a lone byte order mark", "\ufeff", "empty-file", "1:1", "is empty"],
    ["white space", "\n  \n\t\n", "empty-file", "1:1", "is empty"],
    ["comments", "# to come\n", "empty-file", "1:1", "is empty"],
    ["a bare document", "---\n---\n", "empty-file", "1:1", "is empty"],
    ["null", "null\n", "empty-file", "1:1", "is empty"],
    ["a list at the top", "\n- version: 1\n", "not-a-map", "2:1", "this file is a list"],
    ["a text at the top", "# x\nversion one\n", "not-a-map", "2:1", "this file is a single value"],
    ["an alias at the top", "*x\n", "yaml-syntax", "1:1", "*x"],
    ["several documents", `${STREAMS}---\nversion: 1\n`, "several-documents", "4:1", "one document"],
    [
      "several documents after an end",
      `${STREAMS}...\nversion: 1\n`,
      "several-documents",
      "5:1",
      "one document",
    ],
    ["bytes that are not UTF-8", Buffer.from("a: 1\ncaf\xe9: 2\n", "latin1"), "not-utf8", "2:4", "in line 2"],
    ["UTF-16 with a mark", Buffer.from("\ufeffversion: 1\n", "utf16le"), "not-utf8", "1:1", "UTF-16"],
    [
      "UTF-16, the other way",
      Buffer.from("\ufeffversion: 1\n", "utf16le").swap16(),
      "not-utf8",
      "1:1",
      "UTF-16",
    ],
    ["UTF-16 without a mark", Buffer.from("version: 1\n", "utf16le"), "not-utf8", "1:2", "UTF-16"],
    ["a NUL byte", "version: 1\nstreams: \0\n", "not-utf8", "2:10", "NUL byte in line 2"],
    [
      "a picture",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      "not-utf8",
      "1:1",
      "line 1",
    ],
    ["1 MiB of rules", `${STREAMS}${"# rule\n".repeat(150_000)}`, "too-large", "1:1", "at most 128 KiB"],
    ["a wall of brackets", `a: ${"[".repeat(130_000)}`, "too-deep", "1:44", "deeper than 40"],
    [
      "a wall of closed brackets",
      `a: ${"[".repeat(65_000)}${"]".repeat(65_000)}`,
      "too-deep",
      "1:44",
      "deeper than 40",
    ],
    ["a bomb of aliases", BOMB, "too-many-aliases", "6:8", "multiply beyond measure"],
    [
      "an anchor inside itself",
      "version: 1\nstreams: &s { pay: *s }\n",
      "too-deep",
      "2:20",
      "deeper than 40",
    ],
    [
      "a long text, aliased often",
      `a: &a ${"x".repeat(60_000)}\nb: [*a, *a, *a, *a]\n`,
      "too-many-aliases",
      "2:13",
      "multiply",
    ],
  ])("%s", (_, source, code, place, piece) => {
    const { flowMap, diagnostics } = loadInTime(source);
    expect(flowMap).toBeNull();
    expect(diagnostics).toHaveLength(1);
    const [{ span, message, hint, ...rest } = expect.fail("no diagnostic")] = diagnostics;
    expect(rest).toEqual({ severity: "error", code, file: "flow-map.yml" });
    expect(`${span.line}:${span.column}`).toBe(place);
    expect(`${message} ${hint}`).toContain(piece);
  });

  test("the largest size is still read", () => {
    const { flowMap, diagnostics } = loadInTime(fill(STREAMS, () => "#\n"));
    expect(diagnostics).toEqual([]);
    expect(flowMap).not.toBeNull();
  });
});

describe("valid files that look unusual", () => {
  test.each([
    ["a byte order mark", `\ufeff${STREAMS}`],
    ["CRLF", STREAMS.replaceAll("\n", "\r\n")],
    ["no newline at the end", STREAMS.trimEnd()],
    ["a document mark and a comment before, an end after", `# ours\n---\n${STREAMS}...\n`],
    ["an empty document behind it", `${STREAMS}---\n`],
    [
      "another YAML version, whose `off` is a truth value",
      `%YAML 1.1\n---\n${STREAMS}checks: { unmapped: off }\n`,
    ],
    [
      "closing brackets below their key",
      "version: 1\nstreams: {\n  pay: { outcome: x, words: [\n    cart\n  ] }\n}\n",
    ],
    ["JSON", JSON.stringify({ version: 1, streams: { pay: { outcome: "x", words: ["y"] } } })],
    ["quoted keys", `"version": 1\n'streams': { "pay": { outcome: x, words: [y] } }\n`],
    [
      "anchors for values",
      mapOf(["pay: { outcome: &o Shoppers pay, words: [a] }", "b: { outcome: *o, words: [b] }"]),
    ],
    ["an anchor on a key", mapOf(["&k pay: { outcome: *k, words: [a] }"])],
    [
      "keys that other objects have",
      mapOf(["constructor: { outcome: x, words: [a] }", "valueof: { outcome: y, words: [b] }"]),
    ],
  ])("%s", (_, source) => {
    const { flowMap, diagnostics } = loadInTime(source);
    expect(diagnostics).toEqual([]);
    expect(flowMap?.streams.length).toBeGreaterThan(0);
  });

  test("lines and columns are the file's, with a byte order mark and CRLF", () => {
    const { diagnostics } = loadInTime(`\ufeff¡: 1\r\n${STREAMS.replaceAll("\n", "\r\n")}wrong: 1\r\n`);
    expect(diagnostics.map(({ span }) => span)).toEqual([
      { line: 1, column: 1, endLine: 1, endColumn: 2 },
      { line: 5, column: 1, endLine: 5, endColumn: 6 },
    ]);
  });
});

describe("keys of JavaScript's own", () => {
  test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "prototype"])(
    "%s is no key of a map",
    (key) => {
      const { flowMap, diagnostics } = loadInTime(wholeMap(`${key}: { polluted: true }`));
      expect(flowMap).toBeNull();
      expect(diagnostics).toMatchObject([
        { code: key === "__proto__" ? "bad-key" : "unknown-key", span: { line: 5 } },
      ]);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );

  test("__proto__ is no stream, and gives none its keys", () => {
    const { diagnostics } = loadInTime(mapOf(["__proto__: { outcome: x }", "pay: { words: [a] }"]));
    expect(diagnostics.map(({ code }) => code)).toEqual(["bad-key", "no-outcome"]);
  });
});

describe("files of the largest size are read or refused in time", () => {
  const many = (line: (index: number) => string): string => fill("version: 1\nstreams:\n", line);
  const rules = (rule: string): string =>
    fill(`${STREAMS}  refunds:\n    match:\n`, () => `      - ${rule}\n`);
  test.each<[what: string, source: string]>([
    ["empty streams", many((index) => `  s${index}:\n`)],
    ["streams retired into nothing", many((index) => `  s${index}: { retired: { into: t${index} } }\n`)],
    [
      "a long chain of retired streams",
      many((index) => `  s${index}: { retired: { into: s${index + 1} } }\n`),
    ],
    ["bad ids", many((index) => `  "É ${index}": { words: 3 }\n`)],
    ["unknown keys", fill("version: 1\n", (index) => `key-${index}: 1\n`)],
    ["the same key", fill("version: 1\n", () => "again: 1\n")],
    ["words", fill(`${STREAMS}  refunds: { outcome: x, words: [`, (index) => `w${index}, `, "] }\n")],
    ["numbers for words", fill("version: 1\nstreams:\n  pay:\n    words:\n", () => "      - 1\n")],
    [
      "unknown streams",
      fill(`${STREAMS}services: { api: { streams: [`, (index) => `pey${index}, `, "] } }\n"),
    ],
    [
      "unknown services",
      fill(
        fill(`${STREAMS}services:\n`, (index) => `  s${index}: { streams: [pay] }\n`)
          .slice(0, 60_000)
          .replace(/\n[^\n]*$/, "\njourneys: { buy: { steps: [{ name: x, stream: pay, services: ["),
        (index) => `t${index}, `,
        "] }] } }\n",
      ),
    ],
    ["empty rules", rules("{}")],
    ["patterns of thousands of steps", rules("pattern: (a{500}){2}")],
    ["patterns that are refused", rules("pattern: (\\pL{1000}")],
    ["patterns with large classes", rules("pattern: '[B-\\x{1e900}]'")],
    ["one pattern", `${STREAMS}  refunds: { match: [{ pattern: "${"[a-z]*".repeat(20_000)}" }] }\n`],
    [
      "stars and blanks before something else",
      fill(
        `${STREAMS}  refunds: { outcome: x, wip-limit: "1${" ".repeat(60_000)}x", words: ["`,
        () => "*",
        'x"] }\n',
      ),
    ],
    [
      "stars in a service's words",
      fill(`${STREAMS}services: { api: { streams: [pay], words: ["`, () => "*", 'x"] } }\n'),
    ],
    ["faults of syntax", fill("", () => "a: @\n")],
    ["quotes that are never closed", fill("a: ", () => '["x,')],
    ["brackets that are never closed", fill("", (index) => `k${index}: [a\n`)],
    ["tabs", fill("version: 1\nstreams:\n", () => "\tpay: 1\n")],
    ["documents", fill(STREAMS, () => "---\n")],
    ["a line", `${STREAMS}x: "${"é".repeat(65_000)}"\n`],
  ])("%s", (_, source) => {
    expect(Buffer.byteLength(source)).toBeLessThanOrEqual(LARGEST);
    const { flowMap, diagnostics } = loadInTime(source);
    expect(flowMap === null).toBe(diagnostics.some(({ severity }) => severity === "error"));
  });
});
