import type { IssuePlace, RepositoryPlace } from "../wake-up.ts";

/** An object of a parsed JSON; its keys may be anything, so only plain fields are read from it. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The longest text that is taken over from a payload: names, ids and logins are all shorter. */
const LONGEST_TEXT = 512;

/** A text that can be a name or an id, or null. */
export function readText(value: unknown): string | null {
  return typeof value === "string" && value !== "" && value.length <= LONGEST_TEXT ? value : null;
}

/** A number or database id of GitHub's, or null. */
export function readId(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : null;
}

/** Only what GitHub allows in names, since these become part of addresses. */
const FULL_NAME = /^([A-Za-z\d_-][\w.-]{0,99})\/([\w.-]{1,100})$/;

/** The place of a repository that the payload names by `full_name`, or null. */
export function readRepository(value: unknown, installation: number): RepositoryPlace | null {
  const name =
    isRecord(value) && typeof value.full_name === "string" ? FULL_NAME.exec(value.full_name) : null;
  if (name === null || /^\.{1,2}$/.test(name[2]!)) return null;
  return { installation, owner: name[1]!, repo: name[2]! };
}

/** The place of an issue in its repository, or null. A pull request is no issue. */
export function readIssue(value: unknown, repository: RepositoryPlace | null): IssuePlace | null {
  if (!isRecord(value) || repository === null || isRecord(value.pull_request)) return null;
  const number = readId(value.number);
  return number === null ? null : { ...repository, number };
}

/**
 * The other side of a relation between two issues, whose repository the payload names besides. Null also under another
 * owner: another installation sees that one, and it gets its own events.
 */
export function readOtherIssue(
  value: unknown,
  repository: unknown,
  here: RepositoryPlace | null,
): IssuePlace | null {
  if (here === null) return null;
  // Without a repository of its own it is in the one where the event happened.
  const there = repository == null ? here : readRepository(repository, here.installation);
  const isNear = there !== null && there.owner.toLowerCase() === here.owner.toLowerCase();
  return isNear ? readIssue(value, there) : null;
}

/** ISO 8601 to milliseconds since 1970, or null. */
export function readTime(value: unknown): number | null {
  const at = Date.parse(readText(value) ?? "");
  return Number.isNaN(at) ? null : at;
}
