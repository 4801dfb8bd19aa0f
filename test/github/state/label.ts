import type { Repository } from "./repository.ts";

export interface Label {
  readonly __typename: "Label";
  readonly id: string;
  readonly databaseId: number;
  readonly repository: Repository;
  name: string;
  /** Six hexadecimal digits. */
  color: string;
  description: string | null;
  readonly createdAt: number;
  updatedAt: number;
}
