import type { Diagnostic } from "../domain/diagnostic.ts";
import type { FlowMap } from "../domain/flow-map.ts";
import { checkShape } from "./check-shape.ts";
import { convertFlowMap } from "./convert-flow-map.ts";
import { decodeText } from "./decode-text.ts";
import type { FlowMapDraft } from "./flow-map-shape.ts";
import { lintFlowMap } from "./lint-flow-map.ts";
import { FILE_START, isWarning, type Problem, toDiagnostic } from "./problem.ts";
import { readYaml } from "./read-yaml.ts";
import { nodeAt, type SourceTree } from "./source-tree.ts";

/** A flow map to use, with its warnings; or null, with everything that is wrong. */
export interface LoadedFlowMap {
  readonly flowMap: FlowMap | null;
  /** In the order of the file. Without errors among them there is a flow map. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The one door: a flow map's text, or its bytes, to a `FlowMap` with every default filled in, or to everything that
 * is wrong with it. Pure; never throws; under a second for any file.
 *
 * @param source bytes as they stand in the file, or their text
 * @param file the name that diagnostics carry
 */
export function loadFlowMap(source: Uint8Array | string, file: string): LoadedFlowMap {
  const decoded = decodeText(typeof source === "string" ? new TextEncoder().encode(source) : source);
  if ("problem" in decoded) return fail([decoded.problem], file);
  const { tree, problems } = readYaml(decoded.text);
  if (tree === null) return fail(problems, file);
  if (typeof tree.value !== "object" || tree.value === null || Array.isArray(tree.value)) {
    const kind = Array.isArray(tree.value) ? "a list" : "a single value";
    const hint = "It starts with `version: 1` and has `streams:`, at the left margin.";
    const message = `A flow map is a map of keys; this file is ${kind}.`;
    return fail([...problems, { code: "not-a-map", span: startOf(tree), message, hint }], file);
  }
  return loadTree(tree, problems, file);
}

function loadTree(tree: SourceTree, known: readonly Problem[], file: string): LoadedFlowMap {
  const version = checkVersion(tree);
  // What another version may hold is not for this one to judge.
  if (version?.code === "unsupported-version") return fail([...known, version], file);
  const shape = checkShape(tree);
  const flowMap = convertFlowMap(shape.draft);
  const found = [...known, ...(version === null ? [] : [version]), ...shape.problems];
  const subject = { draft: shape.draft, tree, flowMap, streamIds: streamIdsOf(shape.draft, tree) };
  const problems = [...found, ...lintFlowMap(subject, found)];
  const isValid = problems.every(({ code }) => isWarning(code));
  return { flowMap: isValid ? flowMap : null, diagnostics: toDiagnostics(problems, file) };
}

/** Also puts the version in its place, so that the shape does not report it again. */
function checkVersion(tree: SourceTree): Problem | null {
  const map = tree.value as Record<string, unknown>;
  const written = map.version;
  map.version = 1;
  if (written === 1) return null;
  if (written === undefined) {
    const message = "The flow map has no version.";
    return {
      code: "missing-version",
      span: startOf(tree),
      message,
      hint: "Add `version: 1` as the first line.",
    };
  }
  const { span } = nodeAt(tree.root, ["version"]);
  if (written === "1" || written === null) {
    return {
      code: "wrong-type",
      span,
      message: "version must be the number 1.",
      hint: "Write `version: 1`.",
    };
  }
  const hint = "This Streamkeeper reads `version: 1`; for a newer one, update Streamkeeper.";
  return {
    code: "unsupported-version",
    span,
    message: "There is no such version of the flow map here.",
    hint,
  };
}

function streamIdsOf(draft: FlowMapDraft, tree: SourceTree): ReadonlySet<string> | null {
  if (draft.streams === undefined) return null;
  return new Set([...nodeAt(tree.root, ["streams"]).children.keys()].map(String));
}

function startOf({ root }: SourceTree): Problem["span"] {
  const { line, column } = root.span;
  return { ...FILE_START, line, column, endLine: line, endColumn: column };
}

const fail = (problems: readonly Problem[], file: string): LoadedFlowMap => ({
  flowMap: null,
  diagnostics: toDiagnostics(problems, file),
});

function toDiagnostics(problems: readonly Problem[], file: string): Diagnostic[] {
  return problems
    .map((problem) => toDiagnostic(problem, file))
    .sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column);
}
