import { runCommand } from "./run-command.ts";
import type { Step, StepResult } from "./step.ts";
import { compareSnapshots, takeSnapshot } from "./take-snapshot.ts";

export interface Occasion {
  /** As in CI: files that are not committed are a failure. */
  readonly strict: boolean;
  /** The tests have just been run. */
  readonly tested: boolean;
}

/**
 * What a change must pass. The commands are the scripts of the project's package.json, so that each can be run alone.
 */
export function listSteps(root: string, { strict, tested }: Occasion): Step[] {
  // Node runs a package's scripts itself, with their tools at hand and without a second npm.
  const script = (name: string) => () => runCommand(process.execPath, ["--run", name], root);
  return [
    { name: "format and lint", remedy: "npm run format, then repair what is left", run: script("lint") },
    { name: "types", remedy: "npm run types", run: script("types") },
    ...(tested ? [] : [{ name: "tests, arrows among them", remedy: "npm test", run: script("test") }]),
    {
      name: "generated files",
      remedy: "they are written anew now: look at them with git diff and commit them",
      run: () => generate(root, script("generate")),
    },
    {
      name: "clean tree",
      remedy: "commit these files, or name what is no part of the project in .gitignore",
      run: () => readStatus(root, strict),
    },
  ];
}

/** Only what the generation itself changes is a failure, whatever a developer has not committed yet. */
async function generate(root: string, run: () => Promise<StepResult>): Promise<StepResult> {
  const before = takeSnapshot(root);
  const result = await run();
  if (!result.ok) return result;
  const changed = compareSnapshots(before, takeSnapshot(root));
  return { ok: changed.length === 0, output: changed.map((path) => `${path} was not fresh`).join("\n") };
}

async function readStatus(root: string, strict: boolean): Promise<StepResult> {
  const { ok, output } = await runCommand("git", ["status", "--porcelain"], root);
  if (!ok) return { ok: !strict, output, note: "not judged, git does not know this folder" };
  const files = output.split("\n").filter((line) => line !== "");
  if (files.length === 0) return { ok: true, output: "" };
  const count = files.length === 1 ? "1 file is" : `${files.length} files are`;
  return { ok: !strict, output, note: `${count} not committed yet; in CI that is a failure` };
}
