/** RFC 3339 with a zone, as milliseconds. */
export function readInstant(value: unknown, field: string): number {
  const at =
    typeof value === "string" && /T.*(?:Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new Error(`${field} ${JSON.stringify(value)} is no instant`);
  return at;
}
