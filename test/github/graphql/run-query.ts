import {
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import type { Context } from "./context.ts";
import type { GraphQLErrorBody } from "./error-body.ts";
import { measureQuery } from "./measure-query.ts";
import { writeExecutionError, writeValidationError } from "./write-errors.ts";

export interface GraphQLRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

export interface GraphQLAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLErrorBody[];
}

/** A document that GitHub takes, and what it costs; not yet run. */
export interface PreparedQuery {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly cost: number;
  readonly nodeCount: number;
}

const documents = new WeakMap<GraphQLSchema, Map<string, DocumentNode | readonly GraphQLErrorBody[]>>();

/** Checks the document, its variables and its size. What is refused here is answered without `data`. */
export function prepareQuery(
  schema: GraphQLSchema,
  request: GraphQLRequest,
): PreparedQuery | readonly GraphQLErrorBody[] {
  const document = readDocument(schema, request.query);
  if (!("kind" in document)) return document;
  const operation = getOperationAST(document, request.operationName);
  if (!operation) return [{ message: operationMissing(request.operationName) }];
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], { ...request.variables });
  if (values.errors) return values.errors.map((error) => writeValidationError(document, error));
  const fragments = document.definitions.filter(
    (it): it is FragmentDefinitionNode => it.kind === "FragmentDefinition",
  );
  const measure = measureQuery(schema, operation, fragments, values.variableValues.coerced);
  return measure.errors.length > 0 ? measure.errors : { document, operation, ...measure };
}

/** Null for a document that GitHub refuses. */
export function countNodes(schema: GraphQLSchema, request: GraphQLRequest): number | null {
  const prepared = prepareQuery(schema, request);
  return "operation" in prepared ? prepared.nodeCount : null;
}

const operationMissing = (name: string | null): string =>
  name === null ? "An operation name is required" : `No operation named "${name}"`;

/** Documents are parsed and validated once: the real ones are few. */
function readDocument(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLErrorBody[] {
  const known = documents.get(schema) ?? new Map<string, DocumentNode | readonly GraphQLErrorBody[]>();
  documents.set(schema, known);
  const cached = known.get(query);
  if (cached !== undefined) return cached;
  const document = parseDocument(schema, query);
  known.set(query, document);
  return document;
}

function parseDocument(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLErrorBody[] {
  try {
    const document = parse(query);
    const errors = validate(schema, document, undefined, { hideSuggestions: true });
    return errors.length > 0 ? errors.map((error) => writeValidationError(document, error)) : document;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const locations = error.locations?.map(({ line, column }) => ({ line, column })) ?? [];
    return [{ message: error.message, locations }];
  }
}

/** Runs what was prepared: the selected fields, and an error for each that GitHub refuses. */
export async function runQuery(
  schema: GraphQLSchema,
  { document, operation }: PreparedQuery,
  request: GraphQLRequest,
  context: Context,
): Promise<GraphQLAnswer> {
  const result = await execute({
    schema,
    document,
    operationName: operation.name?.value,
    variableValues: { ...request.variables },
    contextValue: context,
    rootValue: {},
    fieldResolver: readProperty,
    typeResolver: (value) => (value as { readonly __typename: string }).__typename,
  });
  return {
    data: result.data,
    ...(result.errors && { errors: result.errors.map(writeExecutionError) }),
  };
}

/** A field without a resolver is a property of the state; what is neither is not answered with a silent null. */
const readProperty: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, info) => {
  const record = source as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(record, info.fieldName)) return record[info.fieldName];
  throw new Error(`The fake GitHub does not answer ${info.parentType.name}.${info.fieldName} yet`);
};
