import type { Repository } from "./repository.ts";

/** As much of a discussion as an issue that was converted into one tells of it. */
export interface Discussion {
  readonly __typename: "Discussion";
  readonly id: string;
  readonly databaseId: number;
  readonly repository: Repository;
  /** One of the numbers that issues have too: a new one. */
  readonly number: number;
  readonly title: string;
}
