import { describe, expect, test } from "vitest";
import { readAll } from "./read-all.ts";

const issue = (number: number): string =>
  `{"number": ${number}, "title": "Issue ${number}", "state": "OPEN"}`;

/** A row that stands between issue 1 and issue 3, in line 2; the lines of its problems and what they say. */
const BAD_ROWS: [name: string, row: string, line: number, message: RegExp][] = [
  ["a text", '"a, b] c"', 2, /^Row 2: an issue is an object, but this row is the text "a, b\] c"\.$/],
  ["a number", "12", 2, /^Row 2: an issue is an object, but this row is the number 12\.$/],
  ["null", "null", 2, /^Row 2: an issue is an object, but this row is null\.$/],
  ["a list", "[1, [2, 3]]", 2, /^Row 2: an issue is an object, but this row is a list\.$/],
  [
    "no value of JSON",
    "NaN",
    2,
    /^Row 2: not valid JSON: expected a text in double quotes.*, found "NaN"\.$/,
  ],
  [
    "a name without quotes",
    "{number: 2}",
    2,
    /^Row 2: not valid JSON: expected a name in double quotes or "}", found "number: 2/,
  ],
  ["single quotes", "{'number': 2}", 2, /^Row 2: not valid JSON: expected a name in double quotes/],
  [
    "a comma too much",
    '{"number": 2,}',
    2,
    /^Row 2: not valid JSON: expected a name in double quotes, found "}"\.$/,
  ],
  [
    "a colon too few",
    '{"number" 2}',
    2,
    /^Row 2: not valid JSON: expected ":" behind the name, found "2}"\.$/,
  ],
  [
    "a bad escape",
    '{"title": "C:\\new\\x"}',
    2,
    /^Row 2: not valid JSON: a backslash in a text is written.*, near ".*new\\x/,
  ],
  [
    "a bad unicode escape",
    '{"title": "\\u12G4"}',
    2,
    /^Row 2: not valid JSON: \\u needs four hexadecimal digits/,
  ],
  ["a tab in a text", '{"title": "a\tb"}', 2, /^Row 2: not valid JSON: a tab in a text is written \\t/],
  [
    "a text over two lines",
    '{"title": "a\nb", "number": 2}',
    2,
    /^Row 2: not valid JSON: a text goes over the end of its line, near "\{"title": "a"\.$/,
  ],
  [
    "an error in its third line",
    '{"number": 2,\n"title":\n"x" "y"}',
    4,
    /^Row 2: not valid JSON: expected "," or "}", found ""y"}"\.$/,
  ],
  [
    "a text that is not closed",
    '{"number": 2, "title": "x',
    2,
    /^Row 2: not valid JSON: a text goes over the end of its line/,
  ],
  ["an object that is not closed", '{"number": 2, "title": "x"', 2, /^Row 2: the row is not closed\.$/],
  [
    "a list closed by a brace",
    '{"number": 2, "labels": [{"name": "bug"}, "title": "x"}',
    2,
    /^Row 2: not valid JSON: expected "," or "\]", found ":/,
  ],
  [
    "a quote not escaped",
    '{"number": 2, "title": "a "b" c"}',
    2,
    /^Row 2: not valid JSON: expected "," or "}", found "b" c"}"\.$/,
  ],
  [
    "one quote not escaped",
    '{"number": 2, "title": "5" screen"}',
    2,
    /^Row 2: not valid JSON: expected "," or "}", found "screen"/,
  ],
  [
    "a brace not closed, pretty-printed",
    '{\n  "number": 2,\n  "parent": {\n  "title": "x"\n}',
    2,
    /^Row 2: /,
  ],
];

describe("a bad row is one clear line, and the rows around it are read", () => {
  test.each(BAD_ROWS)("%s, in an array", async (_, row, line, message) => {
    const { issues, problems, failure } = await readAll(`[${issue(1)},\n${row},\n${issue(3)}]`);
    expect(failure).toBeNull();
    expect(problems).toMatchObject([{ line, message: expect.stringMatching(message) }]);
    expect(issues.map(({ number }) => number)).toEqual([1, 3]);
  });

  test.each(BAD_ROWS)("%s, in JSON Lines, in small pieces", async (_, row, line, message) => {
    const { issues, problems, failure } = await readAll(`${issue(1)}\n${row}\n${issue(3)}`, [3]);
    expect(failure).toBeNull();
    expect(problems).toMatchObject([{ line, message: expect.stringMatching(message) }]);
    expect(issues.map(({ number }) => number)).toEqual([1, 3]);
  });
});

test("text between objects one a line spoils its line only", async () => {
  const file = `${issue(1)}\nWarning: [1 {of 2\n${issue(2)} and more\n${issue(3)}`;
  const { issues, problems, failure } = await readAll(file);
  expect(failure).toBeNull();
  expect(problems.map(({ line }) => line)).toEqual([2, 3]);
  expect(issues.map(({ number }) => number)).toEqual([1, 2, 3]);
});

test("a list that is not closed spoils its line of JSON Lines only", async () => {
  const { issues, problems } = await readAll(
    `${issue(1)}\n{"number": 2, "labels": [{"name": "bug"}\n${issue(3)}`,
  );
  expect(problems).toMatchObject([{ line: 2, message: "Row 2: the row is not closed." }]);
  expect(issues.map(({ number }) => number)).toEqual([1, 3]);
});

test("a list that is not closed takes the rest of an array with it, and the row to repair is named", async () => {
  const { failure } = await readAll(`[${issue(1)},\n{"number": 2, "labels": [{"name": "bug"},\n${issue(3)}]`);
  expect(failure?.message).toMatch(/^The file ends inside the row that begins in line 2/);
  expect(failure?.hint).toContain("a bracket is not closed");
});

test("the last row of JSON Lines may be cut off", async () => {
  const { issues, problems, failure } = await readAll(`${issue(1)}\n${issue(2).slice(0, 30)}`);
  expect(failure).toBeNull();
  expect(problems).toMatchObject([{ line: 2, message: "Row 2: the row is not closed." }]);
  expect(issues).toHaveLength(1);
});

test("the last row of an array that is not closed leaves the array's end alone", async () => {
  const { issues, problems, failure } = await readAll(`[${issue(1)},\n{"number": 2, "title": "x"\n]\n`);
  expect(failure).toBeNull();
  expect(problems).toMatchObject([{ line: 2, message: "Row 2: the row is not closed." }]);
  expect(issues).toHaveLength(1);
});

describe("bytes that are not UTF-8", () => {
  const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

  test("are named with their line", async () => {
    const bad = '{\n"number": 2,\n"title": "caf\xe9",\n"state": "OPEN"}';
    const { issues, problems } = await readAll(bytes(`${issue(1)}\n${bad}\n${issue(3)}`));
    expect(problems).toMatchObject([
      { line: 4, message: expect.stringMatching(/^Row 2: not UTF-8: .*caf"/) },
    ]);
    expect(issues.map(({ number }) => number)).toEqual([1, 3]);
  });

  test("are not confused with a replacement character that the author wrote", async () => {
    const { problems } = await readAll(bytes('[{"title": "\xef\xbf\xbd",\n"body": "\xff"}]'));
    expect(problems).toMatchObject([{ line: 2, message: expect.stringMatching(/^Row 1: not UTF-8/) }]);
  });

  test("half a surrogate pair written as bytes is none", async () => {
    const { problems } = await readAll(bytes('[{"title": "\xed\xa0\xbd"}]'));
    expect(problems).toMatchObject([{ line: 1, message: expect.stringMatching(/^Row 1: not UTF-8/) }]);
  });
});
