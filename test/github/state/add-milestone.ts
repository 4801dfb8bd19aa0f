import type { User } from "./account.ts";
import { milestonesOf } from "./find-thing.ts";
import type { Milestone } from "./milestone.ts";
import { Refusal } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import { register, type World } from "./world.ts";

export interface NewMilestone {
  readonly title: string;
  readonly description?: string | null;
  /** Milliseconds. */
  readonly dueOn?: number | null;
}

/** The webhook `milestone` is not sent: no App here asks for it. */
export function addMilestone(
  world: World,
  creator: User | null,
  repository: Repository,
  input: NewMilestone,
): Milestone {
  const there = milestonesOf(world, repository);
  if (input.title.trim() === "") throw problem("missing_field");
  if (there.some(({ title }) => title === input.title)) throw problem("already_exists");
  const milestone: Milestone = register(world, {
    __typename: "Milestone",
    ...world.mint("milestone"),
    repository,
    number: there.length + 1,
    title: input.title,
    description: input.description ?? null,
    dueOn: input.dueOn ?? null,
    closedAt: null,
    creator,
    createdAt: world.now(),
    updatedAt: world.now(),
  });
  world.milestones.set(repository, [...there, milestone]);
  return milestone;
}

const problem = (code: string): Refusal =>
  new Refusal("UNPROCESSABLE", "Validation Failed", [{ resource: "Milestone", field: "title", code }]);
