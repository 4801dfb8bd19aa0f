import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Parser,
} from "yaml";
import { explainSyntax, type SyntaxFault, withoutEchoes } from "./explain-syntax.ts";
import { findOpeners } from "./find-openers.ts";
import { LineIndex } from "./line-index.ts";
import { FILE_START, type Problem } from "./problem.ts";
import { MOST_DEPTH, readTree, type TreeReading, tooDeep } from "./read-tree.ts";
import type { YamlNode } from "./yaml-node.ts";

/** The library's codes for a bracket or a quote that is never closed, among other things. */
const OPEN_CODES: readonly string[] = ["MISSING_CHAR", "BAD_INDENT"];
/** One slip can make a parser stumble over every line that follows. */
const MOST_SYNTAX_PROBLEMS = 20;

/**
 * Reads one YAML 1.2 document (core schema) into plain values with their places. A key that comes twice is reported
 * and its first value kept; any other fault of syntax gives no tree. Never throws; linear time.
 *
 * @param text without a byte order mark
 */
export function readYaml(text: string): TreeReading {
  const lines = new LineIndex(text);
  const tokens = [...new Parser().parse(text)];
  const deep = findTooDeep(tokens);
  if (deep !== null) return fail(tooDeep(lines.spanOf(deep, deep + 1)));
  const { document, next } = firstDocument(tokens, text.length);
  if (document === null) {
    return fail({
      code: "empty-file",
      span: FILE_START,
      message: "The flow map is empty.",
      hint: "The smallest useful one has `version: 1` and `streams:` with one stream.",
    });
  }
  const broken = syntaxProblems(document, text, lines);
  if (broken.length > 0) return { tree: null, problems: broken };
  if (next !== null) {
    return fail({
      code: "several-documents",
      span: lines.spanOf(next, next + 1),
      message: "The file holds several YAML documents.",
      hint: "A flow map is one document: take out the line `---` or `...` and what follows it.",
    });
  }
  return readTree(document.contents, lookAt, lines);
}

const fail = (problem: Problem): TreeReading => ({ tree: null, problems: [problem] });

/** Where values nest deeper than is allowed. Asked before the library composes them, which exhausts the stack. */
function findTooDeep(tokens: readonly CST.Token[]): number | null {
  let first: number | null = null;
  const waiting = tokens.map((token) => ({
    token: token.type === "document" ? token.value : null,
    depth: 0,
  }));
  while (waiting.length > 0) {
    const { token, depth } = waiting.pop()!;
    if (token == null) continue;
    if (depth > MOST_DEPTH) first = Math.min(first ?? token.offset, token.offset);
    else if ("items" in token) {
      for (const { key, value } of token.items) {
        waiting.push({ token: key, depth: depth + 1 }, { token: value, depth: depth + 1 });
      }
    }
  }
  return first;
}

interface Documents {
  /** The first that holds something. */
  readonly document: Document.Parsed | null;
  /** Where the next such one starts. */
  readonly next: number | null;
}

function firstDocument(tokens: readonly CST.Token[], end: number): Documents {
  const composer = new Composer({
    schema: "core",
    version: "1.2",
    // Keys are compared in read-tree.ts: the library's own comparison takes time by the square of their number.
    uniqueKeys: false,
    // Values are text, numbers, true, false and null; dates, sets and bytes have no place in a flow map.
    resolveKnownTags: false,
    prettyErrors: false,
  });
  let document: Document.Parsed | null = null;
  for (const next of composer.compose(tokens, false, end)) {
    if (isBlank(next)) continue;
    if (document !== null) return { document, next: next.range[0] };
    document = next;
  }
  return { document, next: null };
}

/** Comments alone, or a bare `---`. */
function isBlank({ contents, errors }: Document.Parsed): boolean {
  return errors.length === 0 && (contents === null || (isScalar(contents) && contents.value === null));
}

function syntaxProblems(document: Document.Parsed, text: string, lines: LineIndex): Problem[] {
  const problems = new Map<number, Problem>();
  const seen = new Set<number>();
  for (const fault of withoutEchoes(faultsOf(document, text), text)) {
    const { line } = lines.spanOf(fault.from, fault.to);
    if (seen.has(line)) continue;
    seen.add(line);
    const { from, to, ...told } = explainSyntax(fault, text);
    if (!problems.has(from))
      problems.set(from, { code: "yaml-syntax", span: lines.spanOf(from, to), ...told });
    if (problems.size === MOST_SYNTAX_PROBLEMS) break;
  }
  return [...problems.values()];
}

function faultsOf({ contents, errors, warnings }: Document.Parsed, text: string): SyntaxFault[] {
  // The library only warns of tags that it does not know, and then drops them.
  const faults = [...errors, ...warnings.filter(({ code }) => code === "TAG_RESOLVE_FAILED")];
  if (faults.length === 0) return [];
  const openers = findOpeners(contents, lookAt, text);
  return faults.map(({ code, message, pos: [from, to] }) => {
    const opener = OPEN_CODES.includes(code) ? (openers.get(from) ?? null) : null;
    return { code, message, from, to, opener };
  });
}

/** What the library's nodes are to us. */
function lookAt(node: unknown): YamlNode {
  const range = isNode(node) ? (node.range ?? null) : null;
  const anchor = (isCollection(node) || isScalar(node) ? node.anchor : undefined) ?? null;
  if (isAlias(node)) return { kind: "alias", range, anchor, name: node.source };
  if (isMap(node)) return { kind: "map", range, anchor, entries: node.items };
  if (isSeq(node)) return { kind: "list", range, anchor, items: node.items };
  const value = isScalar(node) ? node.value : null;
  return { kind: "scalar", range, anchor, value, source: (isScalar(node) ? node.source : undefined) ?? "" };
}
