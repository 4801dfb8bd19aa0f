import { findSchemaProblems, type Schema, type SchemaProblem } from "./check-schema.ts";
import type { Operation } from "./documented-operation.ts";

/** What the request has that the operation does not document, and what does not fit. */
export function checkRequest(
  operation: Operation,
  query: URLSearchParams,
  body: Readonly<Record<string, unknown>> | null,
): SchemaProblem[] {
  return [...checkQuery(operation, query), ...checkBody(operation, body)];
}

function checkQuery({ query: documented }: Operation, query: URLSearchParams): SchemaProblem[] {
  const missing = Object.entries(documented)
    .filter(([name, { required }]) => required === true && !query.has(name))
    .map(([name]): SchemaProblem => ({ kind: "invalid", message: `query.${name} is missing` }));
  const wrong = [...query].flatMap(([given, value]): SchemaProblem[] => {
    const name = given.replace(/\[\]$/, "");
    const schema = Object.hasOwn(documented, name) ? documented[name] : undefined;
    if (schema !== undefined) return findSchemaProblems(...readValue(schema, value), `query.${name}`);
    const names = Object.keys(documented).join(", ") || "none";
    return [{ kind: "undocumented", message: `query.${name} is not documented; there are: ${names}` }];
  });
  return [...missing, ...wrong];
}

/** What stands in a query is text: a number or a truth value is read from it, a list and a choice are taken as they are. */
function readValue({ required: _, ...schema }: Operation["query"][string], value: string): [Schema, unknown] {
  const isText = schema.type === "string" || schema.type === undefined || schema.oneOf !== undefined;
  if (isText) return [schema.oneOf === undefined ? schema : {}, value];
  if (schema.type === "array") return [schema.items ?? {}, value];
  try {
    return [schema, JSON.parse(value)];
  } catch {
    return [schema, value];
  }
}

function checkBody(
  { body: schema, isBodyRequired }: Operation,
  body: Readonly<Record<string, unknown>> | null,
): SchemaProblem[] {
  if (schema !== undefined)
    return body === null && !isBodyRequired ? [] : findSchemaProblems(schema, body ?? {}, "body");
  const names = Object.keys(body ?? {});
  return names.map((name) => ({ kind: "undocumented", message: `body.${name}: it takes no body` }));
}
