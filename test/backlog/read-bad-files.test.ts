import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readAll } from "./read-all.ts";

const row = (number: number, more: object = {}): string =>
  JSON.stringify({ number, title: `Issue ${number}`, state: "OPEN", ...more });

const utf16 = (text: string, mark: boolean): Buffer =>
  Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");

/** What was wrong, in the line where it is, after how many issues. */
type Case = [name: string, file: string | Uint8Array, line: number, message: RegExp, issues: number];

const NOT_A_BACKLOG: Case[] = [
  ["nothing", "", 1, /^The file is empty\.$/, 0],
  ["blanks", "\ufeff \r\n\t\n", 1, /^The file is empty\.$/, 0],
  ["gzip", gzipSync(row(1)), 1, /^The file is compressed \(gzip\)\.$/, 0],
  ["zip", "PK\u0003\u0004...", 1, /^The file is compressed \(zip\)\.$/, 0],
  ["UTF-16 with a mark", utf16(row(1), true), 1, /^The file is UTF-16\.$/, 0],
  ["UTF-16 without a mark", utf16(row(1), false), 1, /^The file is UTF-16\.$/, 0],
  ["big-endian UTF-16", utf16(`[${row(1)}]`, true).swap16(), 1, /^The file is UTF-16\.$/, 0],
  [
    "a table",
    "number,title\n1,Cart\n",
    1,
    /^A backlog file starts with "\[".*but this one with "number,title"\.$/,
    0,
  ],
  ["a web page", "\n<!doctype html>\n", 2, /but this one with "<!doctype html>"\.$/, 0],
  ["a flow map", "version: 1\nstreams:\n", 1, /but this one with "version: 1"\.$/, 0],
  ["a number", "12", 1, /but this one with "12"\.$/, 0],
];

const WRONG_BETWEEN_ROWS: Case[] = [
  [
    "an array that is not closed",
    `[\n${row(1)},\n${row(2)}\n`,
    4,
    /^The file is cut off: its array is not closed behind the row that begins in line 3\.$/,
    2,
  ],
  ["an array cut behind a comma", `[${row(1)},`, 1, /^The file is cut off: its array is not closed/, 1],
  ["an array cut behind its bracket", "[", 1, /^The file is cut off: its array is not closed\.$/, 0],
  [
    "a row cut in a text",
    `[\n${row(1)},\n${row(2).slice(0, 25)}`,
    3,
    /^The file ends inside the row that begins in line 3: it is cut off\.$/,
    1,
  ],
  ["a row cut in a word", `[\n${row(1)},\n{"open": tru`, 3, /begins in line 3: it is cut off\.$/, 1],
  ["a row cut in an escape", `[${row(1)},{"title": "\\u00`, 1, /begins in line 1: it is cut off\.$/, 1],
  [
    "a row cut in a character",
    Buffer.from(`[${row(1)},\n{"title": "😀`).subarray(0, -1),
    2,
    /begins in line 2: it is cut off\.$/,
    1,
  ],
  [
    "a row that ends in a quote nobody opened",
    '[\n{"title": "5" screen"},{"title": "b"}]',
    2,
    /begins in line 2: not valid JSON: expected "," or "}", found "screen"/,
    0,
  ],
  [
    "text behind the array",
    `[${row(1)}]\nDone.`,
    2,
    /^The array has ended, but more follows: "Done\."\.$/,
    1,
  ],
  [
    "a second array",
    `[${row(1)}][${row(2)}]`,
    1,
    /^The array has ended, but more follows: "\[\{"number":2,"title"/,
    1,
  ],
  ["a missing comma", `[${row(1)}\n${row(2)}]`, 2, /^A comma is missing before the row "\{/, 1],
  ["two commas", `[${row(1)},\n,${row(2)}]`, 2, /^A row is missing: expected an object, found ",\{/, 1],
  [
    "a comma behind the last row",
    `[${row(1)},\n]`,
    2,
    /^A row is missing: expected an object, found "\]"\.$/,
    1,
  ],
  [
    "a comma between objects one a line",
    `${row(1)},\n${row(2)}`,
    1,
    /^A comma stands between rows that are no array: found ","\.$/,
    1,
  ],
  [
    "a word behind a row",
    `[${row(1)} and ${row(2)}]`,
    1,
    /^Expected "," or "\]" behind the row, found "and /,
    1,
  ],
];

describe.each([
  ["no backlog", NOT_A_BACKLOG],
  ["wrong between its rows", WRONG_BETWEEN_ROWS],
])("%s", (_, cases) => {
  test.each(cases)("%s", async (_name, file, line, message, issues) => {
    const reading = await readAll(file);
    expect(reading.problems).toEqual([]);
    expect(reading.failure?.message).toMatch(message);
    expect(reading.failure?.message).not.toContain("\n");
    expect(reading.failure?.hint).toMatch(/^[^\n]+[.:\w]$/);
    expect(reading.failure?.line).toBe(line);
    expect(reading.issues.map(({ number }) => number)).toEqual([1, 2, 3].slice(0, issues));
  });

  test.each(cases)("%s, a byte at a time", async (_name, file) => {
    expect(await readAll(file, [1])).toEqual(await readAll(file));
  });
});

test("what looks like another kind of file is named as such", async () => {
  const hintOf = async (file: string | Uint8Array) => (await readAll(file)).failure?.hint;
  expect(await hintOf(gzipSync("[]"))).toBe("gunzip it first.");
  expect(await hintOf("<html>")).toContain("web page");
  expect(await hintOf("streams:\n  checkout:\n")).toContain("--map");
  expect(await hintOf("")).toContain(
    "gh issue list --state all --limit 10000 --json number,title,body,state",
  );
  expect(await hintOf("[][]")).toContain("jq -s add");
});

test.each([
  ["an empty array", "[]"],
  ["an empty array with blanks", "\ufeff [\r\n ]\n\n"],
])("%s is a backlog without issues", async (_, file) => {
  expect(await readAll(file)).toEqual({ issues: [], problems: [], failure: null });
});
