import type { Span } from "../domain/diagnostic.ts";
import { MOST_STREAMS } from "./convert/streams.ts";
import { badId } from "./lint/bad-id.ts";
import { badPattern } from "./lint/bad-pattern.ts";
import { duplicateLabel } from "./lint/duplicate-label.ts";
import { duplicateName } from "./lint/duplicate-name.ts";
import { duplicateStatus } from "./lint/duplicate-status.ts";
import { duplicateType } from "./lint/duplicate-type.ts";
import { extendsUnsupported } from "./lint/extends-unsupported.ts";
import { labelTooLong } from "./lint/label-too-long.ts";
import type { Lint, LintSubject, WarningLint } from "./lint/lint.ts";
import { noOutcome } from "./lint/no-outcome.ts";
import { oneMatcher } from "./lint/one-matcher.ts";
import { oneServiceStream } from "./lint/one-service-stream.ts";
import { prefixSwallowsLabel } from "./lint/prefix-swallows-label.ts";
import { retiredCircle } from "./lint/retired-circle.ts";
import { retiredNowhere } from "./lint/retired-nowhere.ts";
import { sharedWord } from "./lint/shared-word.ts";
import { unknownService } from "./lint/unknown-service.ts";
import { unknownStream } from "./lint/unknown-stream.ts";
import { unreachableStream } from "./lint/unreachable-stream.ts";
import type { Problem } from "./problem.ts";
import { nodeAt } from "./source-tree.ts";

const ERROR_LINTS: readonly Lint[] = [
  extendsUnsupported,
  badId,
  oneMatcher,
  badPattern,
  unknownStream,
  unknownService,
  duplicateName,
  duplicateLabel,
  labelTooLong,
  retiredNowhere,
  retiredCircle,
  duplicateStatus,
  duplicateType,
];

const WARNING_LINTS: readonly WarningLint[] = [
  noOutcome,
  sharedWord,
  unreachableStream,
  oneServiceStream,
  prefixSwallowsLabel,
];

/** @param known what is wrong with the file already; streams that it touches get no warnings */
export function lintFlowMap(subject: LintSubject, known: readonly Problem[]): Problem[] {
  const errors = ERROR_LINTS.flatMap((lint) => lint(subject));
  // Far too many streams is no time for advice on each.
  if (subject.flowMap.streams.length > MOST_STREAMS) return errors;
  const unsound = findUnsound(subject, [...known, ...errors]);
  const isSound = (id: string): boolean => !unsound.has(id);
  return [...errors, ...WARNING_LINTS.flatMap((lint) => lint({ ...subject, isSound }))];
}

/** The ids of streams in which something is wrong. */
function findUnsound({ flowMap, tree }: LintSubject, problems: readonly Problem[]): Set<string> {
  const ids = flowMap.streams.map(({ id }) => id);
  return new Set(
    ids.filter((id) => {
      const { span, keySpan } = nodeAt(tree.root, ["streams", id]);
      return problems.some((problem) => isInside(problem.span, keySpan ?? span, span));
    }),
  );
}

function isInside(inner: Span, from: Span, to: Span): boolean {
  const isAfterStart = inner.line > from.line || (inner.line === from.line && inner.column >= from.column);
  const isBeforeEnd = inner.line < to.endLine || (inner.line === to.endLine && inner.column < to.endColumn);
  return isAfterStart && isBeforeEnd;
}
