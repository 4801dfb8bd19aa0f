import type { Field, FieldType, Option, OptionColor, Project } from "./project.ts";
import { Refusal } from "./refusal.ts";
import { register, type World } from "./world.ts";

export interface OptionInput {
  /** The id of an option that is there: it stays the same option. Without it the option is a new one. */
  readonly id?: string | null;
  readonly name: string;
  readonly color: OptionColor;
  readonly description: string;
}

const MOST_OPTIONS = 50;
const MOST_FIELDS = 50;

export function addField(
  world: World,
  project: Project,
  input: { readonly name: string; readonly dataType: FieldType; readonly options?: readonly OptionInput[] },
): Field {
  checkName(project, input.name, null);
  if (project.fields.length >= MOST_FIELDS)
    throw new Refusal("UNPROCESSABLE", `A project can have at most ${MOST_FIELDS} fields`);
  const isSelect = input.dataType === "SINGLE_SELECT";
  if (isSelect && (input.options ?? []).length === 0)
    throw new Refusal("UNPROCESSABLE", "Single select options must be provided");
  const field: Field = {
    __typename: isSelect ? "ProjectV2SingleSelectField" : "ProjectV2Field",
    ...world.mint(isSelect ? "singleSelect" : "field"),
    project,
    name: input.name,
    dataType: input.dataType,
    options: isSelect ? toOptions(world, [], input.options ?? []) : [],
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  project.fields.push(field);
  return register(world, field);
}

/**
 * The given options replace all that are there. An option not sent again with its id is gone, and with it the value
 * of every card that had it. No webhook tells it, and no `projects_v2_item` for the cards.
 */
export function updateField(
  world: World,
  field: Field,
  input: { readonly name?: string; readonly options?: readonly OptionInput[] },
): void {
  if (input.name !== undefined) checkName(field.project, input.name, field);
  const options =
    input.options === undefined ? field.options : toOptions(world, field.options, input.options);
  field.name = input.name ?? field.name;
  field.options = options;
  field.updatedAt = world.now();
  const ids = new Set(options.map(({ id }) => id));
  for (const item of field.project.items) {
    const value = item.values.get(field.id);
    if (value !== undefined && field.dataType === "SINGLE_SELECT" && !ids.has(String(value.value)))
      item.values.delete(field.id);
  }
}

export function deleteField(world: World, field: Field): void {
  field.project.fields.splice(field.project.fields.indexOf(field), 1);
  world.nodes.delete(field.id);
  for (const item of field.project.items) item.values.delete(field.id);
}

function toOptions(world: World, present: readonly Option[], inputs: readonly OptionInput[]): Option[] {
  if (inputs.length > MOST_OPTIONS)
    throw new Refusal("UNPROCESSABLE", `Single select options cannot exceed ${MOST_OPTIONS} options`);
  const names = inputs.map(({ name }) => name.toLowerCase());
  if (new Set(names).size !== names.length)
    throw new Refusal("UNPROCESSABLE", "Single select option names must be unique");
  return inputs.map(({ id, name, color, description }) => {
    if (id && !present.some((option) => option.id === id))
      throw new Refusal("UNPROCESSABLE", `Single select option with id ${id} does not exist`);
    return {
      __typename: "ProjectV2SingleSelectFieldOption",
      id: id || world.mint.option(),
      name,
      color,
      description,
    };
  });
}

function checkName(project: Project, name: string, self: Field | null): void {
  if (name.trim() === "") throw new Refusal("UNPROCESSABLE", "Name can't be blank");
  const twin = project.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
  if (twin !== undefined && twin !== self) throw new Refusal("UNPROCESSABLE", "Name has already been taken");
}
