/** The parts of GitHub's OpenAPI description that are read here. */
interface Description {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly Json[];
  readonly requestBody?: Json;
}

type Json = Readonly<Record<string, unknown>>;

/** What the product uses, or may: "METHOD /path". */
const WANTED: readonly RegExp[] = [
  /^\w+ \/app(?:$|\/)/,
  /^\w+ \/app-manifests\//,
  /^\w+ \/installation\//,
  /^GET \/(?:rate_limit|users\/\{username\})$/,
  /^GET \/orgs\/\{org\}\/(?:installation|issue-types)$/,
  /^\w+ \/orgs\/\{org\}\/projectsV2(?:$|\/)/,
  /^GET \/repos\/\{owner\}\/\{repo\}(?:$|\/(?:installation|issue-types|commits|commits\/\{ref\})$)/,
  /^\w+ \/repos\/\{owner\}\/\{repo\}\/(?:labels|issues|check-runs)(?:$|\/)/,
  /^\w+ \/repos\/\{owner\}\/\{repo\}\/(?:contents\/\{path\}|dispatches)$/,
  /^GET \/repos\/\{owner\}\/\{repo\}\/collaborators\/\{username\}\/permission$/,
  /^GET \/repos\/\{owner\}\/\{repo\}\/pulls(?:$|\/\{pull_number\}(?:$|\/files$))/,
];

/** What is kept of a JSON schema. */
const KEPT = ["type", "nullable", "enum", "required"];

/**
 * The operations that the product may use, one a line, as JSON: method, path, the names of what the path and the query
 * take, and the schema of the body, without the prose.
 */
export function extractOperations(description: Description): string {
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation }))
      .filter((it) => WANTED.some((wanted) => wanted.test(`${it.method} ${it.path}`))),
  );
  const lines = operations.map(({ method, path, operation }) =>
    JSON.stringify(extract(description, method, path, operation)),
  );
  const head = `"source": "npm @octokit/openapi, generated/api.github.com.json"`;
  const version = `"version": ${JSON.stringify(description.info.version)}`;
  return `{\n${head},\n${version},\n"operations": [\n${lines.join(",\n")}\n]\n}\n`;
}

function extract(description: Description, method: string, path: string, operation: Operation): Json {
  const parameters = (operation.parameters ?? []).map((it) => resolve(description, it));
  const query = parameters.filter((it) => it.in === "query");
  const body = operation.requestBody && resolve(description, operation.requestBody);
  const content = Object.values((body?.content ?? {}) as Record<string, { readonly schema?: Json }>)[0];
  return {
    method,
    path,
    id: operation.operationId,
    pathParameters: parameters.filter((it) => it.in === "path").map(({ name }) => name),
    query: Object.fromEntries(
      query.map(({ name, required, schema }) => [
        name,
        { ...(required === true && { required }), ...prune(description, schema as Json) },
      ]),
    ),
    ...(content?.schema && {
      isBodyRequired: body?.required === true,
      body: prune(description, content.schema),
    }),
  };
}

/** The thing itself, or what its "$ref" (within the same file) names. */
function resolve(description: Description, node: Json): Json {
  if (typeof node.$ref !== "string") return node;
  const parts = node.$ref.replace(/^#\//, "").split("/");
  const found = parts.reduce<unknown>((at, part) => (at as Json | undefined)?.[part], description);
  return resolve(description, found as Json);
}

function prune(description: Description, given: Json): Json {
  const schema = resolve(description, given);
  const inside = (node: unknown): Json => prune(description, node as Json);
  const properties = Object.entries((schema.properties ?? {}) as Json);
  const more = schema.additionalProperties;
  const lists = ["oneOf", "anyOf", "allOf"].filter((name) => Array.isArray(schema[name]));
  return {
    ...Object.fromEntries(KEPT.filter((name) => name in schema).map((name) => [name, schema[name]])),
    ...(properties.length > 0 && {
      properties: Object.fromEntries(properties.map(([name, node]) => [name, inside(node)])),
    }),
    ...(more !== undefined && { additionalProperties: typeof more === "boolean" ? more : inside(more) }),
    ...(schema.items !== undefined && { items: inside(schema.items) }),
    ...Object.fromEntries(lists.map((name) => [name, (schema[name] as readonly unknown[]).map(inside)])),
  };
}
