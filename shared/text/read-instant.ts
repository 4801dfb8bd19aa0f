const RFC_3339 =
  /^(\d{4}-\d\d-\d\d)[Tt]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d+)?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** As `readInstant`; a day alone is its first moment in UTC. */
export function readDayOrInstant(text: string): number | null {
  return readInstant(DAY.test(text) ? `${text}T00:00:00Z` : text);
}

/**
 * Milliseconds since 1970 of an instant as RFC 3339 writes it: a date, a time and `Z` or an offset. Fractions count to
 * the millisecond. Null for anything else, such as a date alone, a time without zone, or 30 February.
 */
export function readInstant(text: string): number | null {
  const [, date, time, fraction = "", sign, hours, minutes] = RFC_3339.exec(text) ?? [];
  if (date === undefined) return null;
  const local = Date.parse(`${date}T${time}.${fraction.slice(1, 4).padEnd(3, "0")}Z`);
  // The parser takes 30 February for 1 March.
  if (Number.isNaN(local) || new Date(local).getUTCDate() !== Number(date.slice(8))) return null;
  if (sign === undefined) return local;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === "-" ? local + offset : local - offset;
}
