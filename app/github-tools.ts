import type {
  BoardStore,
  IssueReader,
  IssueWriter,
  LabelStore,
  MapReader,
  PeopleReader,
  RelatedReader,
} from "../shared/reconcile/ports.ts";

/** All that one installation's work asks of GitHub. */
export interface GitHubTools {
  readonly issues: IssueReader;
  readonly related: RelatedReader;
  readonly maps: MapReader;
  readonly people: PeopleReader;
  readonly labels: LabelStore;
  readonly boards: BoardStore;
  readonly writer: IssueWriter;
}

/** The tools of an installation; the same ones while it is in use. */
export type FindTools = (installation: number) => Promise<GitHubTools>;
