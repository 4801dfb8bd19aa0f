import { isSameActor, toActor } from "../domain/actor.ts";
import { GitHubError } from "../domain/github-error.ts";
import { ISSUE_MARKER } from "../domain/marker.ts";
import type { RepositoryName } from "../domain/place.ts";
import type { ReportIssue, ReportIssueStore } from "../reconcile/publish-ports.ts";
import { readIdentity } from "./read-identity.ts";
import type { StoreTools } from "./store-tools.ts";

const ISSUES = "/repos/{owner}/{repo}/issues";
const PAGE = 100;

/**
 * The issues that show a report. They are looked for by REST, which knows a bot by the login that it shows: the filter
 * of GraphQL does not find a bot's issues on every server (renovatebot/renovate#44730).
 */
export function openReportIssueStore(tools: Pick<StoreTools, "read" | "rest" | "now">): ReportIssueStore {
  const { rest } = tools;
  return {
    listReportIssues: (repository) => listReportIssues(repository, tools),
    createReportIssue: async (repository, { title, body }) => {
      const { data } = await rest(`POST ${ISSUES}`, { ...repository, title, body });
      const made = isIssueRow(data) ? toReportIssue(data) : null;
      if (made === null) throw new GitHubError("unavailable", "GitHub's answer about a new issue broke off.");
      return made;
    },
    editReportIssue: async (repository, number, body) => {
      await rest(`PATCH ${ISSUES}/{issue_number}`, { ...repository, issue_number: number, body });
    },
  };
}

async function listReportIssues(
  { owner, repo }: RepositoryName,
  { read, rest, now }: Pick<StoreTools, "read" | "rest" | "now">,
): Promise<ReportIssue[]> {
  const me = await readIdentity(read, now);
  const creator = me.kind === "bot" ? `${me.login}[bot]` : me.login;
  const ours: ReportIssue[] = [];
  for (let page = 1; ; page++) {
    const { data } = await rest(`GET ${ISSUES}`, {
      owner,
      repo,
      creator,
      state: "all",
      per_page: PAGE,
      page,
    });
    if (!Array.isArray(data)) throw new GitHubError("unavailable", "GitHub's list of issues broke off.");
    for (const row of data.filter(isIssueRow)) {
      const author = row.user == null ? null : toActor(row.user.login, "user");
      const isReport = row.body?.trimStart().startsWith(ISSUE_MARKER) === true;
      if (row.pull_request == null && isReport && isSameActor(author, me)) ours.push(toReportIssue(row));
    }
    if (data.length < PAGE) return ours.sort((one, other) => one.number - other.number);
  }
}

interface IssueRow {
  readonly number: number;
  readonly html_url: string;
  readonly state: string;
  readonly body?: string | null;
  /** Null = the account is gone. */
  readonly user?: { readonly login: string } | null;
  readonly pull_request?: unknown;
}

const isIssueRow = (row: unknown): row is IssueRow =>
  typeof row === "object" && row !== null && "number" in row && "html_url" in row && "state" in row;

const toReportIssue = ({ number, html_url, state, body }: IssueRow): ReportIssue => ({
  number,
  url: html_url,
  open: state === "open",
  body: body ?? "",
});
