import type { Actor } from "../domain/actor.ts";
import type { GitHubError } from "../domain/github-error.ts";
import type { Issue } from "../domain/issue.ts";
import type { IssueName, RepositoryName } from "../domain/place.ts";
import type { StreamColor } from "../domain/stream.ts";

/*
 * What the steps of reconciling ask of GitHub. `shared/github/` answers; every method rejects with a GitHubError, and
 * with nothing else but mistakes in the code. Ids are node ids unless said otherwise; instants are milliseconds since
 * 1970, UTC.
 */

/** A board, by where it is and the single-select field that shows the stream. */
export interface BoardName {
  /** An organisation. */
  readonly owner: string;
  readonly number: number;
  readonly field: string;
}

/** What is to be read along with an issue. */
export interface IssueLookup {
  /** Null = no board is read. */
  readonly board: BoardName | null;
  /** Labels of the repository by id, so that events speak of a renamed label by its present name. */
  readonly labelNames: ReadonlyMap<string, string>;
  /** Comments of the issue to be read by id, whatever their number on it. */
  readonly comments: readonly string[];
  /** Whether to read, of its last 50 comments, those that we have reacted to; not told = no. */
  readonly heard?: boolean;
}

/** A comment that was asked for. */
export interface ObservedComment {
  readonly id: string;
  readonly body: string;
  readonly author: Actor | null;
  readonly createdAt: number;
  /** We have reacted to it already. */
  readonly answered: boolean;
  /** And said by that that all of it was followed. */
  readonly agreed: boolean;
}

/** An issue as GitHub showed it at one moment, with the ids by which a write names its parts. */
export interface ObservedIssue {
  readonly issue: Issue;
  readonly id: string;
  /** Of the labels on the issue, by the name as written. */
  readonly labelIds: ReadonlyMap<string, string>;
  /** Of our sticky comment, where it is present. */
  readonly stickyId: string | null;
  /** Of its card on the board, archived or not. */
  readonly itemId: string | null;
  /** The version (blob id) of the flow map on the default branch as of this reading; null = there is none. */
  readonly mapVersion: string | null;
  /** Those of the lookup's comments that are still there and on this issue; the last 50 as they were written. */
  readonly comments: readonly ObservedComment[];
  /** Whether the board could be read; null when none was asked for. Unreadable = not visible to the token. */
  readonly boardVisible: boolean | null;
}

export interface IssueReader {
  /**
   * One request, and one more for each further page of a list that is longer than a page.
   * Null = the issue is not there: deleted, transferred, or a pull request.
   */
  readIssue(name: IssueName, lookup: IssueLookup): Promise<ObservedIssue | null>;
  /** How many issues are open. */
  countOpenIssues(repository: RepositoryName): Promise<number>;
}

/** Some open issues of a repository, and where the next ones begin; null = these were the last. */
export interface ObservedPage {
  readonly issues: readonly ObservedIssue[];
  readonly next: string | null;
}

export interface PageReader {
  /**
   * The open issues of a repository, oldest first, page by page, each read as whole as by `readIssue`.
   *
   * @param after where an earlier reading came to, so that it goes on from there; null = from the start
   */
  readOpenPages(
    repository: RepositoryName,
    lookup: IssueLookup,
    after: string | null,
  ): AsyncIterable<ObservedPage>;
}

/** Which issues an event reaches. All lists hold open issues only. */
export interface RelatedReader {
  /** Numbers, oldest first. */
  listOpenIssues(repository: RepositoryName): AsyncIterable<number>;
  /** The issues that this one blocks, at most 100; those of other owners, or in archived repositories, are left out. */
  listBlockedIssues(name: IssueName): Promise<readonly IssueName[]>;
  /** The sub-issues of this one; those of other owners, or in archived repositories, are left out. */
  listSubIssues(name: IssueName): Promise<readonly IssueName[]>;
  /** The issue that a node id stands for; null = it is none, or out of sight. */
  findIssue(id: string): Promise<IssueName | null>;
  /** The repositories that the installation sees; archived ones are left out. */
  listRepositories(): AsyncIterable<RepositoryName>;
}

export interface PeopleReader {
  /** Whether somebody has triage permission on the repository, or more. */
  canTriage(repository: RepositoryName, who: Actor): Promise<boolean>;
}

