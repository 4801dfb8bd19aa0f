import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRow } from "../../shared/backlog/parse-row.ts";
import { splitRows } from "../../shared/backlog/split-rows.ts";
import { toChunks } from "./to-chunks.ts";

async function readValues(file: string, sizes: readonly number[]): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const row of splitRows(toChunks(file, sizes))) {
    const parsed = parseRow(row);
    if ("problem" in parsed) throw new Error(parsed.problem.message);
    values.push(parsed.value);
  }
  return values;
}

/** What JSON keeps of a value: no minus zero. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("\\", '"', '\\"', "{", "}", "[", "]", ",", "\r\n{", "\ud83d", "\ufeff", "\ufffd", "é😀"),
);
/** No backslash: V8 of Node 24 may take the name `"\""` for a lone backslash, once it has seen that as a name. */
const names = texts.filter((text) => !text.includes("\\"));
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.integer(),
    fc.constant(null),
    fc.boolean(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(names, tie("value"), { maxKeys: 4 }),
  ),
}));
const objects = fc.dictionary(names, values, { maxKeys: 6 });
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });

/** "\n" as indentation puts every bracket at the start of a line. */
const indents = fc.constantFrom("", "\n", "\t", "  ");
const breaks = fc.constantFrom("\n", "\r\n");

/** Line breaks in texts are escaped, so every one that stands in the file is JSON's own. */
const write = (value: unknown, indent: string, lineBreak: string): string =>
  JSON.stringify(value, null, indent).replaceAll("\n", lineBreak);

describe("a file is read back as it was written, wherever its bytes are cut", () => {
  test("as an array", () =>
    fc.assert(
      fc.asyncProperty(fc.array(values), indents, breaks, sizes, async (rows, indent, lineBreak, cuts) => {
        expect(await readValues(write(rows, indent, lineBreak), cuts)).toEqual(asJson(rows));
      }),
    ));

  test("as an array with one row a line", () =>
    fc.assert(
      fc.asyncProperty(fc.array(values), sizes, async (rows, cuts) => {
        const file = `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
        expect(await readValues(file, cuts)).toEqual(asJson(rows));
      }),
    ));

  test("as objects one a line, or pretty-printed", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(objects, { minLength: 1 }),
        indents,
        breaks,
        sizes,
        async (rows, indent, lineBreak, cuts) => {
          const file = rows.map((row) => write(row, indent, lineBreak)).join(lineBreak);
          expect(await readValues(file, cuts)).toEqual(asJson(rows));
        },
      ),
    ));
});

test("each row knows the line on which it begins", async () => {
  const lines: number[] = [];
  const file = '\ufeff\n [ {"a": 1},\r\n{\n "b": "\\n" }, 3\n\n,"x"]';
  for await (const row of splitRows(toChunks(file, [3]))) lines.push(row.line);
  expect(lines).toEqual([2, 3, 4, 6]);
});

test("a chunk's memory may be used again once it was read", async () => {
  const bytes = new TextEncoder().encode('[{"title": "A long title"},{"title": "Another one"}]');
  const buffer = new Uint8Array(7);
  async function* reuse(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += buffer.length) {
      const part = bytes.subarray(at, at + buffer.length);
      buffer.set(part);
      yield buffer.subarray(0, part.length);
    }
  }
  const rows: unknown[] = [];
  for await (const row of splitRows(reuse())) rows.push(parseRow(row));
  expect(rows).toEqual([{ value: { title: "A long title" } }, { value: { title: "Another one" } }]);
});

test("rows come before the file has ended", async () => {
  let asked = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode("[");
    for (;;) {
      asked++;
      yield new TextEncoder().encode(`{"number": ${asked}},`);
    }
  }
  let read = 0;
  for await (const _ of splitRows(endless())) if (++read === 5) break;
  expect(asked).toBe(5);
});
