import { mayIn, sees, seesBoard } from "../access/permit.ts";
import type { Session } from "../access/session.ts";
import type { User } from "../state/account.ts";
import type { Comment } from "../state/comment.ts";
import type { Issue } from "../state/issue.ts";
import type { Label } from "../state/label.ts";
import type { Milestone } from "../state/milestone.ts";
import type { Field, Item, Project, StatusUpdate, View } from "../state/project.ts";
import { Refusal } from "../state/refusal.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../state/world.ts";

interface NodeTypes {
  readonly Repository: Repository;
  readonly Issue: Issue;
  readonly IssueComment: Comment;
  readonly Label: Label;
  readonly Milestone: Milestone;
  readonly User: User;
  readonly Bot: User;
  readonly ProjectV2: Project;
  readonly ProjectV2Field: Field;
  readonly ProjectV2SingleSelectField: Field;
  readonly ProjectV2Item: Item;
  readonly ProjectV2View: View;
  readonly ProjectV2StatusUpdate: StatusUpdate;
}

type Scope = { readonly world: World; readonly session: Session };

/** The node of one of the types, if it is there and may be seen; else GitHub's NOT_FOUND. */
export function loadNode<K extends keyof NodeTypes>(scope: Scope, id: string, ...types: K[]): NodeTypes[K] {
  const node = findNode(scope, id);
  if (node === null || !(types as string[]).includes(node.__typename)) throw noNode(id);
  return node as NodeTypes[K];
}

export const noNode = (id: string): Refusal =>
  new Refusal("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);

/** Any node that the session may see. */
export function findNode({ world, session }: Scope, id: string): { readonly __typename: string } | null {
  const node = world.nodes.get(id);
  return node !== undefined && isVisible(session, node) ? node : null;
}

function isVisible(session: Session, node: { readonly __typename: string }): boolean {
  const it = node as NodeTypes[keyof NodeTypes];
  switch (it.__typename) {
    case "Repository":
      return sees(session, it);
    case "Label":
    case "Milestone":
      return seesIssues(session, it.repository);
    case "Issue":
      return seesIssue(session, it);
    case "IssueComment":
      return seesIssue(session, it.issue);
    case "ProjectV2":
      return seesBoard(session, it);
    case "ProjectV2Field":
    case "ProjectV2SingleSelectField":
    case "ProjectV2Item":
    case "ProjectV2View":
    case "ProjectV2StatusUpdate":
      return seesBoard(session, it.project);
    default:
      return true;
  }
}

/** Whether the session may read the repository's issues and labels. */
export const seesIssues = (session: Session, repository: Repository): boolean =>
  sees(session, repository) && mayIn(session, repository, "issues", "read");

/** Where issues are switched off nobody sees them any more. */
export const seesIssue = (session: Session, { repository }: Issue): boolean =>
  repository.hasIssues && seesIssues(session, repository);
