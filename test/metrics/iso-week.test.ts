import fc from "fast-check";
import { expect, test } from "vitest";
import { weekName, weekStart } from "../../shared/metrics/iso-week.ts";
import { WEEK } from "../../shared/metrics/span.ts";

/** The week of an instant, and the day on which it starts. */
function nameOf(instant: string): string {
  const start = weekStart(Date.parse(instant));
  return `${weekName(start)} from ${new Date(start).toISOString()}`;
}

test.each([
  ["1969-12-29T00:00:00Z", "1970-W01", "1969-12-29"],
  ["1969-12-28T23:59:59.999Z", "1969-W52", "1969-12-22"],
  ["1970-01-01T00:00:00Z", "1970-W01", "1969-12-29"],
  ["2004-12-31T12:00:00Z", "2004-W53", "2004-12-27"],
  ["2005-01-02T23:59:59.999Z", "2004-W53", "2004-12-27"],
  ["2005-01-03T00:00:00Z", "2005-W01", "2005-01-03"],
  ["2007-12-31T00:00:00Z", "2008-W01", "2007-12-31"],
  ["2008-12-28T23:59:59Z", "2008-W52", "2008-12-22"],
  ["2008-12-29T00:00:00Z", "2009-W01", "2008-12-29"],
  ["2009-12-31T00:00:00Z", "2009-W53", "2009-12-28"],
  ["2010-01-03T00:00:00Z", "2009-W53", "2009-12-28"],
  ["2024-02-29T00:00:00Z", "2024-W09", "2024-02-26"],
  ["2024-12-30T00:00:00Z", "2025-W01", "2024-12-30"],
  ["2026-10-05T00:00:00Z", "2026-W41", "2026-10-05"],
  ["2026-10-04T23:59:59.999Z", "2026-W40", "2026-09-28"],
  ["2026-12-31T00:00:00Z", "2026-W53", "2026-12-28"],
  ["2027-01-03T23:00:00Z", "2026-W53", "2026-12-28"],
  ["2027-01-04T00:00:00Z", "2027-W01", "2027-01-04"],
  ["0000-01-01T00:00:00Z", "-000001-W52", "-000001-12-27"],
  ["9999-12-31T00:00:00Z", "9999-W52", "9999-12-27"],
])("%s is in %s, which starts on %s", (instant, name, start) => {
  expect(nameOf(instant)).toBe(`${name} from ${start}T00:00:00.000Z`);
});

const instants = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) });

test("a week holds its instant and starts on a Monday, 00:00 UTC", () => {
  fc.assert(
    fc.property(instants, (at) => {
      const start = weekStart(at);
      expect(start <= at && at < start + WEEK).toBe(true);
      expect(new Date(start).getUTCDay()).toBe(1);
      expect(new Date(start).toISOString()).toMatch(/T00:00:00\.000Z$/);
    }),
  );
});

test("the week of 4 January is the first, and each that follows is one more or a first", () => {
  fc.assert(
    fc.property(instants, (at) => {
      const year = new Date(at).getUTCFullYear();
      expect(weekName(weekStart(Date.UTC(year, 0, 4)))).toBe(`${year}-W01`);
      const [name, next] = [weekName(weekStart(at)), weekName(weekStart(at) + WEEK)];
      const [isoYear, week] = name.split("-W").map(Number);
      const second = `${isoYear}-W${String(week! + 1).padStart(2, "0")}`;
      expect([second, `${isoYear! + 1}-W01`]).toContain(next);
    }),
  );
});
