import { join } from "node:path";
import type { InputName } from "../../action/inputs.ts";
import { ACTION_YML } from "./read-action-yml.ts";

export type Inputs = Readonly<Partial<Record<InputName, string>>>;

/** A step of a job, as far as a runner tells of it by variables. */
export interface StepPlace {
  readonly apiUrl: string;
  /** What `github.token` is. */
  readonly token: string;
  /** "owner/name" of the repository that the workflow runs in. */
  readonly repository: string;
  /** A folder with the runner's files: output, summary, env, path, state, event.json. */
  readonly runner: string;
  readonly workspace: string;
}

/** The files that a runner gives a step, all of them empty at first. */
export const RUNNER_FILES: Readonly<Record<string, string>> = {
  output: "",
  summary: "",
  env: "",
  path: "",
  state: "",
  "event.json": "{}",
};

/** The variables of a step's process. Every input of action.yml has one; without a value or a default it is empty. */
export function writeStepEnvironment(inputs: Inputs, place: StepPlace): Record<string, string> {
  const entries = Object.entries(ACTION_YML.inputs).map(([name, { default: preset = "" }]) => {
    const value = inputs[name as InputName] ?? preset.replace(/^\$\{\{ github\.token \}\}$/, place.token);
    return [`INPUT_${name.toUpperCase()}`, value];
  });
  return { ...writeRunnerVariables(place), ...Object.fromEntries(entries) };
}

function writeRunnerVariables({ apiUrl, repository, runner, workspace }: StepPlace): Record<string, string> {
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
export function readStepOutputs(written: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const block = /^([\w-]+)<<(.+)\n([\s\S]*?)\n?^\2$/gm;
  for (const [, name, , value] of written.matchAll(block)) outputs[name!] = value!;
  return outputs;
}
