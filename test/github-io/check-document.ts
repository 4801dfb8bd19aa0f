import { getVariableValues, type OperationDefinitionNode, parse, validate } from "graphql";
import { buildGitHubSchema } from "../github/graphql/build-schema.ts";

/** What GitHub would not accept of a document and its variables; empty = nothing. */
export function checkDocument(document: string, variables: Readonly<Record<string, unknown>>): string[] {
  const schema = buildGitHubSchema();
  const parsed = parse(document);
  const errors = validate(schema, parsed).map(({ message }) => message);
  if (errors.length > 0) return errors;
  const operation = parsed.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === "OperationDefinition",
  );
  const declared = operation?.variableDefinitions ?? [];
  const names = new Set(declared.map(({ variable }) => variable.name.value));
  const unknown = Object.keys(variables).filter((name) => !names.has(name));
  const given = getVariableValues(schema, declared, variables);
  return [
    ...unknown.map((name) => `$${name} is not declared`),
    ...(given.errors ?? []).map(({ message }) => message),
  ];
}
