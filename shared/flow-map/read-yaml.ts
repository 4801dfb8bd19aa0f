import { Composer, type Document, isAlias, isMap, isScalar, isSeq, LineCounter, Parser } from "yaml";
import type { Span } from "../domain/diagnostic.ts";
import { FILE_START, type Problem } from "./problem.ts";
import type { SourceNode, SourceTree } from "./source-tree.ts";

/** Deeper than any flow map; keeps a wall of brackets from exhausting the stack. */
const MOST_DEPTH = 40;
/** More values than a file of the largest size can write out; only aliases of aliases come this far. */
const MOST_VALUES = 200_000;
/** One slip can make a parser stumble over every line that follows. */
const MOST_SYNTAX_PROBLEMS = 20;

export type YamlReading =
  | { readonly tree: SourceTree; readonly problems: readonly Problem[] }
  | { readonly tree: null; readonly problems: readonly Problem[] };

type Range = readonly [from: number, to: number, ...rest: number[]] | null | undefined;

/**
 * Reads one YAML 1.2 document (core schema) into plain values with their places. A key that comes twice is reported
 * and its first value kept; any other fault of syntax gives no tree. Never throws; linear time.
 *
 * @param text without a byte order mark
 */
export function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const { document, hasMore } = firstDocument(text, lines);
  const spanOf = (range: Range): Span => toSpan(range, lines, text.length);
  if (document === null) {
    return fail({
      code: "empty-file",
      span: FILE_START,
      message: "The flow map is empty.",
      hint: "The smallest useful one has `version: 1` and `streams:` with one stream.",
    });
  }
  const broken = syntaxProblems(document, spanOf);
  if (broken.length > 0) return { tree: null, problems: broken };
  if (hasMore !== null) {
    return fail({
      code: "several-documents",
      span: spanOf([hasMore, hasMore + 1]),
      message: "The file holds several YAML documents.",
      hint: "A flow map is one document: take out the line `---` or `...` and what follows it.",
    });
  }
  return new TreeReader(document, spanOf).read();
}

const fail = (problem: Problem): YamlReading => ({ tree: null, problems: [problem] });

function firstDocument(
  text: string,
  lines: LineCounter,
): { document: Document.Parsed | null; hasMore: number | null } {
  // Keys are compared in TreeReader: the library's own comparison takes time by the square of their number.
  const composer = new Composer({ uniqueKeys: false, schema: "core", version: "1.2", prettyErrors: false });
  let document: Document.Parsed | null = null;
  for (const next of composer.compose(new Parser(lines.addNewLine).parse(text), false, text.length)) {
    if (document !== null) return { document, hasMore: next.range[0] };
    if (!isBlank(next)) document = next;
  }
  return { document, hasMore: null };
}

/** Comments alone, or a bare `---`. */
function isBlank({ contents, errors }: Document.Parsed): boolean {
  return errors.length === 0 && (contents === null || (isScalar(contents) && contents.value === null));
}

function syntaxProblems(document: Document.Parsed, spanOf: (range: Range) => Span): Problem[] {
  const byLine = new Map<number, Problem>();
  for (const { code, pos, message } of [...document.errors, ...document.warnings]) {
    const span = spanOf(pos);
    if (!byLine.has(span.line))
      byLine.set(span.line, { code: "yaml-syntax", span, ...explain(code, message) });
    if (byLine.size === MOST_SYNTAX_PROBLEMS) break;
  }
  return [...byLine.values()];
}

/** The library's faults that people make most, in plain words; the others in its own. */
function explain(code: string, message: string): { message: string; hint: string | null } {
  switch (code) {
    case "TAB_AS_INDENT":
      return {
        message: "A tab is used as indentation.",
        hint: "YAML allows spaces only: put spaces in its place.",
      };
    case "BAD_INDENT":
      return { message: `${message}.`, hint: "Give entries that belong together the same number of spaces." };
    case "BLOCK_AS_IMPLICIT_KEY":
      return {
        message: "A value holds a colon followed by a space, so it reads as a map within a line.",
        hint: 'Put the value in quotes: `outcome: "Pay: in a minute"`.',
      };
    case "BAD_SCALAR_START":
      return { message: `${message}.`, hint: 'Put the value in quotes, such as "@acme/checkout".' };
    case "MISSING_CHAR":
      return { message: `${message}.`, hint: "Close it on the line where it opens." };
    case "BAD_ALIAS":
      return { message: `${message}.`, hint: 'A `*` that starts a value must stand in quotes: "*fund".' };
    case "RESOURCE_EXHAUSTION":
      return {
        message: "Brackets nest too deeply.",
        hint: "Close them: a flow map needs a few levels only.",
      };
    case "TAG_RESOLVE_FAILED":
      return { message: `${message}.`, hint: "Tags (`!name`) mean nothing in a flow map: take it out." };
    default:
      return { message: message.endsWith(".") ? message : `${message}.`, hint: null };
  }
}

