import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { temporaryFolder } from "../action/temporary-folder.ts";
import { openFreshBundle } from "./open-fresh-bundle.ts";
import { type Annotation, readAnnotations } from "./read-annotations.ts";
import {
  type Inputs,
  RUNNER_FILES,
  readStepOutputs,
  writeStepEnvironment,
} from "./write-step-environment.ts";

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
  /** What woke the workflow; not told = a schedule. */
  readonly event?: WorkflowEvent;
}

export interface WorkflowEvent {
  readonly name: string;
  readonly payload: object;
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
  const { event = { name: "schedule", payload: {} } } = step;
  const runner = temporaryFolder({ ...RUNNER_FILES, "event.json": JSON.stringify(event.payload) });
  const child = spawn(process.execPath, [(await openFreshBundle()).main], {
    cwd: workspace,
    env: {
      ...writeStepEnvironment(inputs, { repository: "shop/web", ...step, runner, workspace }),
      GITHUB_EVENT_NAME: event.name,
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
    outputs: readStepOutputs(read("output")),
    workspace,
  };
}
