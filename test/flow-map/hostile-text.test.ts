import { describe, expect, test } from "vitest";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { printDiagnostic, splitLines } from "../../shared/flow-map/print-diagnostic.ts";
import { findHarm } from "./find-harm.ts";

/** What a stranger may write into a map, as a double-quoted text of YAML. */
const HOSTILE = [
  ["an escape sequence", "\\e[31mred\\e[0m"],
  ["a bell and a backspace", "\\a\\b\\b"],
  ["a window title", "\\e]0;owned\\a"],
  ["marks that turn the reading direction", "\\u202Egnp.exe\\u202C"],
  ["line breaks", "one\\ntwo\\rthree\\Nfour\\Lfive\\Psix"],
  ["invisible marks", "pay\\u200Bment\\uFEFF"],
  ["half a character", "\\uD83D and \\uDE00"],
  ["a workflow command", "::error::owned"],
  ["a workflow command, old style", "##[error]owned"],
  ["a control character of the second set", "\\x9B31m"],
] as const;

/** Every place whose text a message repeats. */
const PLACES: readonly ((text: string) => string)[] = [
  (text) => `"${text}": 1`,
  (text) => `streams: { "${text}": { outcome: x, words: [y] } }`,
  (text) => `streams: { a: { color: "${text}" } }`,
  (text) => `streams: { a: { words: "${text}", "${text}": 1 } }`,
  (text) => `streams: { a: { name: "${text}" }, b: { name: "${text}" } }`,
  (text) => `streams: { a: { label: "${text}" }, b: { aliases: ["${text}"] } }`,
  (text) => `streams: { a: { label: "${text.padEnd(60, "x")}" } }`,
  (text) => `streams: { a: { match: [{ pattern: "(${text}" }] } }`,
  (text) => `streams: { a: { retired: { into: "${text}" } } }`,
  (text) => `streams: { a: { words: ["x ${text}"] }, b: { words: ["x ${text}"] } }`,
  (text) => `streams: { a: }\nservices: { x: { streams: ["${text}"] } }`,
  (text) =>
    `streams: { a: }\njourneys: { "${text}": { steps: [{ name: x, stream: a, services: ["${text}"] }] } }`,
  (text) => `streams: { a: }\nlabels: { prefix: "${text}", blocked: ["${text}"] }`,
  (text) =>
    `streams: { a: }\nproject: { owner: a, number: 1, status: { active: ["${text}"], done: ["${text}"] } }`,
  (text) => `streams: { a: }\ncomments: { grace: "${text}" }\nchecks: { unmapped: "${text}" }`,
  (text) => `streams: { "${text}": , "${text}": }`,
];

describe("nothing that a stranger writes acts on a terminal or a log", () => {
  test.each(HOSTILE)("%s", (_, text) => {
    for (const place of PLACES) {
      const source = `version: 1\n${place(text)}\n`;
      const { diagnostics } = loadFlowMap(source, "flow-map.yml");
      expect(diagnostics.length).toBeGreaterThan(0);
      for (const { message, hint } of diagnostics) {
        expect(findHarm(message)).toEqual([]);
        expect(findHarm(hint ?? "")).toEqual([]);
      }
    }
  });

  test("raw bytes of them in the file don't reach the frame either", () => {
    const source = "version: 1\n# \u001b[31mred \u202e\n\u001b[2Jkey: 1\n\u0007streams: { a: }\n";
    const { diagnostics } = loadFlowMap(source, "\u001b[31mfile\n.yml");
    expect(diagnostics.length).toBeGreaterThan(1);
    for (const diagnostic of diagnostics) {
      const page = printDiagnostic(diagnostic, splitLines(source));
      for (const line of page.split("\n")) expect(findHarm(line)).toEqual([]);
    }
  });

  test("names, texts and keys in a flow map are whole characters", () => {
    const source =
      'version: 1\nstreams: { a: { name: "\\uD83D", outcome: "x \\uDE00", words: ["\\uD83D"] } }\n';
    const { flowMap } = loadFlowMap(source, "flow-map.yml");
    expect(JSON.stringify(flowMap).isWellFormed() && JSON.stringify(flowMap)).not.toMatch(/\\ud[89a-f]/);
  });

  test("long texts are cut in messages", () => {
    const long = "x".repeat(50_000);
    const { diagnostics } = loadFlowMap(
      `version: 1\n? ${long}\n: 1\nstreams: { a: { color: ${long} } }\n`,
      "flow-map.yml",
    );
    expect(diagnostics).toHaveLength(2);
    for (const { message, hint } of diagnostics) expect(`${message}${hint}`.length).toBeLessThan(400);
  });
});
