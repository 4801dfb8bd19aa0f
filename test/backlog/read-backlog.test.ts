import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBacklog } from "../../shared/backlog/read-backlog.ts";
import { OPTIONS, readAll } from "./read-all.ts";
import { toChunks } from "./to-chunks.ts";

const row = (number: number, more: object = {}): object => ({
  number,
  title: `Issue ${number}`,
  state: "OPEN",
  ...more,
});

describe("nothing is lost", () => {
  const long = 'Zeile "1" \\ über 😀\r\n\t'.repeat(3_000);

  test.each([
    ["a title of 65,000 characters", { title: long }, { title: long }],
    ["a body of 65,000 characters", { body: long }, { body: long }],
    [
      "a hundred labels",
      { labels: Array.from({ length: 100 }, (_, index) => `label, "${index}"`) },
      { labels: Array.from({ length: 100 }, (_, index) => `label, "${index}"`) },
    ],
    ["half a surrogate pair", { title: "a\ud83d", body: "\ude00b" }, { title: "a\ud83d", body: "\ude00b" }],
    ["control characters", { body: "\u0000\u001b[31m\u2028" }, { body: "\u0000\u001b[31m\u2028" }],
    ["brackets and quotes", { title: '}{"][,\\"' }, { title: '}{"][,\\"' }],
    ["null body and author", { body: null, author: null }, { body: "", author: null }],
  ])("%s", async (_, more, expected) => {
    const rows = [row(1, more), row(2, more)];
    const forms = [
      JSON.stringify(rows),
      JSON.stringify(rows, null, 2),
      rows.map((one) => JSON.stringify(one)).join("\n"),
    ];
    for (const form of forms) {
      const { issues, problems, failure } = await readAll(form, [997]);
      expect({ problems, failure }).toEqual({ problems: [], failure: null });
      expect(issues).toMatchObject([
        { number: 1, ...expected },
        { number: 2, ...expected },
      ]);
    }
  });
});

test("an array and JSON Lines give the same issues, wherever the bytes are cut", () =>
  fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { maxLength: 5 }),
      fc.record({
        title: fc.string({ unit: "binary" }),
        body: fc.option(fc.string({ unit: "binary" })),
        state: fc.constantFrom("OPEN", "closed"),
        labels: fc.array(fc.oneof(fc.string(), fc.record({ name: fc.string() }))),
      }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
      async (numbers, fields, sizes) => {
        const rows = numbers.map((number) => row(number, fields));
        const whole = await readAll(JSON.stringify(rows));
        expect(whole.issues.map(({ number }) => number)).toEqual(numbers);
        expect(await readAll(JSON.stringify(rows, null, 2), sizes)).toEqual(whole);
        if (rows.length === 0) return;
        expect(await readAll(rows.map((one) => JSON.stringify(one)).join("\n"), sizes)).toEqual(whole);
      },
    ),
  ));

describe("a problem names its row", () => {
  test("by its line, its place and its number", async () => {
    const { problems, issues } = await readAll(
      `[${JSON.stringify(row(1))},\n${JSON.stringify(row(2, { labels: 3 }))},\n{"number": "3"}]`,
    );
    expect(problems).toEqual([
      { line: 2, message: 'Row 2 (#2): "labels" must be a list, but is the number 3.', hint: null },
      {
        line: 3,
        message: 'Row 3: "number" must be a whole number from 1 on, but is the text "3".',
        hint: "Write it without quotes: 3.",
      },
      {
        line: 3,
        message: 'Row 3: "title" is missing; it must be a text.',
        hint: expect.stringContaining("gh issue list"),
      },
      {
        line: 3,
        message: 'Row 3: "state" is missing; it must be "OPEN" or "CLOSED".',
        hint: expect.stringContaining("gh issue list"),
      },
    ]);
    expect(issues).toHaveLength(1);
  });

  test("one row is one entry, however much is wrong with it", async () => {
    const entries: unknown[] = [];
    for await (const entry of readBacklog(toChunks("\n{}\n{}"), OPTIONS)) entries.push(entry);
    expect(entries).toMatchObject([
      { line: 2, problems: [{}, {}, {}] },
      { line: 3, problems: [{}, {}, {}] },
    ]);
  });
});

describe("the second row of an issue", () => {
  const url = "https://github.com/acme/shop/issues/1";

  test.each([
    ["the same number", row(1), row(1, { title: "Again" }), true],
    [
      "the same repository in another case",
      row(1, { repo: "Acme/Shop" }),
      row(1, { repo: "acme/shop" }),
      true,
    ],
    ["the same repository by its address", row(1, { repo: "acme/shop" }), row(1, { url }), true],
    ["another repository", row(1, { repo: "acme/shop" }), row(1, { repo: "acme/docs" }), false],
    ["a first row that could not be read", row(1, { labels: 3 }), row(1), false],
  ])("%s", async (_, first, second, isSecond) => {
    const file = `[\n${JSON.stringify(row(9))},\n${JSON.stringify(first)},\n${JSON.stringify(second)}]`;
    const { problems } = await readAll(file);
    const told = problems.filter(({ line }) => line === 4).map(({ message }) => message);
    expect(told).toEqual(isSecond ? ["Row 3 (#1): the same issue was already read in line 3 (row 2)."] : []);
  });
});
