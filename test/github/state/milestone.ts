import type { User } from "./account.ts";
import type { Repository } from "./repository.ts";

export interface Milestone {
  readonly __typename: "Milestone";
  readonly id: string;
  readonly databaseId: number;
  readonly repository: Repository;
  /** Milestones have numbers of their own. */
  readonly number: number;
  title: string;
  description: string | null;
  /** Milliseconds; null = no day is set. */
  dueOn: number | null;
  closedAt: number | null;
  readonly creator: User | null;
  readonly createdAt: number;
  updatedAt: number;
}
