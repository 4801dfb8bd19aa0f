import type { Account, User } from "./account.ts";

export type Role = "read" | "triage" | "write" | "maintain" | "admin";

export interface Repository {
  readonly __typename: "Repository";
  readonly id: string;
  readonly databaseId: number;
  owner: Account;
  name: string;
  /** Names it had: they lead here until another repository takes one. */
  readonly formerNames: string[];
  isPrivate: boolean;
  /** False = issues are switched off: they are there, but nobody sees them. */
  hasIssues: boolean;
  /** Nobody can change anything any more. */
  isArchived: boolean;
  readonly defaultBranch: string;
  readonly createdAt: number;
  /** The files of the default branch, by path. */
  readonly files: Map<string, string>;
  /** Oldest first; every repository has one. */
  readonly commits: Commit[];
  readonly roles: Map<User, Role>;
  /** The number of the newest issue. */
  lastNumber: number;
}

/** One commit of the default branch; there are no others. */
export interface Commit {
  readonly __typename: "Commit";
  readonly id: string;
  /** 40 hexadecimal digits. */
  readonly oid: string;
  readonly repository: Repository;
  /** Null = nobody GitHub knows: the commit a repository begins with. */
  readonly author: User | null;
  readonly message: string;
  readonly committedAt: number;
  readonly parent: Commit | null;
  /** The paths it added, changed or removed. */
  readonly changedPaths: readonly string[];
  /** All files as they were after it, by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** "owner/name". */
export const fullName = (repository: Repository): string => `${repository.owner.login}/${repository.name}`;
