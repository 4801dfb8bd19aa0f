import type { Account, User } from "./account.ts";
import type { Issue } from "./issue.ts";

export type OptionColor = "BLUE" | "GRAY" | "GREEN" | "ORANGE" | "PINK" | "PURPLE" | "RED" | "YELLOW";
export type FieldType = "DATE" | "NUMBER" | "SINGLE_SELECT" | "TEXT" | "TITLE" | "LABELS";

/** A board: GitHub's "Projects v2". */
export interface Project {
  readonly __typename: "ProjectV2";
  readonly id: string;
  readonly databaseId: number;
  readonly owner: Account;
  readonly number: number;
  title: string;
  closed: boolean;
  isPublic: boolean;
  readonly fields: Field[];
  readonly items: Item[];
  readonly views: View[];
  /** Oldest first. */
  readonly statusUpdates: StatusUpdate[];
  readonly createdAt: number;
  updatedAt: number;
}

export interface Option {
  readonly __typename: "ProjectV2SingleSelectFieldOption";
  /** Eight hexadecimal digits, unique within the field. */
  readonly id: string;
  readonly name: string;
  readonly color: OptionColor;
  readonly description: string;
}

export interface Field {
  readonly __typename: "ProjectV2Field" | "ProjectV2SingleSelectField";
  readonly id: string;
  readonly databaseId: number;
  readonly project: Project;
  name: string;
  readonly dataType: FieldType;
  options: readonly Option[];
  readonly createdAt: number;
  updatedAt: number;
}

/** A card: an issue on a board. */
export interface Item {
  readonly __typename: "ProjectV2Item";
  readonly id: string;
  readonly databaseId: number;
  readonly project: Project;
  readonly content: Issue;
  readonly creator: User;
  isArchived: boolean;
  /** By the field's id. A field without a value is not in it. */
  readonly values: Map<string, FieldValue>;
  readonly createdAt: number;
  updatedAt: number;
}

export interface FieldValue {
  readonly id: string;
  readonly databaseId: number;
  readonly field: Field;
  readonly item: Item;
  readonly creator: User;
  /** The option's id for a single select. */
  readonly value: string | number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface View {
  readonly __typename: "ProjectV2View";
  readonly id: string;
  readonly databaseId: number;
  readonly project: Project;
  readonly number: number;
  readonly name: string;
  readonly layout: "BOARD_LAYOUT" | "ROADMAP_LAYOUT" | "TABLE_LAYOUT";
  readonly filter: string | null;
  readonly groupBy: readonly Field[];
  readonly verticalGroupBy: readonly Field[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type StatusUpdateStatus = "AT_RISK" | "COMPLETE" | "INACTIVE" | "OFF_TRACK" | "ON_TRACK";

/** What somebody wrote about how a board's work goes. */
export interface StatusUpdate {
  readonly __typename: "ProjectV2StatusUpdate";
  readonly id: string;
  readonly databaseId: number;
  readonly project: Project;
  readonly creator: User;
  body: string | null;
  status: StatusUpdateStatus | null;
  /** "2026-11-23" */
  startDate: string | null;
  targetDate: string | null;
  readonly createdAt: number;
  updatedAt: number;
}
