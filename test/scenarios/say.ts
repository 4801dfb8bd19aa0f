import type { Comment } from "../github/state/comment.ts";
import type { Issue } from "../github/state/issue.ts";
import type { Scenario } from "./open-scenario.ts";

/** What became of a comment: our reactions to it, and what we wrote on the issue since. */
export interface Answered {
  readonly comment: Comment;
  readonly reactions: readonly string[];
  readonly replies: readonly string[];
}

/** Somebody comments; once the App has heard it. */
export async function say(scenario: Scenario, by: string, issue: Issue, body: string): Promise<Answered> {
  const comment = scenario.fake.as(by).comment(issue, body);
  await scenario.settle();
  return readAnswer(scenario, comment);
}

export function readAnswer({ fake: { world }, app }: Scenario, comment: Comment): Answered {
  const comments = world.comments.get(comment.issue) ?? [];
  return {
    comment,
    reactions: world.reactions
      .filter(({ subject, user }) => subject === comment && user === app.bot)
      .map(({ content }) => content),
    replies: comments
      .slice(comments.indexOf(comment) + 1)
      .flatMap(({ author, body }) => (author === app.bot ? [body] : [])),
  };
}
