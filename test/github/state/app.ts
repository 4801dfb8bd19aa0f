import type { KeyObject } from "node:crypto";
import type { Account, User } from "./account.ts";
import type { Repository } from "./repository.ts";

export type Level = "read" | "write";

/** By GitHub's names: issues, contents, metadata, organization_projects, checks... */
export type Permissions = Readonly<Record<string, Level>>;

/** A GitHub App, as it is registered. */
export interface App {
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly name: string;
  readonly bot: User;
  /** Null for GitHub's own Apps: nobody can speak for them. */
  readonly publicKey: KeyObject | null;
  permissions: Permissions;
  /** The webhook events it asked for, besides `installation*`, which every App gets. */
  events: readonly string[];
  webhookUrl: string | null;
  webhookSecret: string;
  readonly createdAt: number;
}

/** What is handed out once for a manifest's code. */
export interface ManifestCode {
  readonly app: App;
  readonly pem: string;
  readonly createdAt: number;
}

export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: Account;
  permissions: Permissions;
  /** Null = all repositories of the account. */
  repositories: Set<Repository> | null;
  suspendedAt: number | null;
  readonly createdAt: number;
}
