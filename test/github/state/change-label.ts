import type { User } from "./account.ts";
import { findLabel, issuesOf, labelsOf } from "./find-thing.ts";
import type { Changes } from "./happening.ts";
import type { Label } from "./label.ts";
import { type FieldProblem, Refusal } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import { announce, register, type World } from "./world.ts";

export interface LabelText {
  readonly name: string;
  readonly color: string;
  readonly description?: string | null;
}

const LONGEST_NAME = 50;
const LONGEST_DESCRIPTION = 100;

export function createLabel(world: World, sender: User, repository: Repository, text: LabelText): Label {
  const label = addLabel(world, repository, text);
  announce(world, { event: "label", action: "created", label, sender });
  return label;
}

/** Makes the label; nobody is told of it. */
export function addLabel(world: World, repository: Repository, text: LabelText): Label {
  const problems = findProblems(text);
  if (findLabel(world, repository, text.name) !== null) problems.push(problem("name", "already_exists"));
  refuse(problems);
  const label: Label = {
    __typename: "Label",
    ...world.mint("label"),
    repository,
    name: text.name,
    color: text.color.toLowerCase(),
    description: text.description || null,
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  world.labels.set(repository, [...labelsOf(world, repository), label]);
  return register(world, label);
}

export function updateLabel(world: World, sender: User, label: Label, text: Partial<LabelText>): void {
  const problems = findProblems({ ...label, ...text });
  const twin = text.name === undefined ? null : findLabel(world, label.repository, text.name);
  if (twin !== null && twin !== label) problems.push(problem("name", "already_exists"));
  refuse(problems);
  const changes: Changes = {
    ...(text.name !== undefined && text.name !== label.name && { name: { from: label.name } }),
    ...(text.color !== undefined && text.color !== label.color && { color: { from: label.color } }),
    ...(text.description !== undefined &&
      text.description !== label.description && { description: { from: label.description } }),
  };
  label.name = text.name ?? label.name;
  label.color = text.color?.toLowerCase() ?? label.color;
  if (text.description !== undefined) label.description = text.description || null;
  label.updatedAt = world.now();
  announce(world, { event: "label", action: "edited", label, sender, changes });
}

/** Takes the label off every issue too. GitHub tells only the label's end, not each issue's loss. */
export function deleteLabel(world: World, sender: User, label: Label): void {
  const rest = labelsOf(world, label.repository).filter((it) => it !== label);
  world.labels.set(label.repository, rest);
  world.nodes.delete(label.id);
  for (const issue of issuesOf(world, label.repository)) {
    issue.labels = issue.labels.filter((it) => it !== label);
  }
  announce(world, { event: "label", action: "deleted", label, sender });
}

function findProblems(text: LabelText): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (text.name.trim() === "") problems.push(problem("name", "missing_field"));
  if ([...text.name].length > LONGEST_NAME)
    problems.push(problem("name", "custom", `name is too long (maximum is ${LONGEST_NAME} characters)`));
  if (!/^[0-9a-f]{6}$/i.test(text.color)) problems.push(problem("color", "invalid"));
  if ([...(text.description ?? "")].length > LONGEST_DESCRIPTION) {
    const message = `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`;
    problems.push(problem("description", "custom", message));
  }
  return problems;
}

const problem = (field: string, code: string, message?: string): FieldProblem => ({
  resource: "Label",
  field,
  code,
  ...(message !== undefined && { message }),
});

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw new Refusal("UNPROCESSABLE", "Validation Failed", problems);
}
