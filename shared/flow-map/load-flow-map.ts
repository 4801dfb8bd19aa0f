import type { Diagnostic } from "../domain/diagnostic.ts";
import type { FlowMap } from "../domain/flow-map.ts";
import { checkShape } from "./check-shape.ts";
import { convertFlowMap } from "./convert-flow-map.ts";
import { decodeText } from "./decode-text.ts";
import type { FlowMapDraft } from "./flow-map-shape.ts";
import { isMisspelt } from "./is-misspelt.ts";
import { lintFlowMap } from "./lint-flow-map.ts";
import { FILE_START, isWarning, type Problem, toDiagnostic } from "./problem.ts";
import { readYaml } from "./read-yaml.ts";
import { keysAt, nodeAt, type SourceTree } from "./source-tree.ts";

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
  if (tree === null || tree.root.isUnread) return fail(problems, file);
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
  const { draft, problems } = checkShape(tree);
  const flowMap = convertFlowMap(draft, (section) => keysAt(tree.root, [section]));
  const found = [...known, ...(version === null ? [] : [version]), ...problems];
  const ids = { streamIds: knownIds("streams", draft, tree), serviceIds: knownIds("services", draft, tree) };
  const all = [...found, ...lintFlowMap({ draft, tree, flowMap, ...ids }, found)];
  const isValid = all.every(({ code }) => isWarning(code));
  return { flowMap: isValid ? flowMap : null, diagnostics: toDiagnostics(all, file) };
}

/** Also puts the version in its place, so that the shape does not report it again. */
function checkVersion(tree: SourceTree): Problem | null {
  const map = tree.value as Record<string, unknown>;
  const written = map.version;
  map.version = 1;
  const { span, isUnread } = nodeAt(tree.root, ["version"]);
  if (written === 1 || isUnread || isMisspelt("version", tree.root)) return null;
  if (written === undefined) {
    const message = "The flow map has no version.";
    return {
      code: "missing-version",
      span: startOf(tree),
      message,
      hint: "Add `version: 1` as the first line.",
    };
  }
  const number = typeof written === "string" && /^\d{1,9}$/.test(written) ? Number(written) : written;
  if (typeof number !== "number" || Number.isNaN(number) || number === 1) {
    const message = "version must be the number 1.";
    return { code: "wrong-type", span, message, hint: "Write `version: 1`." };
  }
  const message = `The file says version ${number}; this Streamkeeper reads version 1.`;
  const hint = "Write `version: 1`, or update Streamkeeper if the file was written for a newer one.";
  return { code: "unsupported-version", span, message, hint };
}

/** Of all entries, also those in which something is wrong; null when it can't be told which ids there are. */
function knownIds(
  section: "streams" | "services",
  draft: FlowMapDraft,
  tree: SourceTree,
): ReadonlySet<string> | null {
  const { children } = tree.root;
  // Another file may have them.
  if (children.has("extends")) return null;
  const ids = new Set(keysAt(tree.root, [section]));
  // A map must have streams: that they are missing is told already. It need not have services.
  if (section === "streams") return draft.streams !== undefined && ids.size > 0 ? ids : null;
  const isAbsent = !children.has("services") && !isMisspelt("services", tree.root);
  return isAbsent || draft.services !== undefined ? ids : null;
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
