import type { Issue, IssueRef } from "./issue.ts";

/** "#12"; of another repository nothing is told, since that may be less visible than this one. */
export function nameRef(ref: IssueRef, from: Issue): string {
  const elsewhere = ref.repo !== null && ref.repo.toLowerCase() !== from.repo?.toLowerCase();
  return elsewhere ? "an issue of another repository" : `#${ref.number}`;
}
