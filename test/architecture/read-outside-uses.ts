import { type ESTree, Visitor } from "vite";
import type { OutsideUse } from "./source-file.ts";

const OUTSIDE = new Set([
  "process",
  "console",
  "performance",
  "globalThis",
  "fetch",
  "require",
  "setTimeout",
  "setInterval",
  "setImmediate",
]);
const OUTSIDE_MEMBERS = new Set(["Date.now", "Math.random"]);

/** Every use of the clock, chance, the process, the terminal or the network; names of properties are none. */
export function readOutsideUses(
  program: ESTree.Program,
  text: string,
  lineOf: (offset: number) => number,
): OutsideUse[] {
  const uses: OutsideUse[] = [];
  const names = new Set<unknown>();
  const use = (name: string, { start }: { start: number }): void => {
    uses.push({ name, line: lineOf(start) });
  };
  new Visitor({
    CallExpression: (node) => {
      if (isDate(node.callee)) use("Date()", node);
    },
    NewExpression: (node) => {
      if (isDate(node.callee) && node.arguments.length === 0) use("new Date()", node);
    },
    MemberExpression: (node) => {
      if (!node.computed) names.add(node.property);
      const member = text.slice(node.start, node.end).replace(/[\s?]/g, "");
      if (OUTSIDE_MEMBERS.has(member)) use(member, node);
    },
    Property: (node) => {
      if (!node.computed) names.add(node.key);
    },
    TSPropertySignature: (node) => {
      names.add(node.key);
    },
    Identifier: (node) => {
      if (OUTSIDE.has(node.name) && !names.has(node)) use(node.name, node);
    },
  }).visit(program);
  return uses;
}

const isDate = (node: ESTree.Expression): boolean => node.type === "Identifier" && node.name === "Date";
