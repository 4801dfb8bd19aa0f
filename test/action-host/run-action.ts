import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { InputName } from "../../action/inputs.ts";
import { temporaryFolder } from "../action/temporary-folder.ts";
import { openFreshBundle } from "./open-fresh-bundle.ts";
import { ACTION_YML } from "./read-action-yml.ts";
import { type Annotation, readAnnotations } from "./read-annotations.ts";

export type Inputs = Readonly<Partial<Record<InputName, string>>>;

/** A step of a job as a runner sets it up. */
export interface ActionStep {
  readonly apiUrl: string;
  /** What `github.token` is. */
  readonly token: string;
  /** "owner/name" of the repository that the workflow runs in. */
  readonly repository?: string;
  /** Files of the workspace by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly exitCode: number | null;
  /** All that the runner gets to read, commands among it. */
  readonly log: string;
  readonly stderr: string;
  readonly annotations: readonly Annotation[];
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly workspace: string;
}

/** Runs the bundled Action as a runner does: a process of its own, inputs and files by environment. */
export async function runAction(inputs: Inputs, step: ActionStep): Promise<StepResult> {
  const workspace = temporaryFolder(step.files ?? {});
  const runner = temporaryFolder({
    output: "",
    summary: "",
    env: "",
    path: "",
    state: "",
    "event.json": "{}",
  });
  const child = spawn(process.execPath, [(await openFreshBundle()).main], {
    cwd: workspace,
    env: {
      ...writeRunnerVariables(step, runner, workspace),
      ...writeInputs(inputs, step),
      ...step.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  const [log, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = (await closed) as [number | null];
  const read = (name: string): string => readFileSync(join(runner, name), "utf8");
  return {
    exitCode,
    log,
    stderr,
    annotations: readAnnotations(log),
    summary: read("summary"),
    outputs: readOutputs(read("output")),
    workspace,
  };
}

/** Every input of action.yml has its variable; one that is left out and has no default is empty. */
function writeInputs(inputs: Inputs, { token }: ActionStep): Record<string, string> {
  const entries = Object.entries(ACTION_YML.inputs).map(([name, { default: preset = "" }]) => {
    const value = inputs[name as InputName] ?? preset.replace(/^\$\{\{ github\.token \}\}$/, token);
    return [`INPUT_${name.toUpperCase()}`, value];
  });
  return Object.fromEntries(entries);
}

function writeRunnerVariables(
  { apiUrl, repository = "shop/web" }: ActionStep,
  runner: string,
  workspace: string,
): Record<string, string> {
  const server = apiUrl.replace(/\/api\/v3$/, "");
  return {
    PATH: process.env.PATH ?? "",
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: apiUrl,
    GITHUB_SERVER_URL: server,
    GITHUB_GRAPHQL_URL: `${server}/graphql`,
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split("/")[0]!,
    GITHUB_EVENT_NAME: "schedule",
    GITHUB_EVENT_PATH: join(runner, "event.json"),
    GITHUB_REF: "refs/heads/main",
    GITHUB_RUN_ID: "4711",
    GITHUB_RUN_NUMBER: "3",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_JOB: "report",
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: join(runner, "output"),
    GITHUB_STEP_SUMMARY: join(runner, "summary"),
    GITHUB_ENV: join(runner, "env"),
    GITHUB_PATH: join(runner, "path"),
    GITHUB_STATE: join(runner, "state"),
    RUNNER_OS: "Linux",
    RUNNER_TEMP: runner,
  };
}

/** As a runner reads the file: `name<<delimiter`, lines, `delimiter`. */
function readOutputs(written: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const block = /^([\w-]+)<<(.+)\n([\s\S]*?)\n?^\2$/gm;
  for (const [, name, , value] of written.matchAll(block)) outputs[name!] = value!;
  return outputs;
}
