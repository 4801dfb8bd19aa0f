import type { IssueType, User } from "./account.ts";
import type { Issue } from "./issue.ts";
import type { Label } from "./label.ts";
import { labelIssue } from "./label-issue.ts";
import { makeIssue } from "./make-issue.ts";
import { recordEvent } from "./record-event.ts";
import { Refusal } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import { announce, type World } from "./world.ts";

export interface NewIssue {
  readonly title: string;
  readonly body?: string;
  readonly labels?: readonly Label[];
  readonly issueType?: IssueType | null;
}

/** Tells `opened` first, then one `labeled` for each label, as GitHub does. */
export function openIssue(world: World, sender: User, repository: Repository, input: NewIssue): Issue {
  checkText(input.title, input.body ?? "");
  const { title, body = "" } = input;
  const number = repository.lastNumber + 1;
  const issue = makeIssue(world, repository, { number, title, body, author: sender, createdAt: world.now() });
  announce(world, { event: "issues", action: "opened", issue, sender });
  for (const label of input.labels ?? []) labelIssue(world, sender, issue, label);
  if (input.issueType) setIssueType(world, sender, issue, input.issueType);
  return issue;
}

const LONGEST_TITLE = 256;
const LONGEST_BODY = 65_536;

export function checkText(title: string, body: string): void {
  const problem = (field: string, code: string, message?: string) =>
    new Refusal("UNPROCESSABLE", "Validation Failed", [
      { resource: "Issue", field, code, ...(message !== undefined && { message }) },
    ]);
  if (title.trim() === "") throw problem("title", "missing_field");
  if (title.length > LONGEST_TITLE)
    throw problem("title", "custom", `title is too long (maximum is ${LONGEST_TITLE} characters)`);
  if (body.length > LONGEST_BODY)
    throw problem("body", "custom", `body is too long (maximum is ${LONGEST_BODY} characters)`);
}

/** Null takes the type away. */
export function setIssueType(world: World, sender: User, issue: Issue, type: IssueType | null): void {
  const former = issue.issueType;
  if (former === type) return;
  issue.issueType = type;
  issue.updatedAt = world.now();
  if (type === null) {
    recordEvent(world, issue, sender, { __typename: "IssueTypeRemovedEvent", issueType: former! });
    announce(world, { event: "issues", action: "untyped", issue, type: former!, sender });
    return;
  }
  recordEvent(
    world,
    issue,
    sender,
    former === null
      ? { __typename: "IssueTypeAddedEvent", issueType: type }
      : { __typename: "IssueTypeChangedEvent", issueType: type, prevIssueType: former },
  );
  announce(world, { event: "issues", action: "typed", issue, type, sender });
}
