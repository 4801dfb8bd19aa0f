import { type ASTNode, type DocumentNode, type GraphQLError, visit } from "graphql";
import { Refusal, type RefusalKind } from "../state/refusal.ts";
import type { GraphQLErrorBody } from "./error-body.ts";

const TYPES: Readonly<Record<RefusalKind, string>> = {
  NOT_FOUND: "NOT_FOUND",
  GONE: "NOT_FOUND",
  FORBIDDEN: "FORBIDDEN",
  LOCKED: "FORBIDDEN",
  UNPROCESSABLE: "UNPROCESSABLE",
};

/** An error that happened while the query ran: a refusal of GitHub's, or a gap of the fake. */
export function writeExecutionError(error: GraphQLError): GraphQLErrorBody {
  const { originalError, path, locations, message } = error;
  const place = {
    ...(path && { path }),
    ...(locations && { locations: locations.map(({ line, column }) => ({ line, column })) }),
  };
  if (!(originalError instanceof Refusal)) return { ...place, message };
  const { kind, problems } = originalError;
  const details = problems.map((it) => it.message ?? `${it.field} ${it.code.replaceAll("_", " ")}`);
  return {
    type: TYPES[kind],
    ...place,
    ...(kind === "FORBIDDEN" && { extensions: { saml_failure: false } }),
    message: details.length > 0 ? details.join(", ") : message,
  };
}

/** An error that the schema found before anything ran. Its code is told for what our queries can get wrong. */
export function writeValidationError(document: DocumentNode, error: GraphQLError): GraphQLErrorBody {
  const node = error.nodes?.[0];
  const locations = error.locations?.map(({ line, column }) => ({ line, column })) ?? [];
  const path = node === undefined ? [] : findPath(document, node);
  const field = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  if (field === null) return { path, locations, message: error.message };
  const [, fieldName, typeName] = field;
  return {
    path,
    extensions: { code: "undefinedField", typeName, fieldName },
    locations,
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
  };
}

/** ["query Name", "repository", "issue"]: the way GitHub tells to a part of a document. */
function findPath(document: DocumentNode, target: ASTNode): string[] {
  const way: string[] = [];
  let found: string[] = [];
  const step = (node: ASTNode): string | null => {
    if (node.kind === "OperationDefinition")
      return [node.operation, node.name?.value].filter(Boolean).join(" ");
    if (node.kind === "FragmentDefinition") return `fragment ${node.name.value}`;
    return node.kind === "Field" ? (node.alias ?? node.name).value : null;
  };
  visit(document, {
    enter(node) {
      const name = step(node);
      if (name !== null) way.push(name);
      if (node === target) found = [...way];
    },
    leave(node) {
      if (step(node) !== null) way.pop();
    },
  });
  return found;
}
