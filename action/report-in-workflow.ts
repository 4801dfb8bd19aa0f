import { context } from "@actions/github";
import { fitPage } from "../shared/report/fit-page.ts";
import { writeHeadline } from "../shared/report/headline.ts";
import { demandVisible } from "./demand-visible.ts";
import { judgeFailure } from "./fail-on.ts";
import type { ActionInputs } from "./inputs.ts";
import { openWorkflowEnvironment } from "./open-workflow-environment.ts";
import { writeOutputs } from "./outputs.ts";
import { printReport } from "./print-report.ts";
import { publishInWorkflow } from "./publish-in-workflow.ts";
import type { GitHubEnvironment } from "./read-github-environment.ts";
import { readPlace, type WorkflowPlace } from "./read-place.ts";
import { type GitHubReport, reportOnGitHub } from "./report-on-github.ts";
import { tellOutputs } from "./tell-outputs.ts";
import type { Terminal } from "./terminal.ts";
import { UserError } from "./user-error.ts";
import { writeReportFiles } from "./write-report-files.ts";
import { writeSummary } from "./write-summary.ts";

/**
 * `command: report`: reads, writes the summary, then all else that was asked for. What cannot be written does not keep
 * the rest from being written.
 *
 * @throws UserError that says all that went wrong, or what the job is to fail on
 */
export async function reportInWorkflow(inputs: ActionInputs, log: Terminal): Promise<void> {
  const place = readPlace(context);
  const environment = openWorkflowEnvironment(inputs, place);
  const now = inputs.now ?? Date.now();
  const made = await makeReport(inputs, place, environment, now, log);
  const { figures } = made.report;
  const page = fitPage(made.report, made.links).markdown;
  const unshown = await writeSummary(page, log);
  const files = await writeReportFiles(inputs, page, figures);
  const outputs = writeOutputs(figures, writeHeadline(made.report), files.written);
  const untold = tellOutputs(outputs);
  log.print(printReport(made.report, log));
  const where = { repository: place.repository, now };
  const unposted = await publishInWorkflow(inputs, made, where, environment, log);
  const failure = judgeFailure(inputs.failOn, figures);
  const wrong = [unshown, ...files.troubles, untold, ...unposted, failure].filter((one) => one !== null);
  if (wrong.length > 0) throw new UserError(wrong.join("\n"));
}

async function makeReport(
  { repositories: given, map, weeks }: ActionInputs,
  { repository, runUrl }: WorkflowPlace,
  environment: GitHubEnvironment,
  now: number,
  log: Terminal,
): Promise<GitHubReport> {
  const repositories = given.length > 0 ? given : [repository];
  await demandVisible(repository, repositories, environment);
  const options = {
    repositories,
    ...(map !== null && { map }),
    ...(weeks !== null && { weeks }),
    now,
    automation: [],
  };
  // A line of another repository's flow map is no line of ours.
  const isOwnMap = map !== null || repositories[0]?.toLowerCase() === repository.toLowerCase();
  const terminal = isOwnMap ? log : { ...log, annotate: () => {} };
  const { report, links } = await reportOnGitHub(options, environment, terminal);
  return { report, links: { ...links, run: runUrl } };
}
