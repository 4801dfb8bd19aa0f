import { type ESTree, parseSync, Visitor } from "vite";
import { lineCounter } from "./line-counter.ts";
import { readOutsideUses } from "./read-outside-uses.ts";
import type { SourceFile, SourceFunction, SourceImport } from "./source-file.ts";

/** Reads what the rules look at in a file, with the parser that Vite brings; throws on bad syntax. */
export function readSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text);
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);
  const lineOf = lineCounter(text);
  return {
    path,
    lines: lineOf(text.length) - (text.endsWith("\n") ? 1 : 0),
    imports: readImports(program, lineOf),
    functions: readFunctions(program, lineOf),
    outsideUses: readOutsideUses(program, text, lineOf),
  };
}

type LineOf = (offset: number) => number;

function readImports(program: ESTree.Program, lineOf: LineOf): SourceImport[] {
  const imports: SourceImport[] = [];
  const read = (node: { start: number; source: ESTree.Expression | null }): void => {
    if (node.source === null) return;
    const target = "value" in node.source && typeof node.source.value === "string" ? node.source.value : null;
    imports.push({ target, line: lineOf(node.start) });
  };
  new Visitor({
    ImportDeclaration: read,
    ExportNamedDeclaration: read,
    ExportAllDeclaration: read,
    ImportExpression: read,
    TSImportType: read,
  }).visit(program);
  return imports;
}

function readFunctions(program: ESTree.Program, lineOf: LineOf): SourceFunction[] {
  const functions: SourceFunction[] = [];
  const testLists = new Set<unknown>();
  const read = (node: ESTree.Function | ESTree.ArrowFunctionExpression): void => {
    const line = lineOf(node.start);
    if (!testLists.has(node)) functions.push({ line, length: lineOf(node.end) - line + 1 });
  };
  new Visitor({
    CallExpression: ({ callee, arguments: given }) => {
      // What stands in `describe` is a list of tests, no function that does something.
      if (isDescribe(callee)) for (const node of given) testLists.add(node);
    },
    FunctionDeclaration: read,
    FunctionExpression: read,
    ArrowFunctionExpression: read,
  }).visit(program);
  return functions;
}

/** `describe`, `describe.skip`, `describe.each(...)`. */
function isDescribe(callee: ESTree.Expression): boolean {
  if (callee.type === "CallExpression" || callee.type === "TaggedTemplateExpression") {
    return isDescribe(callee.type === "CallExpression" ? callee.callee : callee.tag);
  }
  if (callee.type === "MemberExpression") return isDescribe(callee.object);
  return callee.type === "Identifier" && callee.name === "describe";
}
