import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";
import type { GraphQLErrorBody } from "./error-body.ts";

const MOST_NODES = 500_000;
const LONGEST_PAGE = 100;

export interface Measure {
  /** Points: requests of all connections, assuming full pages, divided by 100 and rounded, at least 1. */
  readonly cost: number;
  readonly nodeCount: number;
  readonly errors: readonly GraphQLErrorBody[];
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly errors: GraphQLErrorBody[];
  requests: number;
  nodes: number;
}

/** Cost and node count of an operation that is valid, by GitHub's formula. */
export function measureQuery(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  variables: Readonly<Record<string, unknown>>,
): Measure {
  const named = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  const walk: Walk = { schema, fragments: named, variables, errors: [], requests: 0, nodes: 0 };
  const root = schema.getRootType(operation.operation);
  if (root) walkSelections(walk, operation.selectionSet, root, 1, []);
  if (walk.nodes > MOST_NODES) {
    const message = `This query requests up to ${walk.nodes.toLocaleString("en")} possible nodes which exceeds the maximum limit of 500,000.`;
    walk.errors.push({ type: "MAX_NODE_LIMIT_EXCEEDED", message });
  }
  return { cost: Math.max(1, Math.round(walk.requests / 100)), nodeCount: walk.nodes, errors: walk.errors };
}

function walkSelections(
  walk: Walk,
  set: SelectionSetNode,
  type: GraphQLNamedType,
  times: number,
  path: readonly string[],
): void {
  for (const selection of set.selections) {
    if (selection.kind === "Field") walkField(walk, selection, type, times, path);
    else {
      const body = selection.kind === "InlineFragment" ? selection : walk.fragments.get(selection.name.value);
      const name = body?.typeCondition?.name.value;
      const inner = name === undefined ? type : walk.schema.getType(name);
      if (body && inner) walkSelections(walk, body.selectionSet, inner, times, path);
    }
  }
}

function walkField(
  walk: Walk,
  field: FieldNode,
  parent: GraphQLNamedType,
  times: number,
  path: readonly string[],
): void {
  if (!field.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return;
  const definition = parent.getFields()[field.name.value];
  if (definition === undefined) return;
  const type = getNamedType(definition.type);
  const here = [...path, (field.alias ?? field.name).value];
  const isPaged = type.name.endsWith("Connection") && definition.args.some(({ name }) => name === "first");
  const page = isPaged ? readPage(walk, field, here) : 1;
  if (isPaged) {
    walk.requests += times;
    walk.nodes += times * page;
  }
  walkSelections(walk, field.selectionSet, type, times * page * listLength(walk, field), here);
}

/** `nodes(ids:)` asks once for each id; our reading, GitHub's formula does not say. */
function listLength(walk: Walk, field: FieldNode): number {
  const ids = field.name.value === "nodes" ? readArgument(walk, field, "ids") : null;
  return Array.isArray(ids) ? ids.length : 1;
}

function readPage(walk: Walk, field: FieldNode, path: readonly string[]): number {
  const name = field.name.value;
  const bounds = (["first", "last"] as const).map(
    (bound) => [bound, readArgument(walk, field, bound)] as const,
  );
  const given = bounds.filter((entry): entry is ["first" | "last", number] => typeof entry[1] === "number");
  const report = (type: string, message: string): number => {
    const { startToken } = field.loc ?? {};
    const locations = startToken ? [{ line: startToken.line, column: startToken.column }] : [];
    walk.errors.push({ type, path, locations, message });
    return 0;
  };
  if (given.length === 0) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    return report("MISSING_PAGINATION_BOUNDARIES", message);
  }
  const [bound, size] = given[0]!;
  if (given.length === 2) {
    const message = `Passing both \`first\` and \`last\` to paginate the \`${name}\` connection is not supported.`;
    return report("INVALID_PAGINATION_BOUNDARIES", message);
  }
  if (size < 1) {
    const message = `\`${bound}\` on the \`${name}\` connection cannot be less than zero.`;
    return size < 0 ? report("INVALID_PAGINATION_BOUNDARIES", message) : 0;
  }
  if (size <= LONGEST_PAGE) return size;
  const message = `Requesting ${size} records on the \`${name}\` connection exceeds the \`${bound}\` limit of ${LONGEST_PAGE} records.`;
  return report("EXCESSIVE_PAGINATION", message);
}

function readArgument(walk: Walk, field: FieldNode, name: string): unknown {
  const argument = field.arguments?.find((it) => it.name.value === name);
  return argument === undefined ? null : readValue(walk, argument.value);
}

function readValue(walk: Walk, value: ValueNode): unknown {
  if (value.kind === "Variable") return walk.variables[value.name.value] ?? null;
  if (value.kind === "IntValue") return Number(value.value);
  return value.kind === "ListValue" ? value.values : null;
}
