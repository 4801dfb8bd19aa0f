import type { IssueType, Organization, User } from "../state/account.ts";
import { addIssueType, addUser } from "../state/add-account.ts";
import { addMilestone } from "../state/add-milestone.ts";
import { addLabel } from "../state/change-label.ts";
import { findLabel, milestonesOf } from "../state/find-thing.ts";
import type { Label } from "../state/label.ts";
import type { Milestone } from "../state/milestone.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../state/world.ts";
import type { BacklogRow, Login } from "./backlog-row.ts";

type NamedLabel = NonNullable<BacklogRow["labels"]>[number];

/** Who and what the rows name: what is not there yet is made, quietly. Names are sought once. */
export class Cast {
  readonly #world: World;
  readonly #repository: Repository;
  readonly #people = new Map<string, User>();
  readonly #labels = new Map<string, Label>();
  readonly #formerLabels = new Map<string, Label>();

  constructor(world: World, repository: Repository) {
    this.#world = world;
    this.#repository = repository;
  }

  person(given: Login | undefined): User | null {
    const text = typeof given === "object" ? given?.login : given;
    if (!text) return null;
    const login = text.replace(/^app\//, "").replace(/\[bot\]$/, "");
    const says =
      typeof given === "object" && given !== null && (given.is_bot === true || given.type === "Bot");
    const kind = says || login !== text ? "Bot" : "User";
    const key = `${kind} ${login.toLowerCase()}`;
    const known = this.#people.get(key) ?? this.#find(login, kind) ?? addUser(this.#world, login, kind);
    this.#people.set(key, known);
    return known;
  }

  #find(login: string, kind: User["__typename"]): User | undefined {
    const wanted = login.toLowerCase();
    return this.#world.users.find((it) => it.login.toLowerCase() === wanted && it.__typename === kind);
  }

  label(given: NamedLabel): Label {
    const name = typeof given === "string" ? given : given.name;
    const key = name.toLowerCase();
    const { color = "ededed", description = "" } = typeof given === "string" ? {} : given;
    const known =
      this.#labels.get(key) ??
      findLabel(this.#world, this.#repository, name) ??
      addLabel(this.#world, this.#repository, { name, color, description });
    this.#labels.set(key, known);
    return known;
  }

  /** As it was then: a later change of the label does not touch it. */
  labelThen(given: NamedLabel): Label {
    const name = typeof given === "string" ? given : given.name;
    const known = this.#formerLabels.get(name) ?? { ...this.label(given), name };
    this.#formerLabels.set(name, known);
    return known;
  }

  milestone(given: BacklogRow["milestone"]): Milestone | null {
    const title = typeof given === "object" ? given?.title : given;
    if (!title) return null;
    const there = milestonesOf(this.#world, this.#repository).find((it) => it.title === title);
    return there ?? addMilestone(this.#world, null, this.#repository, { title });
  }

  issueType(given: BacklogRow["issueType"]): IssueType | null {
    const name = typeof given === "object" ? given?.name : given;
    if (!name) return null;
    const { owner } = this.#repository;
    if (owner.__typename !== "Organization")
      throw new Error(`${owner.login} is a person: only an organisation has issue types such as "${name}"`);
    return findType(owner, name) ?? addTypeTo(this.#world, owner, name);
  }
}

const findType = ({ issueTypes }: Organization, name: string): IssueType | undefined =>
  issueTypes.find((it) => it.name.toLowerCase() === name.toLowerCase());

function addTypeTo(world: World, organization: Organization, name: string): IssueType {
  const type = addIssueType(world, name);
  organization.issueTypes.push(type);
  return type;
}
