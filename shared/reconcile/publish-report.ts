import { GitHubError } from "../domain/github-error.ts";
import type { RepositoryName } from "../domain/place.ts";
import type { NewReportIssue, ReportIssue, ReportIssueStore } from "./publish-ports.ts";

/** What became of the report's issue. `closed` = somebody closed it, and it was left alone. */
export interface PublishedReport {
  readonly did: "created" | "edited" | "unchanged" | "closed";
  readonly url: string;
}

/**
 * Makes the sticky issue of a repository show the report: the oldest open one that is ours is edited in place, its title
 * left as people made it; where there is none, one is opened. One that was closed is a person's wish not to have it:
 * it stays closed, and no other is opened. A repository without any (a deleted one leaves no trace) gets one.
 *
 * After a write whose outcome is not known, the issues are read again; no write is repeated.
 *
 * @throws GitHubError
 */
export async function publishReport(
  repository: RepositoryName,
  report: NewReportIssue,
  store: ReportIssueStore,
): Promise<PublishedReport> {
  const present = chooseIssue(await store.listReportIssues(repository));
  if (present === null) return await create(repository, report, store);
  if (!present.open) return { did: "closed", url: present.url };
  if (isSameText(present.body, report.body)) return { did: "unchanged", url: present.url };
  await edit(repository, present, report.body, store);
  return { did: "edited", url: present.url };
}

/** The oldest open one, so that runs at the same time choose the same; else the one that was opened last. */
function chooseIssue(issues: readonly ReportIssue[]): ReportIssue | null {
  return issues.find(({ open }) => open) ?? issues.at(-1) ?? null;
}

async function create(
  repository: RepositoryName,
  report: NewReportIssue,
  store: ReportIssueStore,
): Promise<PublishedReport> {
  try {
    const { url } = await store.createReportIssue(repository, report);
    return { did: "created", url };
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error;
    const made = chooseIssue(await store.listReportIssues(repository));
    if (made === null || !made.open) throw error;
    return { did: "created", url: made.url };
  }
}

async function edit(
  repository: RepositoryName,
  { number }: ReportIssue,
  body: string,
  store: ReportIssueStore,
): Promise<void> {
  try {
    await store.editReportIssue(repository, number, body);
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error;
    const issues = await store.listReportIssues(repository);
    if (!issues.some((one) => one.number === number && isSameText(one.body, body))) throw error;
  }
}

const isOutcomeUnknown = (error: unknown): boolean =>
  error instanceof GitHubError && error.kind === "unavailable";

/** GitHub may give back other line ends, and take blanks off the end. */
const isSameText = (one: string, other: string): boolean => tidy(one) === tidy(other);
const tidy = (text: string): string => text.replace(/\r\n/g, "\n").trimEnd();
