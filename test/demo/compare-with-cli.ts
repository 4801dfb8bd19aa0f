import { readFileSync } from "node:fs";
import { join } from "node:path";
import { count } from "../../shared/text/count.ts";
import { findQuestion } from "./expect-issue.ts";
import type { FakeDoor } from "./fake-door.ts";
import { fetchAppToken } from "./fetch-app-token.ts";
import { REPOSITORY } from "./names.ts";
import { type CliRun, runCli } from "./run-cli.ts";
import type { Stage } from "./stage.ts";
import type { Both } from "./start-both.ts";
import type { PlanRow } from "./write-table.ts";

/**
 * Lets the command line ask on this week's issues, which the App only labelled when it was installed, and then look once
 * more: how each open issue is decided.
 *
 * @throws Error when anything were still to be changed
 */
export async function compareWithCli(
  { door, place }: Both,
  { folder, onStart }: Stage,
  print: (...lines: readonly string[]) => void,
): Promise<readonly PlanRow[]> {
  const env = { GH_TOKEN: await fetchAppToken(place), GITHUB_API_URL: place.url };
  const run = { cwd: folder, env, onStart };
  const before = await countComments(door);
  print(`$ npx streamkeeper sync --repo ${REPOSITORY}`);
  print(...(await runCli({ args: ["sync", "--repo", REPOSITORY], ...run })));
  const news = (await countComments(door)) - before;
  print(`It wrote ${count(news, "comment")}: on this week's issues, which the App only labelled so far.`);
  print(`$ npx streamkeeper plan --repo ${REPOSITORY} --json plan.json`);
  const rows = await planAgain(run);
  print(`${rows.length} open issues decided from what GitHub says now, and nothing is left to change.`);
  return rows;
}

const countComments = async (door: FakeDoor): Promise<number> =>
  [...(await door.readIssues()).values()].filter((issue) => findQuestion(issue) !== undefined).length;

async function planAgain(run: Omit<CliRun, "args">): Promise<readonly PlanRow[]> {
  await runCli({ args: ["plan", "--repo", REPOSITORY, "--json", "plan.json"], ...run });
  const { issues } = JSON.parse(readFileSync(join(run.cwd, "plan.json"), "utf8")) as {
    readonly issues: readonly (PlanRow & { readonly changes: readonly { readonly kind: string }[] })[];
  };
  const left = issues.filter(({ changes }) => changes.length > 0);
  if (left.length === 0) return issues;
  const lines = left.map(
    ({ number, changes }) => `  #${number}: ${changes.map(({ kind }) => kind).join(", ")}`,
  );
  throw new Error(["Nothing should be left to change, but this is planned:", ...lines].join("\n"));
}
