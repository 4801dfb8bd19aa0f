import type { Span } from "../domain/diagnostic.ts";
import type { LineIndex } from "./line-index.ts";
import type { Problem } from "./problem.ts";
import { shorten } from "./shorten.ts";
import type { SourceNode, SourceTree } from "./source-tree.ts";
import type { LookAt, YamlNode } from "./yaml-node.ts";

/** Deeper than any flow map; keeps a wall of brackets from exhausting the stack. */
export const MOST_DEPTH = 40;
/** Values and their characters. More than a file of the largest size can write out: only aliases come this far. */
const MOST_SIZE = 200_000;

/** The tree; null when there is nothing to read, or too much. */
export interface TreeReading {
  readonly tree: SourceTree | null;
  readonly problems: readonly Problem[];
}

export const tooDeep = (span: Span): Problem => ({
  code: "too-deep",
  span,
  message: `Values nest deeper than ${MOST_DEPTH} levels.`,
  hint: "Close the brackets, or write the flow map out plainly: it needs a few levels only.",
});

/** Turns a document's nodes into plain values with their places. Never throws. */
export function readTree(contents: unknown, lookAt: LookAt, lines: LineIndex): TreeReading {
  return new TreeReader(lookAt, lines).read(contents);
}

class TooMuch extends Error {}

/** How a node is reached: its key, the alias that stands for it, and its depth. */
interface Approach {
  readonly keySpan: Span | null;
  readonly aliasSpan: Span | null;
  readonly depth: number;
}

interface Reading {
  readonly value: unknown;
  readonly node: SourceNode;
}

type Children = Map<string | number, SourceNode>;

/** Walks the document's nodes, follows aliases, and keeps every place. */
class TreeReader {
  private readonly lookAt: LookAt;
  private readonly lines: LineIndex;
  private readonly problems: Problem[] = [];
  /** Anchors met so far: an alias means the nearest one above it. */
  private readonly anchors = new Map<string, unknown>();
  private size = 0;

  constructor(lookAt: LookAt, lines: LineIndex) {
    this.lookAt = lookAt;
    this.lines = lines;
  }

  read(contents: unknown): TreeReading {
    try {
      const start = { keySpan: null, aliasSpan: null, depth: 0 };
      const { value, node } = this.readNode(contents, start);
      return { tree: { value, root: node }, problems: this.problems };
    } catch (error) {
      if (error instanceof TooMuch) return { tree: null, problems: this.problems };
      throw error;
    }
  }

  private readNode(handle: unknown, approach: Approach): Reading {
    const { keySpan, aliasSpan, depth } = approach;
    const node = this.lookAt(handle);
    // A key without a value has no place of its own.
    const span = aliasSpan ?? (node.range === null && keySpan !== null ? keySpan : this.spanOf(node));
    if (depth > MOST_DEPTH) this.stop(tooDeep(span));
    if (node.kind === "alias") return this.readAlias(node.name, span, approach);
    this.count(node, span);
    if (node.anchor !== null) this.anchors.set(node.anchor, handle);
    const children = new Map<string | number, SourceNode>();
    const value = this.readValue(node, children, { aliasSpan, depth: depth + 1 });
    return { value, node: { span, keySpan, children, isUnread: false } };
  }

  private readValue(node: YamlNode, children: Children, below: Omit<Approach, "keySpan">): unknown {
    if (node.kind === "map") return this.readMap(node.entries, children, below);
    if (node.kind === "list") {
      return node.items.map((item, index) => {
        const read = this.readNode(item, { ...below, keySpan: null });
        children.set(index, read.node);
        return read.value;
      });
    }
    const value = node.kind === "scalar" ? node.value : null;
    return typeof value === "string" ? value.toWellFormed() : value;
  }

  private count(node: YamlNode, span: Span): void {
    this.size += node.kind === "scalar" && typeof node.value === "string" ? node.value.length + 1 : 1;
    if (this.size <= MOST_SIZE) return;
    this.stop({
      code: "too-many-aliases",
      span,
      message: "The aliases (`*name`) of this file multiply beyond measure.",
      hint: "Write the flow map out plainly.",
    });
  }

  /** What an alias brings stands, for a reader of the file, where the alias stands. */
  private readAlias(name: string, span: Span, approach: Approach): Reading {
    if (this.anchors.has(name)) {
      return this.readNode(this.anchors.get(name), {
        ...approach,
        aliasSpan: span,
        depth: approach.depth + 1,
      });
    }
    const shown = shorten(name);
    this.report(approach, {
      code: "yaml-syntax",
      span,
      message: `The alias *${shown} names no anchor (&${shown}) above it.`,
      hint: `Text that starts with * must stand in quotes: "*${shown}".`,
    });
    const node = { span, keySpan: approach.keySpan, children: new Map(), isUnread: true };
    return { value: undefined, node };
  }

  private readMap(
    entries: readonly { key: unknown; value: unknown }[],
    children: Children,
    below: Omit<Approach, "keySpan">,
  ): Record<string, unknown> {
    const map: Record<string, unknown> = Object.create(null);
    for (const entry of entries) {
      const key = this.lookAt(entry.key);
      const keySpan = below.aliasSpan ?? this.spanOf(key);
      if (key.anchor !== null) this.anchors.set(key.anchor, entry.key);
      const name = this.readKey(key, keySpan, below);
      // Also where there is no use for the value: it may hold anchors and more problems.
      const read = this.readNode(entry.value, { ...below, keySpan });
      const first = name === null ? undefined : children.get(name);
      if (first !== undefined) this.reportDuplicate(name!, keySpan, first, below);
      if (name === null || first !== undefined) continue;
      children.set(name, read.node);
      map[name] = read.value;
    }
    return map;
  }

  /** Numbers and such are read as they are written: `2026:` is the key "2026". */
  private readKey(key: YamlNode, span: Span, approach: Pick<Approach, "aliasSpan">): string | null {
    const name = key.kind !== "scalar" ? "" : typeof key.value === "string" ? key.value : key.source;
    // JavaScript reads `__proto__` as an object's ancestry, and checkers skip it.
    if (name !== "" && name !== "__proto__") return name.toWellFormed();
    const hint = "Lists, maps, aliases, nothing at all and `__proto__` can't be keys.";
    this.report(approach, { code: "bad-key", span, message: "A key must be a word.", hint });
    return null;
  }

  private reportDuplicate(
    name: string,
    span: Span,
    first: SourceNode,
    approach: Pick<Approach, "aliasSpan">,
  ): void {
    const line = (first.keySpan ?? first.span).line;
    this.report(approach, {
      code: "duplicate-key",
      span,
      message: `The key "${shorten(name)}" comes twice; it stands already in line ${line}.`,
      hint: "Keep one of the two, or merge them.",
    });
  }

  /** What is wrong behind an alias was reported where it is written. */
  private report({ aliasSpan }: Pick<Approach, "aliasSpan">, problem: Problem): void {
    if (aliasSpan === null) this.problems.push(problem);
  }

  private stop(problem: Problem): never {
    this.problems.push(problem);
    throw new TooMuch();
  }

  private spanOf({ range }: YamlNode): Span {
    const [from, to] = range ?? [0, 0];
    return this.lines.spanOf(from, to);
  }
}
