/** A person, or the identity of an App. */
export interface User {
  readonly __typename: "User" | "Bot";
  readonly id: string;
  readonly databaseId: number;
  /** As GraphQL shows it: without the "[bot]" that REST and webhooks add. */
  login: string;
}

export interface Organization {
  readonly __typename: "Organization";
  readonly id: string;
  readonly databaseId: number;
  login: string;
  readonly members: Set<User>;
  readonly issueTypes: IssueType[];
}

/** Bug, Feature, Task: defined by the organisation. */
export interface IssueType {
  readonly __typename: "IssueType";
  readonly id: string;
  readonly databaseId: number;
  name: string;
  description: string;
}

export type Account = User | Organization;
