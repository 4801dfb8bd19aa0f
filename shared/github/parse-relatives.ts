import type { IssueRef, Relative } from "../domain/issue.ts";
import type { RefPart, RelativePart } from "./queries/issue-answer.ts";

export const parseRef = ({ number, repository, state }: RefPart): IssueRef => ({
  repo: repository.nameWithOwner,
  number,
  open: state === undefined ? null : state === "OPEN",
});

/** The parent, its parent, and so on. */
export function listParents(parent: RelativePart | null | undefined): RelativePart[] {
  if (parent?.labels === undefined) return [];
  return [parent, ...listParents(parent.parent as RelativePart | null | undefined)];
}

/** One whose labels are kept back is out of sight: without them it would look like one of no stream. */
export function parseRelative({ number, repository, state, labels, parent }: RelativePart): Relative[] {
  if (labels?.nodes == null) return [];
  return [
    {
      repo: repository.nameWithOwner,
      number,
      open: state === "OPEN",
      labels: parseLabels(labels),
      parent: parent == null ? null : parseRef(parent),
    },
  ];
}

/** Names as written; without those that GitHub keeps back. */
export const parseLabels = (labels: RelativePart["labels"]): string[] =>
  (labels?.nodes ?? []).flatMap((label) => label?.name ?? []);
