import type { IssueWriter, PageReader } from "./ports.ts";
import type { RepositoryDesk } from "./repository-desk.ts";
import type { IssueActivity, Look, PlannedPage, SweepMemory, SweptPage } from "./sweep.ts";

/** What a sweep of one repository works with. */
export interface SweepPorts {
  /**
   * What the repository's issues are decided and written with; null = it has no flow map in force.
   *
   * @param anew what is known of it is not right any more
   */
  readonly openDesk: (anew: boolean) => Promise<RepositoryDesk | null>;
  readonly pages: PageReader;
  readonly writer: IssueWriter;
  /** Null = a sweep that broke off begins anew, and nothing counts as repaired. */
  readonly memory: SweepMemory | null;
  /** Null = nothing else is at work. */
  readonly activity: IssueActivity | null;
  readonly lookAgain: (looks: readonly Look[]) => Promise<void>;
  /** Told of each page once it was written, as far as it was. */
  readonly tell: (swept: SweptPage, page: PlannedPage) => void;
  readonly mapUrl: (repo: string | null) => string | null;
  /** Our version: another one may decide otherwise, and then no event was lost. */
  readonly release: string;
  /** Aborted = the sweep is to break off after the page that is being written; not told = never. */
  readonly stopping?: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
