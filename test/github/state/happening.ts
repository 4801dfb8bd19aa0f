import type { IssueType, User } from "./account.ts";
import type { Installation } from "./app.ts";
import type { Comment } from "./comment.ts";
import type { Issue } from "./issue.ts";
import type { Label } from "./label.ts";
import type { Milestone } from "./milestone.ts";
import type { FieldValue, Item, Option, Project } from "./project.ts";
import type { Commit, Repository } from "./repository.ts";

/** GitHub's `changes` object: the former values of what was edited. */
export type Changes = Readonly<Record<string, { readonly from: string | null }>>;

/** Where a card was and is, in one field. */
export interface ValueMove {
  readonly field: FieldValue["field"];
  readonly from: Option | string | number | null;
  readonly to: Option | string | number | null;
}

/** One change of the state that GitHub tells by webhook; told at once, while the state is as it says. */
export type Happening = { readonly sender: User } & (
  | {
      readonly event: "issues";
      readonly action: string;
      readonly issue: Issue;
      readonly label?: Label;
      readonly type?: IssueType;
      readonly assignee?: User;
      readonly milestone?: Milestone;
      readonly changes?: Changes;
      readonly movedTo?: Issue;
    }
  | {
      readonly event: "issue_comment";
      readonly action: "created" | "edited" | "deleted";
      readonly comment: Comment;
      readonly changes?: Changes;
    }
  | {
      readonly event: "label";
      readonly action: "created" | "edited" | "deleted";
      readonly label: Label;
      readonly changes?: Changes;
    }
  | { readonly event: "sub_issues"; readonly action: string; readonly parent: Issue; readonly child: Issue }
  | {
      readonly event: "issue_dependencies";
      readonly action: string;
      readonly blocked: Issue;
      readonly blocking: Issue;
    }
  | {
      readonly event: "projects_v2_item";
      readonly action: "created" | "edited" | "deleted" | "archived" | "restored";
      readonly item: Item;
      readonly move?: ValueMove;
    }
  | { readonly event: "projects_v2"; readonly action: string; readonly project: Project }
  | {
      readonly event: "push";
      readonly repository: Repository;
      readonly commit: Commit;
      readonly added: readonly string[];
      readonly modified: readonly string[];
      readonly removed: readonly string[];
    }
  | {
      readonly event: "repository";
      readonly action: "renamed";
      readonly repository: Repository;
      readonly changes: Readonly<Record<string, unknown>>;
    }
  | {
      readonly event: "installation";
      readonly action: "created" | "deleted" | "suspend" | "unsuspend" | "new_permissions_accepted";
      readonly installation: Installation;
    }
  | {
      readonly event: "installation_repositories";
      readonly action: "added" | "removed";
      readonly installation: Installation;
      readonly repositories: readonly Repository[];
    }
);
