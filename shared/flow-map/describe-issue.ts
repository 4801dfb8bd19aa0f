import type { z } from "zod";
import { hintAt } from "./hint-at.ts";
import { isMisspelt } from "./is-misspelt.ts";
import { KEY_HOMES } from "./key-homes.ts";
import type { ErrorCode, Problem } from "./problem.ts";
import { shorten } from "./shorten.ts";
import { nodeAt, type Path, printPath, type SourceTree, valueAt } from "./source-tree.ts";
import { suggest } from "./suggest.ts";

type Issue = z.core.$ZodIssue;

/** In one map. A file that has more is no flow map. */
const MOST_UNKNOWN_KEYS = 50;

/** What is wrong, and the paths to take out so that the rest can be read. */
export interface DescribedIssue {
  readonly problems: readonly Problem[];
  readonly remove: readonly Path[];
}

/** Puts an issue of the shape's checker into a sentence for the map's author. */
export function describeIssue(issue: Issue, tree: SourceTree): DescribedIssue {
  const path = issue.path as Path;
  if (nodeAt(tree.root, path).isUnread) return { problems: [], remove: [path] };
  const value = valueAt(tree.value, path);
  if (issue.code === "invalid_union") {
    const inner = branchThatWasMeant(issue.errors, value);
    if (inner !== null) {
      const described = inner.map((nested) =>
        describeIssue({ ...nested, path: [...path, ...nested.path] }, tree),
      );
      return {
        problems: described.flatMap(({ problems }) => problems),
        remove: described.flatMap(({ remove }) => remove),
      };
    }
  }
  if (issue.code === "unrecognized_keys") return describeUnknownKeys(issue.keys, issue.message, path, tree);
  if (value === undefined) return { problems: describeMissing(path, issue.message, tree), remove: [] };
  const problem = describeValue(issue, path, value, tree);
  // A map with too many or too few entries is reported, but its entries are still looked at.
  return { problems: [problem], remove: issue.code === "custom" && typeof value === "object" ? [] : [path] };
}

/** For a map, the branch that is a map; else none: the union's own sentence names all that is valid. */
function branchThatWasMeant(
  branches: readonly (readonly Issue[])[],
  value: unknown,
): readonly Issue[] | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const rejectsMaps = ({ code, path }: Issue): boolean =>
    path.length === 0 && (code === "invalid_type" || code === "invalid_value");
  return branches.find((issues) => !issues.some(rejectsMaps)) ?? null;
}

function describeUnknownKeys(
  keys: readonly string[],
  validKeys: string,
  path: Path,
  tree: SourceTree,
): DescribedIssue {
  const valid = validKeys.split(", ");
  const hint = hintAt(valid, "Valid keys");
  const where = path.length === 0 ? "" : ` in ${printPath(path)}`;
  const more = keys.length > MOST_UNKNOWN_KEYS ? ` And ${keys.length - MOST_UNKNOWN_KEYS} more.` : "";
  return {
    problems: keys.slice(0, MOST_UNKNOWN_KEYS).map((key, index) => ({
      code: "unknown-key",
      span: keySpanAt(tree, [...path, key]),
      message: `Unknown key "${shorten(key)}"${where}.${index === MOST_UNKNOWN_KEYS - 1 ? more : ""}`,
      hint: hintForKey(key, valid, path) ?? hint(key),
    })),
    remove: keys.map((key) => [...path, key]),
  };
}

/** For keys that were not just mistyped. */
function hintForKey(key: string, valid: readonly string[], path: Path): string | null {
  if (key === "<<")
    return "Merge keys are not supported: write the keys out, or use an alias for a whole value.";
  const [name = "", ...rest] = key.split(":");
  if (rest.length > 0 && valid.includes(name)) return `Put a space behind the colon: "${name}: …".`;
  const near = suggest(key, valid);
  const home = KEY_HOMES[key];
  // A key that is right elsewhere was put at the wrong level, unless one here is all but the same.
  if (near === null && home !== undefined && home !== path[0]) return `"${key}" belongs under "${home}".`;
  return null;
}

/** Keys that were to bring others along. They are reported as not supported; what they would have brought is not missing. */
const BRINGERS = ["<<", "extends"];

function describeMissing(path: Path, message: string, tree: SourceTree): Problem[] {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const node = nodeAt(tree.root, parent);
  if (isMisspelt(key, node) || BRINGERS.some((bringer) => node.children.has(bringer))) return [];
  const where = parent.length === 0 ? "The flow map" : printPath(parent);
  const problem: Problem = {
    code: "missing-key",
    span: keySpanAt(tree, parent),
    message: `${where} has no "${key}".`,
    hint: `Add "${key}": ${splitMessage(message).expected}.`,
  };
  return [problem];
}

/** What the shape says is expected, and how to get there. */
function splitMessage(message: string): { expected: string; fix: string | null } {
  const [expected = "", fix = null] = message.split("\n");
  return { expected, fix };
}

function describeValue(issue: Issue, path: Path, value: unknown, tree: SourceTree): Problem {
  const where = path.length === 0 ? "The flow map" : printPath(path);
  const { expected, fix } = splitMessage(issue.message);
  const found = issue.code === "custom" && typeof value === "object" ? countOf(value) : showValue(value);
  const message =
    value === null
      ? `${where} is empty; it must be ${expected}.`
      : `${where} must be ${expected}, not ${found}.`;
  const { span, keySpan } = nodeAt(tree.root, path);
  const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
  return {
    code: codeOf(issue, value),
    span: isMap && keySpan ? keySpan : span,
    message,
    hint: value === null ? EMPTY_HINT : (fix ?? suggestValue(issue, value)),
  };
}

const EMPTY_HINT = "Give it a value; what is optional can also be taken out.";

function codeOf({ code }: Issue, value: unknown): ErrorCode {
  switch (code) {
    case "invalid_value":
    case "invalid_union":
      return typeof value === "string" ? "not-allowed" : "wrong-type";
    case "too_small":
    case "too_big":
      return "out-of-range";
    case "custom":
      return typeof value === "object" ? "out-of-range" : "bad-format";
    case "invalid_format":
      return "bad-format";
    default:
      // A number that is not whole is of the right type, in the eyes of its author.
      return typeof value === "number" && code === "invalid_type" ? wrongNumber(value) : "wrong-type";
  }
}

const wrongNumber = (value: number): ErrorCode => (Number.isInteger(value) ? "wrong-type" : "out-of-range");

/** The message names all that is valid. */
function suggestValue(issue: Issue, value: unknown): string | null {
  const near = typeof value === "string" ? suggest(value, validValues(issue)) : null;
  return near === null ? null : `Did you mean "${near}"?`;
}

function validValues(issue: Issue): string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  if (issue.code !== "invalid_union") return [];
  return issue.errors.flat().flatMap((nested) => (nested.path.length === 0 ? validValues(nested) : []));
}

function keySpanAt(tree: SourceTree, path: Path): Problem["span"] {
  if (path.length === 0)
    return { ...tree.root.span, endLine: tree.root.span.line, endColumn: tree.root.span.column };
  const { span, keySpan } = nodeAt(tree.root, path);
  return keySpan ?? span;
}

const countOf = (value: object | null): string => `of ${Object.keys(value ?? {}).length}`;

function showValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return Object.keys(value ?? {}).length === 0 ? "an empty map" : "a map";
  if (typeof value !== "string") return String(value);
  return value.trim() === "" ? "empty text" : `"${shorten(value)}"`;
}
