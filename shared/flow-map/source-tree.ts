import type { Span } from "../domain/diagnostic.ts";
import { shorten } from "./shorten.ts";

export type Path = readonly (string | number)[];

/** A node of the file: its value's place, and its key's where it has one. */
export interface SourceNode {
  readonly span: Span;
  readonly keySpan: Span | null;
  readonly children: ReadonlyMap<string | number, SourceNode>;
  /** Nobody can tell what stands here; that is reported, and its place in the values is empty. */
  readonly isUnread: boolean;
}

/** The values of a YAML file, as plain data, and where each stands. */
export interface SourceTree {
  /** Maps are objects without a prototype, so that no key can mean more than it says. */
  readonly value: unknown;
  readonly root: SourceNode;
}

/** The node at a path, or its nearest parent that exists. */
export function nodeAt(root: SourceNode, path: Path): SourceNode {
  let node = root;
  for (const step of path) {
    const child = node.children.get(step);
    if (child === undefined) break;
    node = child;
  }
  return node;
}

/** The keys below a path in the order of the file; none where there is no such node. */
export function keysAt(root: SourceNode, path: Path): string[] {
  let node: SourceNode | undefined = root;
  for (const step of path) node = node?.children.get(step);
  return [...(node?.children.keys() ?? [])].map(String);
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}

/** `["streams", "checkout", "match", 0]` -> `streams.checkout.match[0]`, the form that evidence and messages use. */
export function printPath(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      return `${index === 0 ? "" : "."}${shorten(step)}`;
    })
    .join("");
}

/** The inverse of `printPath`. */
export function parsePath(printed: string): Path {
  return printed.split(/\.|(?=\[)/).map((step) => (step.startsWith("[") ? Number(step.slice(1, -1)) : step));
}
