import { CLOSERS } from "./explain-syntax.ts";
import type { LookAt, YamlNode } from "./yaml-node.ts";

/**
 * Brackets and quotes that are never closed: from the offset at which the parser gave up waiting, to that of the
 * innermost one that was open then.
 */
export function findOpeners(contents: unknown, lookAt: LookAt, text: string): ReadonlyMap<number, number> {
  const openers = new Map<number, number>();
  const waiting: unknown[] = [contents];
  while (waiting.length > 0) {
    const node = lookAt(waiting.pop());
    const children = childrenOf(node);
    for (const child of children) waiting.push(child);
    const [from, to] = node.range ?? [0, -1];
    const closer = CLOSERS[text[from] ?? ""];
    const isInner = from >= (openers.get(to) ?? 0);
    if (closer !== undefined && isInner && !isClosed(node, children, lookAt, text)) openers.set(to, from);
  }
  return openers;
}

function childrenOf(node: YamlNode): readonly unknown[] {
  if (node.kind === "map") return node.entries.flatMap(({ key, value }) => [key, value]);
  return node.kind === "list" ? node.items : [];
}

function isClosed(node: YamlNode, children: readonly unknown[], lookAt: LookAt, text: string): boolean {
  const [from, to] = node.range ?? [0, 0];
  const closer = CLOSERS[text[from] ?? ""];
  if (to - from < 2 || text[to - 1] !== closer) return false;
  // Of `[a, [b]` both lists end at the same place: the last bracket is the inner one's.
  const last = children.findLast((child) => lookAt(child).range !== null);
  return last === undefined || lookAt(last).range?.[1] !== to;
}
