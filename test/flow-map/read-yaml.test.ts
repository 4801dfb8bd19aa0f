import { describe, expect, test } from "vitest";
import { readYaml } from "../../shared/flow-map/read-yaml.ts";
import { nodeAt, type Path } from "../../shared/flow-map/source-tree.ts";

/** "line:column-line:column" of the value and the key at a path. */
function placesAt(text: string, path: Path): { value: string; key: string | null } {
  const { tree, problems } = readYaml(text);
  expect(problems).toEqual([]);
  const { span, keySpan } = nodeAt(tree!.root, path);
  return { value: show(span), key: keySpan && show(keySpan) };
}

const show = (span: { line: number; column: number; endLine: number; endColumn: number }): string =>
  `${span.line}:${span.column}-${span.endLine}:${span.endColumn}`;

const valuesOf = (text: string): unknown => JSON.parse(JSON.stringify(readYaml(text).tree?.value));

describe("places", () => {
  test.each<[what: string, text: string, path: Path, value: string, key: string | null]>([
    ["a block map's value", "a:\n  bc: def\n", ["a", "bc"], "2:7-2:10", "2:3-2:5"],
    ["a block map", "a:\n  b: 1\n  c: 2\n", ["a"], "2:3-4:1", "1:1-1:2"],
    ["a list's entry", "a:\n  - x\n  - yz\n", ["a", 1], "3:5-3:7", null],
    ["a map in a list", "a:\n  - b: 1\n    c: 2\n", ["a", 0, "c"], "3:8-3:9", "3:5-3:6"],
    ["a flow map's value", "{ a: { b: cd } }", ["a", "b"], "1:11-1:13", "1:8-1:9"],
    ["a flow list's entry", "a: [x, [y, zz]]", ["a", 1, 1], "1:12-1:14", null],
    ["a flow list of several lines", "a: [\n  x,\n  y\n]\n", ["a", 1], "3:3-3:4", null],
    ["quotes belong to the value", "a: 'x y'\n", ["a"], "1:4-1:9", "1:1-1:2"],
    ["quotes belong to the key", '"a b": 1\n', ["a b"], "1:8-1:9", "1:1-1:6"],
    ["a text of several lines", 'a: "x\n  y"\nb: 1\n', ["a"], "1:4-2:5", "1:1-1:2"],
    ["what comes after it", 'a: "x\n  y"\nb: 1\n', ["b"], "3:4-3:5", "3:1-3:2"],
    ["a block text", "a: |\n  x\n  y\nb: 1\n", ["b"], "4:4-4:5", "4:1-4:2"],
    ["a key without a value", "a:\nb: 1\n", ["a"], "1:3-1:3", "1:1-1:2"],
    ["behind wide characters, in UTF-16 units", "a: { 結🛒: x }\n", ["a", "結🛒"], "1:11-1:12", "1:6-1:9"],
    ["behind a comment and a document mark", "# c\n---\na: 1\n", ["a"], "3:4-3:5", "3:1-3:2"],
    ["with CRLF", "a: 1\r\nb: 2\r\n", ["b"], "2:4-2:5", "2:1-2:2"],
    ["what an alias brings, at the alias", "a: &x { b: [c] }\nd: *x\n", ["d", "b", 0], "2:4-2:6", null],
    [
      "a key that an alias brings, at the alias",
      "a: &x { b: [c] }\nd: *x\n",
      ["d", "b"],
      "2:4-2:6",
      "2:4-2:6",
    ],
    ["the key before an alias", "a: &x 1\nlong: *x\n", ["long"], "2:7-2:9", "2:1-2:5"],
    [
      "an alias of an alias, at the outer one",
      "a: &x [1]\nb: &y [*x]\nc: *y\n",
      ["c", 0, 0],
      "3:4-3:6",
      null,
    ],
    ["an anchor's value where it is written", "a: &x { b: 1 }\nd: *x\n", ["a", "b"], "1:12-1:13", "1:9-1:10"],
  ])("%s", (_, text, path, value, key) => expect(placesAt(text, path)).toEqual({ value, key }));

  test("a path that the file does not have leads to its nearest parent", () => {
    expect(placesAt("a: { b: 1 }\n", ["a", "x", "y"]).value).toBe("1:4-1:12");
  });
});