function toSpan(range: Range, lines: LineCounter, length: number): Span {
  const from = Math.min(range?.[0] ?? 0, length);
  const to = Math.max(from, Math.min(range?.[1] ?? from, length));
  const start = lines.linePos(from);
  const end = lines.linePos(to);
  // Line 0 is what the library says of an empty text.
  return {
    line: Math.max(start.line, 1),
    column: Math.max(start.col, 1),
    endLine: Math.max(end.line, 1),
    endColumn: Math.max(end.col, 1),
  };
}

class TooMuch extends Error {}

/** Walks the document's nodes, follows aliases, and keeps every place. */
class TreeReader {
  private readonly document: Document.Parsed;
  private readonly spanOf: (range: Range) => Span;
  private readonly problems: Problem[] = [];
  /** Anchors met so far: an alias means the nearest one above it. */
  private readonly anchors = new Map<string, unknown>();
  private values = 0;

  constructor(document: Document.Parsed, spanOf: (range: Range) => Span) {
    this.document = document;
    this.spanOf = spanOf;
  }

  read(): YamlReading {
    try {
      const { value, node } = this.readNode(this.document.contents, null, null, 0);
      return { tree: { value, root: node }, problems: this.problems };
    } catch (error) {
      if (error instanceof TooMuch) return { tree: null, problems: this.problems };
      throw error;
    }
  }

  private readNode(
    node: unknown,
    keySpan: Span | null,
    aliasSpan: Span | null,
    depth: number,
  ): { value: unknown; node: SourceNode } {
    const span = aliasSpan ?? this.spanOf((node as { range?: Range } | null)?.range);
    if (depth > MOST_DEPTH) this.stop("too-deep", span, `Values nest deeper than ${MOST_DEPTH} levels.`);
    if (++this.values > MOST_VALUES) {
      this.stop("too-many-aliases", span, "The aliases (`*name`) of this file multiply beyond measure.");
    }
    const children = new Map<string | number, SourceNode>();
    const done = (value: unknown) => ({ value, node: { span, keySpan, children } });
    if (isAlias(node)) return this.readAlias(node.source, keySpan, span, depth);
    if (isMap(node) || isSeq(node) || isScalar(node)) this.noteAnchor(node);
    if (isMap(node)) return done(this.readMap(node.items, children, aliasSpan, depth));
    if (isSeq(node)) {
      return done(
        node.items.map((item, index) => {
          const read = this.readNode(item, null, aliasSpan, depth + 1);
          children.set(index, read.node);
          return read.value;
        }),
      );
    }
    return done(isScalar(node) ? node.value : null);
  }

  private noteAnchor(node: { anchor?: string }): void {
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
  }

  private readAlias(
    name: string,
    keySpan: Span | null,
    span: Span,
    depth: number,
  ): { value: unknown; node: SourceNode } {
    const target = this.anchors.get(name);
    // What an alias brings stands, for a reader of the file, where the alias stands.
    if (target !== undefined) return this.readNode(target, keySpan, span, depth + 1);
    const message = `The alias *${name} names no anchor (&${name}) above it.`;
    const hint = `Text that starts with \`*\` must be quoted: "*${name}".`;
    this.problems.push({ code: "yaml-syntax", span, message, hint });
    return { value: null, node: { span, keySpan, children: new Map() } };
  }

  private readMap(
    items: readonly { key: unknown; value: unknown }[],
    children: Map<string | number, SourceNode>,
    aliasSpan: Span | null,
    depth: number,
  ): Record<string, unknown> {
    const map: Record<string, unknown> = Object.create(null);
    for (const { key, value } of items) {
      const keySpan = aliasSpan ?? this.spanOf((key as { range?: Range } | null)?.range);
      const name = this.readKey(key, keySpan);
      if (name === null) continue;
      if (children.has(name)) {
        this.reportDuplicate(name, keySpan, children.get(name)!);
        continue;
      }
      const read = this.readNode(value, keySpan, aliasSpan, depth + 1);
      // A key without a value has no place of its own.
      const node = (value as { range?: Range } | null)?.range ? read.node : { ...read.node, span: keySpan };
      children.set(name, node);
      map[name] = read.value;
    }
    return map;
  }

  /** Numbers and such are read as they are written: `2026:` is the key "2026". */
  private readKey(key: unknown, span: Span): string | null {
    if (isScalar(key)) {
      const name = typeof key.value === "string" ? key.value : (key.source ?? "");
      // JavaScript reads this one as an object's ancestry, and checkers skip it.
      if (name !== "" && name !== "__proto__") return name;
    }
    this.problems.push({
      code: "bad-key",
      span,
      message: "A key must be a word.",
      hint: "Lists, maps, aliases and nothing at all can't be keys.",
    });
    return null;
  }

  private reportDuplicate(name: string, span: Span, first: SourceNode): void {
    this.problems.push({
      code: "duplicate-key",
      span,
      message: `The key "${name}" comes twice; it stands already in line ${(first.keySpan ?? first.span).line}.`,
      hint: "Keep one of the two, or merge them.",
    });
  }

  private stop(code: "too-deep" | "too-many-aliases", span: Span, message: string): never {
    this.problems.push({ code, span, message, hint: "Write the flow map out plainly." });
    throw new TooMuch();
  }
}
