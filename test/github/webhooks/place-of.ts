import type { Account } from "../state/account.ts";
import type { Happening } from "../state/happening.ts";
import type { Repository } from "../state/repository.ts";

export interface Place {
  readonly account: Account;
  /** Boards and installations belong to no repository. */
  readonly repository: Repository | null;
}

const inRepository = (repository: Repository): Place => ({ account: repository.owner, repository });

/** Where it happened: this decides which installations hear of it. */
export function placeOf(it: Happening): Place {
  switch (it.event) {
    case "issues":
      return inRepository(it.issue.repository);
    case "issue_comment":
      return inRepository(it.comment.issue.repository);
    case "label":
      return inRepository(it.label.repository);
    case "sub_issues":
      return inRepository((it.action.startsWith("sub_issue") ? it.parent : it.child).repository);
    case "issue_dependencies":
      return inRepository((it.action.startsWith("blocked_by") ? it.blocked : it.blocking).repository);
    case "push":
    case "repository":
      return inRepository(it.repository);
    case "projects_v2_item":
      return { account: it.item.project.owner, repository: null };
    case "projects_v2":
      return { account: it.project.owner, repository: null };
    case "installation":
    case "installation_repositories":
      return { account: it.installation.account, repository: null };
  }
}