describe("values", () => {
  test.each<[what: string, text: string, value: unknown]>([
    [
      "YAML 1.2's core: yes and dates are text",
      "[yes, off, 2024-01-01, 010, 1e3, ~, true]",
      ["yes", "off", "2024-01-01", 10, 1000, null, true],
    ],
    ["also where a file asks for 1.1", "%YAML 1.1\n---\n[yes, off]", ["yes", "off"]],
    ["keys are texts", "{ 1: a, 2.50: b, true: c, ~: d }", { 1: "a", "2.50": "b", true: "c", "~": "d" }],
    ["a merge key is a key", "{ <<: { a: 1 } }", { "<<": { a: 1 } }],
    ["the nearest anchor above counts", "[&x 1, *x, &x 2, *x]", [1, 1, 2, 2]],
    ["the first of two equal keys counts", "{ a: 1, a: 2 }", { a: 1 }],
    ["an anchor in the second of two equal keys is one", "{ a: 1, a: &x 2, b: *x }", { a: 1, b: 2 }],
    ["texts in their forms", "[a b, 'it''s', \"t\\u0041b\"]", ["a b", "it's", "tAb"]],
    ["texts over lines", "a: >-\n  x\n  y\nb: |-\n  x\n  y\n", { a: "x y", b: "x\ny" }],
    ["keys of JavaScript's own", "{ constructor: 1, toString: 2 }", { constructor: 1, toString: 2 }],
  ])("%s", (_, text, value) => expect(valuesOf(text)).toEqual(value));

  test("two aliases of one anchor are two values", () => {
    const { tree } = readYaml("[&x { a: 1 }, *x]");
    const [one, other] = tree!.value as object[];
    expect(one).toEqual(other);
    expect(one).not.toBe(other);
  });

  test("maps have no ancestry", () => {
    expect(Object.getPrototypeOf(readYaml("a: 1").tree!.value)).toBeNull();
  });
});

describe("problems", () => {
  test.each([
    ["a duplicate key tells where the first is", "a: 1\nb: 2\na: 3\n", "duplicate-key", "line 1"],
    ["also in flow style", "{ a: 1, 'a': 2 }", "duplicate-key", "line 1"],
    ["a number and a text of the same writing are one key", "{ 1: a, '1': b }", "duplicate-key", '"1"'],
    ["a map as a key", "{ { a: 1 }: b }", "bad-key", "must be a word"],
    ["nothing as a key", "{ : b }", "bad-key", "must be a word"],
    ["an alias as a key", "a: &x 1\n*x : 2\n", "bad-key", "must be a word"],
    ["an unknown alias", "a: *x\n", "yaml-syntax", "*x"],
    ["an alias above its anchor", "a: *x\nb: &x 1\n", "yaml-syntax", "*x"],
  ])("%s", (_, text, code, piece) => {
    const { tree, problems } = readYaml(text);
    expect(tree).not.toBeNull();
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.message).toContain(piece);
  });

  test("what is wrong behind an alias is told once", () => {
    const { problems } = readYaml("a: &x { b: 1, b: 2, ? [c] : d, e: *nope }\nf: [*x, *x]\n");
    expect(problems.map(({ code }) => code)).toEqual(["duplicate-key", "bad-key", "yaml-syntax"]);
  });

  test.each([
    ["40 levels are read", 40, []],
    ["41 are not", 41, ["too-deep"]],
  ])("%s", (_, depth, codes) => {
    const { problems } = readYaml(`${"[".repeat(depth)}1${"]".repeat(depth)}`);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});
