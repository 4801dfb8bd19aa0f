import { getInput, setFailed, setSecret } from "@actions/core";
import { describeFailure } from "./describe-failure.ts";
import { type ActionInputs, readInputs } from "./inputs.ts";
import { openWorkflowLog } from "./open-workflow-log.ts";

/**
 * What the Action does, from its inputs to the job's end: the one place that catches errors. What is not needed by every
 * command is loaded when it is.
 */
export async function run(): Promise<void> {
  try {
    await runCommand(readInputs((name) => getInput(name)));
  } catch (error) {
    setFailed(describeFailure(error));
  }
}

async function runCommand(inputs: ActionInputs): Promise<void> {
  for (const token of [inputs.githubToken, inputs.projectToken]) if (token !== null) setSecret(token);
  const log = openWorkflowLog(process.env.GITHUB_WORKSPACE ?? process.cwd());
  if (inputs.command === "check") {
    const { checkInWorkflow } = await import("./check-in-workflow.ts");
    return checkInWorkflow(inputs, log);
  }
  if (inputs.command === "sync") {
    const { syncInWorkflow } = await import("./sync-in-workflow.ts");
    return await syncInWorkflow(inputs, log);
  }
  const { reportInWorkflow } = await import("./report-in-workflow.ts");
  await reportInWorkflow(inputs, log);
}
