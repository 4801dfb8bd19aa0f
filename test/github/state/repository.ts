import type { Account, User } from "./account.ts";

export type Role = "read" | "triage" | "write" | "maintain" | "admin";

export interface Repository {
  readonly __typename: "Repository";
  readonly id: string;
  readonly databaseId: number;
  owner: Account;
  name: string;
  isPrivate: boolean;
  readonly defaultBranch: string;
  readonly createdAt: number;
  /** The files of the default branch, by path. */
  readonly files: Map<string, string>;
  readonly roles: Map<User, Role>;
  /** The number of the newest issue. */
  lastNumber: number;
}

/** "owner/name". */
export const fullName = (repository: Repository): string => `${repository.owner.login}/${repository.name}`;
