import type { BacklogRow } from "../backlog/backlog-row.ts";
import { type ImportedBacklog, importBacklog } from "../backlog/import-backlog.ts";
import type { Account, Organization, User } from "../state/account.ts";
import { addOrganization, addUser } from "../state/add-account.ts";
import { addMilestone, type NewMilestone } from "../state/add-milestone.ts";
import { addProject } from "../state/add-project.ts";
import { addRepository, type NewRepository } from "../state/add-repository.ts";
import type { App, Installation, Permissions } from "../state/app.ts";
import { createLabel, type LabelText } from "../state/change-label.ts";
import { findAccount, findUser } from "../state/find-thing.ts";
import {
  installApp,
  type NewApp,
  registerApp,
  selectRepository,
  setPermissions,
  suspendApp,
  uninstallApp,
} from "../state/install-app.ts";
import type { Milestone } from "../state/milestone.ts";
import type { Project } from "../state/project.ts";
import { fullName, type Repository } from "../state/repository.ts";
import type { World } from "../state/world.ts";
import { found, locateApp, locateProject, locateRepository } from "./locate.ts";

/** Sets the scene. What an App would hear of is told to it, so install it last where that disturbs. */
export class Seed {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  user(login: string, kind: User["__typename"] = "User"): User {
    return addUser(this.#world, login, kind);
  }

  /** Members by login: they have to be there. */
  organization(login: string, members: readonly string[] = []): Organization {
    const users = members.map((name) => found(findUser(this.#world, name), `user ${name}`));
    return addOrganization(this.#world, login, users);
  }

  /** "owner/name"; the owner has to be there. */
  repository(
    name: string,
    input: Omit<NewRepository, "owner" | "name"> & {
      readonly labels?: readonly LabelText[];
      readonly milestones?: readonly string[];
    } = {},
  ): Repository {
    const [owner = "", repo = ""] = name.split("/");
    const account = this.#account(owner);
    const repository = addRepository(this.#world, { ...input, owner: account, name: repo });
    for (const text of input.labels ?? []) createLabel(this.#world, this.#anyone(), repository, text);
    for (const title of input.milestones ?? [])
      addMilestone(this.#world, this.#anyone(), repository, { title });
    return repository;
  }

  milestone(repository: string, input: NewMilestone): Milestone {
    return addMilestone(this.#world, this.#anyone(), locateRepository(this.#world, repository), input);
  }

  project(owner: string, title: string, isPublic = false): Project {
    return addProject(this.#world, this.#anyone(), this.#account(owner), { title, isPublic });
  }

  /**
   * Issues with their histories, as rows of a backlog file: quick, and nobody is told. The board by "owner#1"; not
   * told = the owner's first, or a new one, where a row has a status.
   */
  backlog(
    repository: string,
    rows: Iterable<BacklogRow>,
    board: Project | string | null = null,
  ): ImportedBacklog {
    const target = locateRepository(this.#world, repository);
    const chosen = board === null ? null : locateProject(this.#world, board);
    return importBacklog(this.#world, target, rows, { board: chosen });
  }

  app(input: NewApp): App {
    return registerApp(this.#world, input);
  }

  /** The App itself, or its slug. `repositories` by "owner/name"; not told = all of the account. */
  install(app: App | string, owner: string, repositories: readonly string[] | null = null): Installation {
    const chosen = repositories?.map((name) =>
      found(
        this.#world.repositories.find((it) => fullName(it) === name),
        `repository ${name}`,
      ),
    );
    return installApp(
      this.#world,
      this.#anyone(),
      locateApp(this.#world, app),
      this.#account(owner),
      chosen ?? null,
    );
  }

  uninstall(installation: Installation): void {
    uninstallApp(this.#world, this.#anyone(), installation);
  }

  suspend(installation: Installation, suspended = true): void {
    suspendApp(this.#world, this.#anyone(), installation, suspended);
  }

  /** Puts a repository into the installation, or takes it out. */
  select(installation: Installation, name: string, action: "added" | "removed"): void {
    const repository = locateRepository(this.#world, name);
    selectRepository(this.#world, this.#anyone(), installation, repository, action);
  }

  /** What an owner grants from now on; tokens that are out lose what is no longer in it. */
  permissions(installation: Installation, permissions: Permissions): void {
    setPermissions(this.#world, this.#anyone(), installation, permissions);
  }

  #account(login: string): Account {
    return found(findAccount(this.#world, login), `account ${login}`);
  }

  #anyone(): User {
    const person = this.#world.users.find(({ __typename }) => __typename === "User");
    return found(person, "user yet: add one first");
  }
}
