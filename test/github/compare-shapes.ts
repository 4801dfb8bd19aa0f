type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const kindOf = (value: Json): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value;

/**
 * What the example has and the other lacks ("issue.draft is missing"), or has as another type. Null fits every type, of
 * a list only the first entries are compared, and what `isLeftOut` says of a path is not looked at.
 */
export function compareShapes(
  example: Json,
  value: Json,
  isLeftOut: (path: string) => boolean,
  path = "",
): string[] {
  if (example === null || value === null) return [];
  if (kindOf(example) !== kindOf(value)) return [`${path} is ${kindOf(value)}, not ${kindOf(example)}`];
  if (typeof example !== "object" || typeof value !== "object") return [];
  if (Array.isArray(example)) {
    const [first, mine] = [example[0], (value as readonly Json[])[0]];
    return first === undefined || mine === undefined
      ? []
      : compareShapes(first, mine, isLeftOut, `${path}[0]`);
  }
  return Object.entries(example as Record<string, Json>).flatMap(([name, wanted]) => {
    const there = path === "" ? name : `${path}.${name}`;
    if (isLeftOut(there)) return [];
    const mine = (value as Readonly<Record<string, Json>>)[name];
    return mine === undefined ? [`${there} is missing`] : compareShapes(wanted, mine, isLeftOut, there);
  });
}
