import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ACTION_YML } from "../action-host/read-action-yml.ts";
import {
  RUNNER_FILES,
  readStepOutputs,
  writeStepEnvironment,
} from "../action-host/write-step-environment.ts";
import { startChild } from "./child.ts";
import { fetchAppToken } from "./fetch-app-token.ts";
import { REPOSITORY } from "./names.ts";
import type { Stage } from "./stage.ts";
import type { Both } from "./start-both.ts";

const ROOT = join(import.meta.dirname, "../..");
/** It stays when the demo is over. */
const PAGE = join(tmpdir(), "streamkeeper-report.md");

export interface ReportRun {
  readonly headline: string;
  /** Share of the open issues that sit in one stream, whole percent. */
  readonly coverage: string;
  /** The file with the page. */
  readonly page: string;
  /** The issue with the short page, on the fake GitHub. */
  readonly issueUrl: string;
}

/**
 * Runs the bundled Action as a runner runs the weekly workflow's step: a process of its own, with the workflow's token
 * for the issues and the App's for the board.
 *
 * @throws Error when the step fails
 */
export async function runReport({ door, place }: Both, { folder, onStart }: Stage): Promise<ReportRun> {
  const runner = join(folder, "runner");
  const workspace = join(folder, "workspace");
  for (const one of [runner, workspace]) mkdirSync(one, { recursive: true });
  for (const [name, text] of Object.entries(RUNNER_FILES)) writeFileSync(join(runner, name), text);
  const token = await door.openWorkflow(REPOSITORY, { issues: "write", contents: "read" });
  const inputs = {
    "post-to": "issue",
    "project-token": await fetchAppToken(place),
    "json-path": "report.json",
  };
  const env = writeStepEnvironment(inputs, {
    apiUrl: place.url,
    token,
    repository: REPOSITORY,
    runner,
    workspace,
  });
  const step = startChild([join(ROOT, ACTION_YML.runs.main)], { cwd: workspace, env });
  onStart("The Action", step);
  const code = await step.ended;
  if (code !== 0) throw new Error(`The Action ended with exit code ${code}:\n${step.lines.join("\n")}`);
  const outputs = readStepOutputs(readFileSync(join(runner, "output"), "utf8"));
  copyFileSync(join(runner, "summary"), PAGE);
  const [number] = [...(await door.readIssues()).values()]
    .filter(({ title }) => title === "Stream health")
    .map((issue) => issue.number);
  return {
    headline: outputs.headline ?? "",
    coverage: outputs.coverage ?? "",
    page: PAGE,
    issueUrl: `${place.url}/${REPOSITORY}/issues/${number}`,
  };
}
