/** What is kept of a JSON schema: names, types, what is needed. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** "undocumented" = a name that is not there; "invalid" = missing, of another type, or none of the allowed values. */
export interface SchemaProblem {
  readonly kind: "undocumented" | "invalid";
  readonly message: string;
}

/**
 * Where the value does not fit. An object with named properties takes no others, unless the schema says it does; of
 * several choices the one that fits best is told.
 *
 * @param at what the value is called in messages: "body", "body.labels[0]"
 */
export function findSchemaProblems(schema: Schema, value: unknown, at: string): SchemaProblem[] {
  if (value === null && schema.nullable === true) return [];
  const chosen = checkChoices(schema.oneOf ?? schema.anyOf ?? [], value, at);
  const all = (schema.allOf ?? []).flatMap((it) => findSchemaProblems(it, value, at));
  const own = findTypeProblem(schema, value, at);
  if (own !== null) return [own, ...chosen, ...all];
  return [...chosen, ...all, ...findInnerProblems(schema, value, at)];
}

function checkChoices(choices: readonly Schema[], value: unknown, at: string): SchemaProblem[] {
  const ofType = choices.filter((it) => findTypeProblem(it, value, at) === null);
  const found = (ofType.length > 0 ? ofType : choices).map((it) => findSchemaProblems(it, value, at));
  return found.sort((a, b) => a.length - b.length)[0] ?? [];
}

function findTypeProblem(schema: Schema, value: unknown, at: string): SchemaProblem | null {
  const { type, enum: values } = schema;
  const types = typeof type === "string" ? [type] : (type ?? []);
  if (types.length > 0 && !types.some((it) => hasType(it, value)))
    return { kind: "invalid", message: `${at} is ${describe(value)}, not ${types.join(" or ")}` };
  if (values === undefined || values.includes(value)) return null;
  return { kind: "invalid", message: `${at} is ${JSON.stringify(value)}, not one of ${values.join(", ")}` };
}

function hasType(type: string, value: unknown): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "null") return value === null;
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "array" : typeof value;
}

function findInnerProblems(schema: Schema, value: unknown, at: string): SchemaProblem[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return [];
    return value.flatMap((it, index) => findSchemaProblems(items, it, `${at}[${index}]`));
  }
  if (typeof value !== "object" || value === null) return [];
  const given = value as Readonly<Record<string, unknown>>;
  const missing = (schema.required ?? [])
    .filter((name) => given[name] === undefined)
    .map((name): SchemaProblem => ({ kind: "invalid", message: `${at}.${name} is missing` }));
  const entries = Object.entries(given).filter(([, it]) => it !== undefined);
  return [...missing, ...entries.flatMap(([name, it]) => findPropertyProblems(schema, name, it, at))];
}

function findPropertyProblems(schema: Schema, name: string, value: unknown, at: string): SchemaProblem[] {
  const { properties, additionalProperties: more } = schema;
  const known = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (known !== undefined) return findSchemaProblems(known, value, `${at}.${name}`);
  if (typeof more === "object") return findSchemaProblems(more, value, `${at}.${name}`);
  const isOpen = more === true || (properties === undefined && more === undefined);
  if (isOpen) return [];
  const names = Object.keys(properties ?? {}).join(", ");
  return [{ kind: "undocumented", message: `${at}.${name} is not documented; there are: ${names}` }];
}
