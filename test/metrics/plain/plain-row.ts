/** A row of a backlog file as JSON has it: what stands in the file, nothing read of it yet. */
export interface PlainRow {
  /** "owner/name"; missing = taken from `url`, else "". */
  readonly repo?: string | null;
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly url?: string | null;
  /** OPEN or CLOSED, in any case. */
  readonly state: string;
  readonly stateReason?: string | null;
  readonly labels?: readonly (string | { readonly name: string })[] | null;
  readonly author?: PlainActor;
  readonly milestone?: string | { readonly title: string } | null;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly closedAt?: string | null;
  readonly updatedAt?: string | null;
  readonly issueType?: string | { readonly name: string } | null;
  readonly parent?: PlainRef | null;
  readonly blockedBy?: readonly PlainRef[] | null;
  readonly subIssues?: readonly PlainRef[] | null;
  readonly assignees?: readonly { readonly login: string }[] | null;
  readonly events?: readonly PlainEvent[] | null;
  readonly pull_request?: unknown;
  readonly isPullRequest?: boolean;
}

export type PlainActor = string | { readonly login: string; readonly is_bot?: boolean } | null;

export type PlainRef =
  | number
  | { readonly repo?: string | null; readonly number: number; readonly state?: string | null };

export interface PlainEvent {
  readonly event: string;
  readonly at: string;
  readonly actor?: PlainActor;
  readonly label?: string | { readonly name: string } | null;
  readonly blocker?: PlainRef | null;
  readonly assignee?: PlainActor;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly stateReason?: string | null;
}

/** What `plan` says of a row as of `now`. */
export interface PlainDecided {
  readonly stream: string | null;
  readonly ignored: boolean;
}
