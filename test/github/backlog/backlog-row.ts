/** A login, or an object that has it; null = a deleted account. "name[bot]" and "app/name" are Apps. */
export type Login =
  | string
  | { readonly login: string; readonly is_bot?: boolean; readonly type?: string }
  | null;

/** Another issue, in the same repository unless told. */
export type Ref = number | { readonly number: number; readonly repo?: string; readonly url?: string };

type Named = string | { readonly name: string; readonly color?: string; readonly description?: string };

/** What happened to an issue, under the names of GitHub's REST timeline. */
export interface BacklogEvent {
  readonly event: string;
  readonly at: string;
  readonly actor?: Login;
  readonly label?: Named;
  readonly assignee?: Login;
  readonly blocker?: Ref;
  readonly from?: string;
  readonly to?: string;
  readonly stateReason?: string | null;
  readonly body?: string;
}

/** A row of a backlog file: an issue with its history; instants as GitHub writes them. */
export interface BacklogRow {
  readonly repo?: string;
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly state: string;
  readonly stateReason?: string | null;
  readonly labels?: readonly Named[] | null;
  readonly author?: Login;
  readonly assignees?: readonly Login[] | null;
  readonly milestone?: string | { readonly title: string } | null;
  readonly createdAt: string;
  readonly closedAt?: string | null;
  readonly updatedAt?: string | null;
  readonly issueType?: string | { readonly name: string } | null;
  readonly parent?: Ref | null;
  readonly subIssues?: readonly Ref[] | null;
  readonly blockedBy?: readonly Ref[] | null;
  readonly comments?: readonly {
    readonly author?: Login;
    readonly createdAt: string;
    readonly body?: string;
  }[];
  readonly events?: readonly BacklogEvent[] | null;
  readonly url?: string;
  readonly pull_request?: object | null;
  readonly isPullRequest?: boolean;
}
