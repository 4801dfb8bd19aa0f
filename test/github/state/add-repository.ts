import type { Account, User } from "./account.ts";
import { addCommit } from "./add-commit.ts";
import type { Repository, Role } from "./repository.ts";
import { announce, register, type World } from "./world.ts";

export interface NewRepository {
  readonly owner: Account;
  readonly name: string;
  /** Not told = private. */
  readonly isPrivate?: boolean;
  /** Not told = it has issues. */
  readonly hasIssues?: boolean;
  readonly isArchived?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  readonly roles?: Readonly<Record<string, Role>>;
}

export function addRepository(world: World, input: NewRepository): Repository {
  const roles = Object.entries(input.roles ?? {}).flatMap(([login, role]): [User, Role][] => {
    const user = world.users.find((it) => it.login === login);
    if (user === undefined) throw new Error(`There is no user "${login}": add it first`);
    return [[user, role]];
  });
  const repository: Repository = {
    __typename: "Repository",
    ...world.mint("repository"),
    owner: input.owner,
    name: input.name,
    formerNames: [],
    isPrivate: input.isPrivate ?? true,
    hasIssues: input.hasIssues ?? true,
    isArchived: input.isArchived ?? false,
    defaultBranch: "main",
    createdAt: world.now(),
    files: new Map(Object.entries(input.files ?? {})),
    commits: [],
    roles: new Map(roles),
    lastNumber: 0,
  };
  const changedPaths = [...repository.files.keys()];
  addCommit(repository, { author: null, message: "Initial commit", changedPaths, at: world.now() });
  world.repositories.push(repository);
  world.labels.set(repository, []);
  world.issues.set(repository, new Map());
  return register(world, repository);
}

/** The old name leads to the repository from now on: GraphQL follows it, REST redirects. */
export function renameRepository(world: World, sender: User, repository: Repository, name: string): void {
  const changes = { repository: { name: { from: repository.name } } };
  repository.formerNames.push(repository.name);
  repository.name = name;
  announce(world, { event: "repository", action: "renamed", repository, sender, changes });
}