/** One version of the flow map file. */
export interface MapFile {
  /** Its blob id. */
  readonly version: string;
  /** Null = GitHub gives no text of it: not UTF-8, or too large. */
  readonly text: string | null;
  /** Bytes. */
  readonly size: number;
}

export interface MapReader {
  /** The flow map on the default branch; null = there is none. */
  readMap(repository: RepositoryName): Promise<MapFile | null>;
  /** Its versions on the default branch, the newest first, at most 20 commits back; each version once. */
  readFormerMaps(repository: RepositoryName): Promise<readonly MapFile[]>;
}

export interface RepositoryLabel {
  readonly id: string;
  readonly name: string;
}

export interface NewLabel {
  readonly name: string;
  /** Six hex digits. */
  readonly color: string;
  /** At most 100 characters. */
  readonly description: string;
}

export interface LabelStore {
  /** The labels of these names that the repository has; GitHub compares names ignoring case. */
  readLabels(repository: RepositoryName, names: readonly string[]): Promise<readonly RepositoryLabel[]>;
  /** Creates a label. One of that name that somebody else just created is taken as it is. */
  createLabel(repository: RepositoryName, label: NewLabel): Promise<RepositoryLabel>;
}

/** GitHub's colours of single-select options. */
export type OptionColor = Uppercase<StreamColor>;

export interface BoardOption {
  /** Null = not created yet. */
  readonly id: string | null;
  readonly name: string;
  readonly color: OptionColor;
  readonly description: string;
}

/** The field that shows the stream. `other-type`: there is a field of that name, but it is no single-select one. */
export type BoardField =
  | {
      readonly kind: "single-select";
      readonly id: string;
      /** Integer id, for REST. */
      readonly databaseId: number | null;
      readonly options: readonly BoardOption[];
    }
  | { readonly kind: "other-type"; readonly type: string }
  | { readonly kind: "missing" };

/** A board as it is. `closed` boards are left alone. */
export interface Board {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly closed: boolean;
  /** Whether the token may write to it. */
  readonly writable: boolean;
  readonly field: BoardField;
}

export interface BoardStore {
  /** Null = there is no such board, or the token cannot see it: GitHub does not tell these apart. */
  readBoard(name: BoardName): Promise<Board | null>;
  createField(board: Board, name: string, options: readonly BoardOption[]): Promise<BoardField>;
  /** Replaces the field's options: those with an id keep it, and so every item its value. Existing ones have to be in it. */
  setOptions(fieldId: string, options: readonly BoardOption[]): Promise<BoardField>;
  /** A view grouped by the field. */
  createView(name: BoardName, title: string, fieldDatabaseId: number): Promise<void>;
}

/** One single write on one issue. */
export type Write =
  | {
      readonly kind: "add-labels" | "remove-labels";
      readonly issue: string;
      readonly labels: readonly string[];
    }
  | { readonly kind: "add-comment"; readonly issue: string; readonly body: string }
  | { readonly kind: "edit-comment"; readonly comment: string; readonly body: string }
  | { readonly kind: "minimize-comment" | "unminimize-comment"; readonly comment: string }
  | { readonly kind: "add-item"; readonly board: string; readonly issue: string }
  | {
      readonly kind: "set-field";
      readonly board: string;
      readonly item: string;
      readonly field: string;
      readonly option: string;
    }
  | { readonly kind: "clear-field"; readonly board: string; readonly item: string; readonly field: string }
  | {
      readonly kind: "react" | "unreact";
      readonly comment: string;
      readonly content: "THUMBS_UP" | "CONFUSED";
    };

export const isBoardWrite = ({ kind }: Write): boolean =>
  kind === "add-item" || kind === "set-field" || kind === "clear-field";

/** `id`: of the item or comment that was made; null for other writes. */
export type WriteOutcome =
  | { readonly ok: true; readonly id: string | null }
  | { readonly ok: false; readonly error: GitHubError };

export interface IssueWriter {
  /**
   * Does these writes in this order, in one document (of several issues together, where they come at once); one that
   * fails does not keep the others from being done. Resolves to one outcome for each.
   *
   * @throws GitHubError when nothing is known of any of them: refused as a whole, or `unavailable`
   */
  write(writes: readonly Write[]): Promise<readonly WriteOutcome[]>;
}
