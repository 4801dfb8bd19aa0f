import { restLogin } from "../shapes/write-account.ts";
import type { Comment } from "../state/comment.ts";
import { cardsOf, commentsOf, issuesOf, labelsOf } from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import type { FieldValue, Item, Project } from "../state/project.ts";
import { fullName, type Repository } from "../state/repository.ts";
import type { World } from "../state/world.ts";

/** All that people would see, as plain JSON; names instead of ids. */
export interface ShownState {
  readonly repositories: readonly ShownRepository[];
  readonly boards: readonly ShownBoard[];
}

export interface ShownRepository {
  /** "owner/name" */
  readonly name: string;
  readonly labels: readonly { readonly name: string; readonly color: string; readonly description: string }[];
  readonly issues: readonly ShownIssue[];
}

export interface ShownIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly state: Issue["state"];
  readonly stateReason: Issue["stateReason"];
  readonly type: string | null;
  /** "owner/name#12" */
  readonly parent: string | null;
  readonly blockedBy: readonly string[];
  readonly labels: readonly string[];
  readonly reactions: readonly ShownReaction[];
  /** Oldest first. */
  readonly comments: readonly ShownComment[];
  readonly cards: readonly ShownCard[];
}

export interface ShownComment {
  readonly id: string;
  /** An App's name ends in "[bot]". */
  readonly author: string;
  readonly body: string;
  /** "resolved", "outdated"...; null = it is shown. */
  readonly minimized: string | null;
  readonly reactions: readonly ShownReaction[];
}

export interface ShownReaction {
  readonly by: string;
  readonly content: string;
}

export interface ShownCard {
  /** "owner#1" */
  readonly board: string;
  readonly isArchived: boolean;
  /** By the field's name; of a single select the option's name. What is not set is not in it. */
  readonly values: Readonly<Record<string, string | number>>;
}

export interface ShownBoard {
  /** "owner#1" */
  readonly name: string;
  readonly title: string;
  readonly closed: boolean;
  readonly fields: readonly { readonly name: string; readonly options: readonly string[] }[];
  /** Oldest first. */
  readonly statusUpdates: readonly ShownStatusUpdate[];
}

export interface ShownStatusUpdate {
  readonly by: string;
  readonly status: string | null;
  readonly body: string;
  readonly startDate: string | null;
}

export const writeState = (world: World): ShownState => ({
  repositories: world.repositories.map((it) => writeRepository(world, it)),
  boards: world.projects.map((it) => ({
    name: boardName(it),
    title: it.title,
    closed: it.closed,
    fields: it.fields.map(({ name, options }) => ({ name, options: options.map((option) => option.name) })),
    statusUpdates: it.statusUpdates.map(({ creator, status, body, startDate }) => ({
      by: restLogin(creator),
      status,
      body: body ?? "",
      startDate,
    })),
  })),
});

const boardName = ({ owner, number }: Project): string => `${owner.login}#${number}`;

const issueName = ({ repository, number }: Issue): string => `${fullName(repository)}#${number}`;

const writeRepository = (world: World, repository: Repository): ShownRepository => ({
  name: fullName(repository),
  labels: labelsOf(world, repository).map(({ name, color, description }) => ({
    name,
    color,
    description: description ?? "",
  })),
  issues: issuesOf(world, repository).map((it) => writeIssue(world, it)),
});

const writeIssue = (world: World, issue: Issue): ShownIssue => ({
  number: issue.number,
  title: issue.title,
  body: issue.body,
  author: nameOf(issue),
  state: issue.state,
  stateReason: issue.stateReason,
  type: issue.issueType?.name ?? null,
  parent: issue.parent === null ? null : issueName(issue.parent),
  blockedBy: issue.blockedBy.map(issueName),
  labels: issue.labels.map(({ name }) => name),
  reactions: writeReactions(world, issue),
  comments: commentsOf(world, issue).map((it) => ({
    id: it.id,
    author: nameOf(it),
    body: it.body,
    minimized: it.minimizedReason,
    reactions: writeReactions(world, it),
  })),
  cards: cardsOf(world, issue).map(writeCard),
});

const nameOf = ({ author }: Issue | Comment): string => (author === null ? "ghost" : restLogin(author));

const writeReactions = ({ reactions }: World, subject: Issue | Comment): ShownReaction[] =>
  reactions
    .filter((it) => it.subject === subject)
    .map(({ user, content }) => ({ by: restLogin(user), content }));

const writeCard = ({ project, isArchived, values }: Item): ShownCard => ({
  board: boardName(project),
  isArchived,
  values: Object.fromEntries([...values.values()].map((it) => [it.field.name, writeValue(it)])),
});

const writeValue = ({ field, value }: FieldValue): string | number =>
  field.options.find(({ id }) => id === value)?.name ?? value;
