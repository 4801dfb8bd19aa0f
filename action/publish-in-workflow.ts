import { GitHubError } from "../shared/domain/github-error.ts";
import type { StatusBoard } from "../shared/reconcile/publish-ports.ts";
import { publishReport } from "../shared/reconcile/publish-report.ts";
import { publishStatusUpdate } from "../shared/reconcile/publish-status-update.ts";
import { renderIssueReport } from "../shared/report/render-issue-report.ts";
import { renderStatusUpdate } from "../shared/report/render-status-update.ts";
import { describeWait } from "./explain-github-error.ts";
import type { ActionInputs } from "./inputs.ts";
import { openPublisher, type Publisher } from "./open-publisher.ts";
import type { GitHubEnvironment } from "./read-github-environment.ts";
import { readRepositoryName } from "./read-repository-name.ts";
import type { GitHubReport } from "./report-on-github.ts";
import type { Terminal } from "./terminal.ts";

const TITLE = "Stream health";

export interface Publication {
  /** "owner/name" of the repository that gets the issue. */
  readonly repository: string;
  /** Milliseconds. */
  readonly now: number;
}

/** Posts the report where the inputs ask for it. Resolves to what could not be posted and why, a sentence or two each. */
export async function publishInWorkflow(
  { postTo, statusUpdate }: Pick<ActionInputs, "postTo" | "statusUpdate">,
  made: GitHubReport,
  where: Publication,
  environment: GitHubEnvironment,
  log: Terminal,
): Promise<string[]> {
  if (postTo !== "issue" && !statusUpdate) return [];
  const publisher = openPublisher(environment);
  const troubles = [
    postTo === "issue" ? await postIssue(made, where, publisher, log) : null,
    statusUpdate ? await postStatusUpdate(made, where, publisher, log) : null,
  ];
  return troubles.filter((trouble) => trouble !== null);
}

const ISSUE_SAID = {
  created: "The report is in a new issue",
  edited: "The report's issue is up to date",
  unchanged: "The report's issue says it already",
  closed:
    "Somebody closed the report's issue, so it is left alone and no other is opened. Reopen it to have the report there again",
} as const;

async function postIssue(
  { report, links }: GitHubReport,
  { repository }: Publication,
  { issues }: Publisher,
  log: Terminal,
): Promise<string | null> {
  const issue = { title: TITLE, body: renderIssueReport(report, links) };
  return await publishReport(readRepositoryName(repository), issue, issues).then(
    ({ did, url }) => {
      log.inform(`${ISSUE_SAID[did]}: ${url}`);
      return null;
    },
    (error: unknown) =>
      explain(error, "post-to: issue", {
        forbidden: "The token needs issues: write (in the workflow: `permissions: issues: write`).",
        gone: `Issues may be switched off in ${repository}, or the token may not see them.`,
      }),
  );
}

const STATUS_SAID = {
  created: "The board has this week's status update",
  edited: "The board's status update of this week is up to date",
  unchanged: "The board's status update of this week says it already",
  closed: "The board is closed, so it gets no status update",
} as const;

const BOARD_PERMISSION =
  "It takes organisation projects: write, by the `project-token` of an App; a workflow's own token never sees boards.";

async function postStatusUpdate(
  { report, links }: GitHubReport,
  { now }: Publication,
  { statusUpdates }: Publisher,
  log: Terminal,
): Promise<string | null> {
  const board: StatusBoard | null = report.map.project;
  if (board === null) {
    return "status-update: the flow map names no board. Give it a `project` section, or leave this input out.";
  }
  return await publishStatusUpdate(board, renderStatusUpdate(report, links), now, statusUpdates).then(
    (published) => {
      if (published.did === "out-of-sight") {
        return `status-update: project ${board.number} of ${board.owner} is not there, or the token does not see it. ${BOARD_PERMISSION}`;
      }
      log.inform(`${STATUS_SAID[published.did]}: ${published.url}`);
      return null;
    },
    (error: unknown) =>
      explain(error, "status-update", { forbidden: BOARD_PERMISSION, gone: BOARD_PERMISSION }),
  );
}

function explain(
  error: unknown,
  input: string,
  hints: Readonly<Partial<Record<GitHubError["kind"], string>>>,
): string {
  if (!(error instanceof GitHubError)) throw error;
  const hint = hints[error.kind];
  return `${input}: ${error.message}${hint === undefined ? "" : ` ${hint}`}${describeWait(error)} The summary is written all the same.`;
}
