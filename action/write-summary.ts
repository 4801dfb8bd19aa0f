import { summary } from "@actions/core";
import type { Terminal } from "./terminal.ts";

/** Makes a page the summary of the job's step. Resolves to why it could not, null = it could. */
export async function writeSummary(page: string, log: Terminal): Promise<string | null> {
  // A stand-in for a runner may know no summaries.
  if (!process.env.GITHUB_STEP_SUMMARY) {
    log.inform("This runner shows no job summary: none is written.");
    return null;
  }
  return await summary
    .addRaw(page)
    .write({ overwrite: true })
    .then(
      () => null,
      () =>
        "The job summary can't be written: the file that GITHUB_STEP_SUMMARY names is not there, or is not to be written to. `markdown-path` writes the same page elsewhere.",
    );
}
