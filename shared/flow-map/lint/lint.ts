import type { FlowMap } from "../../domain/flow-map.ts";
import type { FlowMapDraft } from "../flow-map-shape.ts";
import type { ErrorCode, Problem, WarningCode } from "../problem.ts";
import { nodeAt, type Path, type SourceTree } from "../source-tree.ts";

/** What a lint looks at: the file as it stands, without what is wrong in its shape. */
export interface LintSubject {
  readonly draft: FlowMapDraft;
  readonly tree: SourceTree;
  /** The draft with its defaults filled in. */
  readonly flowMap: FlowMap;
  /** The ids of all streams in the file, also of those in which something is wrong; null when nobody can tell them. */
  readonly streamIds: ReadonlySet<string> | null;
  readonly serviceIds: ReadonlySet<string> | null;
}

/** One invariant of the file's meaning: all its violations. */
export type Lint = (subject: LintSubject) => Problem[];

/** What a warning looks at, besides: which streams have no error, since half a stream deserves no advice. */
export interface WarningSubject extends LintSubject {
  readonly isSound: (streamId: string) => boolean;
}

export type WarningLint = (subject: WarningSubject) => Problem[];

/** A problem with the value at a path; with its key when `at` says so or there is no value. */
export function problemAt(
  tree: SourceTree,
  path: Path,
  problem: { code: ErrorCode | WarningCode; message: string; hint: string | null },
  at: "key" | "value" = "value",
): Problem {
  const { span, keySpan } = nodeAt(tree.root, path);
  return { span: at === "key" ? (keySpan ?? span) : span, ...problem };
}
