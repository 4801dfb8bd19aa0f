import type { User } from "./account.ts";
import { cardsOf, commentsOf, findLabel } from "./find-thing.ts";
import type { Issue } from "./issue.ts";
import { recordEvent } from "./record-event.ts";
import { Refusal } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import { announce, register, type World } from "./world.ts";

/** The key under which a departed issue is remembered. */
export const departedKey = (repository: Repository, number: number): string => `${repository.id}#${number}`;

export function deleteIssue(world: World, sender: User, issue: Issue): void {
  depart(world, issue, null);
  announce(world, { event: "issues", action: "deleted", issue, sender });
}

/**
 * Moves the issue: there it is a new one, with a new id and number; labels stay where the target has the same
 * name; comments and history go along. REST redirects the old number, GraphQL no longer finds it.
 */
export function transferIssue(world: World, sender: User, issue: Issue, target: Repository): Issue {
  if (target.owner !== issue.repository.owner) {
    throw new Refusal("UNPROCESSABLE", "Issues can only be transferred within one owner");
  }
  target.lastNumber += 1;
  const moved: Issue = {
    ...issue,
    ...world.mint("issue"),
    repository: target,
    number: target.lastNumber,
    updatedAt: world.now(),
    milestone: null,
    labels: issue.labels.flatMap((label) => findLabel(world, target, label.name) ?? []),
    subIssues: [...issue.subIssues],
    blockedBy: [...issue.blockedBy],
    blocking: [...issue.blocking],
  };
  world.issues.get(target)?.set(moved.number, moved);
  register(world, moved);
  world.timelines.set(moved, [...(world.timelines.get(issue) ?? [])]);
  const comments = commentsOf(world, issue).map((comment) => ({ ...comment, issue: moved }));
  world.comments.set(moved, comments);
  for (const comment of comments) register(world, comment);
  relink(issue, moved);
  depart(world, issue, moved);
  recordEvent(world, moved, sender, {
    __typename: "TransferredEvent",
    fromRepository: issue.repository,
    issue: moved,
  });
  announce(world, { event: "issues", action: "transferred", issue, movedTo: moved, sender });
  announce(world, { event: "issues", action: "opened", issue: moved, sender });
  return moved;
}

/** Everything that named the old issue names the new one (null: nothing any more). */
function relink(old: Issue, successor: Issue | null): void {
  const swap = (list: Issue[]): void => {
    const at = list.indexOf(old);
    if (at >= 0) list.splice(at, 1, ...(successor === null ? [] : [successor]));
  };
  for (const child of old.subIssues) child.parent = successor;
  if (old.parent !== null) swap(old.parent.subIssues);
  for (const blocker of old.blockedBy) swap(blocker.blocking);
  for (const blocked of old.blocking) swap(blocked.blockedBy);
}

function depart(world: World, issue: Issue, to: Issue | null): void {
  if (to === null) {
    relink(issue, null);
    for (const comment of commentsOf(world, issue)) world.nodes.delete(comment.id);
  }
  world.issues.get(issue.repository)?.delete(issue.number);
  world.nodes.delete(issue.id);
  world.departed.set(departedKey(issue.repository, issue.number), to);
  for (const item of cardsOf(world, issue)) {
    item.project.items.splice(item.project.items.indexOf(item), 1);
    world.nodes.delete(item.id);
  }
  world.cards.delete(issue);
}
