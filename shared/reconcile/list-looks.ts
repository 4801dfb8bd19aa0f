import { foldName } from "../text/fold-name.ts";
import { listChildren } from "./list-children.ts";
import type { PlannedObservation } from "./plan-repository.ts";
import type { RepositoryDesk } from "./repository-desk.ts";
import type { Look, PlannedPage } from "./sweep.ts";

/** What came of a page, as far as it leaves something to be looked at. */
export interface LookCauses {
  readonly page: PlannedPage;
  /** Issues with a first comment to be posted. */
  readonly asking: readonly PlannedObservation[];
  /** Issues that may not be as they should be. */
  readonly again: readonly PlannedObservation[];
  /** Issues that were changed: who follows their stream may have been decided before them. */
  readonly changed: readonly PlannedObservation[];
}

/** What a page leaves to be looked at on its own, each issue once. */
export function listLooks({ page, asking, again, changed }: LookCauses, desk: RepositoryDesk): Look[] {
  const followed = changed.filter((run) => hasOtherStream(run, desk));
  const children = followed.flatMap((run) => listEarlierChildren(run, page));
  const others = new Set([...again.map(({ planned }) => planned.issue.number), ...children]);
  const askers = asking.map(({ planned }) => planned.issue.number).filter((number) => !others.has(number));
  return [
    ...askers.map((number) => ({ kind: "issue", number, asks: true }) as const),
    ...[...others].map((number) => ({ kind: "issue", number, asks: false }) as const),
    ...followed
      .filter(({ planned }) => listChildren(planned.issue).isAnyElsewhere)
      .map(({ planned }) => ({ kind: "sub-issues", number: planned.issue.number }) as const),
  ];
}

const hasOtherStream = ({ planned }: PlannedObservation, desk: RepositoryDesk): boolean =>
  planned.changes.some(
    (change) =>
      (change.kind === "add-label" || change.kind === "remove-label") &&
      desk.map.labels.own.has(foldName(change.label)),
  );

/** Sub-issues that were decided before their parent was seen; those of this page and of later ones are not. */
function listEarlierChildren({ planned: { issue } }: PlannedObservation, page: PlannedPage): number[] {
  const first = page.runs[0]?.planned.issue.number ?? 0;
  const here = new Set(page.runs.map(({ planned }) => planned.issue.number));
  return listChildren(issue).here.filter(
    (number) => !here.has(number) && (page.before.has(number) || number < first),
  );
}
