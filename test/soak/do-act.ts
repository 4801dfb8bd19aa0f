import type { FakeGitHub } from "../github/start-fake-github.ts";
import type { Issue } from "../github/state/issue.ts";
import type { Project } from "../github/state/project.ts";
import type { Act } from "./soak-acts.ts";
import type { SoakWorld } from "./soak-world.ts";

/** Does it on the fake GitHub, at once. */
export function doAct({ fake, repositories, concerned }: SoakWorld, act: Act): void {
  const { board, issues } = repositories[act.repository]!;
  const issue = issues[act.issue]!;
  const other = "other" in act ? issues[act.other]! : null;
  doOne(fake, { board, issue, other }, act);
  for (const one of [issue, ...issue.subIssues, ...issue.blocking])
    concerned.set(one, [...(concerned.get(one) ?? []), Date.now()]);
}

interface Subjects {
  readonly board: Project | null;
  readonly issue: Issue;
  readonly other: Issue | null;
}

/** What it made is of no use here. */
function doOne(fake: FakeGitHub, { board, issue, other }: Subjects, act: Act): unknown {
  const tom = fake.as("tom");
  switch (act.kind) {
    case "edit":
      return fake.as("sam").edit(issue, act);
    case "close":
      return tom.close(issue);
    case "reopen":
      return tom.reopen(issue);
    case "label":
      return tom.label(issue, act.label);
    case "unlabel":
      return tom.unlabel(issue, act.label);
    case "comment":
      return fake.as(act.by).comment(issue, act.body);
    case "move":
      return tom.moveCard(board!, issue, "Stream", act.option);
    case "block":
      return tom.block(issue, other!);
    case "unblock":
      return tom.unblock(issue, other!);
    case "set-parent":
      return tom.setParent(issue, other!);
  }
}
