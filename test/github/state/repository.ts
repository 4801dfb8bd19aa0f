import type { Account, User } from "./account.ts";
import type { Commit } from "./commit.ts";

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

/** "owner/name". */
export const fullName = (repository: Repository): string => `${repository.owner.login}/${repository.name}`;
