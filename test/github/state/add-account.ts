import type { IssueType, Organization, User } from "./account.ts";
import { register, type World } from "./world.ts";

export function addUser(world: World, login: string, kind: User["__typename"] = "User"): User {
  const user: User = { __typename: kind, ...world.mint(kind === "Bot" ? "bot" : "user"), login };
  world.users.push(user);
  return register(world, user);
}

/** A new organisation, with GitHub's three default issue types. */
export function addOrganization(world: World, login: string, members: readonly User[] = []): Organization {
  const organization: Organization = {
    __typename: "Organization",
    ...world.mint("organization"),
    login,
    members: new Set(members),
    issueTypes: ["Task", "Bug", "Feature"].map((name) => addIssueType(world, name)),
  };
  world.organizations.push(organization);
  return register(world, organization);
}

export function addIssueType(world: World, name: string): IssueType {
  return register(world, {
    __typename: "IssueType",
    ...world.mint("issueType"),
    name,
    description: `${name}, as GitHub ships it`,
  });
}
