/**
 * The first place where two results differ, with both values; null = they agree, numbers to 1e-6. Of `expected` only
 * what it has is compared; texts for people are not.
 */
export function findDifference(expected: unknown, found: unknown, path = ""): string | null {
  if (typeof expected === "number" && typeof found === "number") {
    return Math.abs(expected - found) <= 1e-6 ? null : tell(path, expected, found);
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return tell(path, expected, found);
    return first(expected.map((one, index) => findDifference(one, found[index], `${path}[${index}]`)));
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof found !== "object" || found === null) return tell(path, expected, found);
    const entries = Object.entries(expected).filter(([key]) => !isText(key));
    return first(
      entries.map(([key, one]) =>
        findDifference(one, (found as Record<string, unknown>)[key], `${path}.${key}`),
      ),
    );
  }
  return Object.is(expected, found) ? null : tell(path, expected, found);
}

const isText = (key: string): boolean =>
  key === "text" || (key.endsWith("Reason") && !/^(median|p85)R/.test(key));

const first = (differences: readonly (string | null)[]): string | null =>
  differences.find((one) => one !== null) ?? null;

const tell = (path: string, expected: unknown, found: unknown): string =>
  `${path}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`;
