import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One event of a row, as the shop's backlog has them. */
export interface RowEvent {
  readonly event: string;
  readonly at: string;
  readonly actor: string | null;
  readonly label?: string;
  readonly from?: string;
  readonly to?: string;
  readonly blocker?: Ref;
}

/** An issue of the same repository, or of another one. */
export type Ref = number | { readonly repo: string; readonly number: number };

/** A row of the shop's backlog: only what the fake GitHub can hold. */
export interface Row {
  readonly repo: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: "OPEN" | "CLOSED";
  readonly stateReason: string;
  readonly labels: readonly (string | { readonly name: string })[];
  readonly author: { readonly login: string } | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly issueType?: { readonly name: string };
  readonly parent?: Ref;
  readonly blockedBy?: readonly Ref[];
  readonly comments?: readonly {
    readonly author: { readonly login: string };
    readonly body: string;
    readonly createdAt: string;
  }[];
  readonly events?: readonly RowEvent[];
  readonly isPullRequest?: boolean;
}

export const SHOP_FOLDER = join(import.meta.dirname, "shop");

/** The day on which the shop's backlog was written down. */
export const BACKLOG_DAY = Date.parse("2026-06-15T09:00:00Z");

/** The shop's issues, without its pull request. */
export function readRows(): Row[] {
  const rows = JSON.parse(readFileSync(join(SHOP_FOLDER, "backlog.json"), "utf8")) as Row[];
  return rows.filter(({ isPullRequest }) => isPullRequest !== true);
}

/** Names of the labels that it has now. */
export const labelsOfRow = ({ labels }: Row): string[] =>
  labels.map((label) => (typeof label === "string" ? label : label.name));

/** "owner/name#12" */
export const nameRef = (ref: Ref, repo: string): string =>
  typeof ref === "number" ? `${repo}#${ref}` : `${ref.repo}#${ref.number}`;
