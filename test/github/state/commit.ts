import type { User } from "./account.ts";
import type { Repository } from "./repository.ts";

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
