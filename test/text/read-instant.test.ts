import fc from "fast-check";
import { expect, test } from "vitest";
import { readInstant } from "../../shared/text/read-instant.ts";

test.each([
  ["2026-01-31T09:30:00Z", Date.UTC(2026, 0, 31, 9, 30)],
  ["2026-01-31t09:30:00z", Date.UTC(2026, 0, 31, 9, 30)],
  ["2026-01-31T09:30:00.5Z", Date.UTC(2026, 0, 31, 9, 30, 0, 500)],
  ["2026-01-31T09:30:00.123999Z", Date.UTC(2026, 0, 31, 9, 30, 0, 123)],
  ["2026-01-31T00:30:00+05:30", Date.UTC(2026, 0, 30, 19, 0)],
  ["2026-01-31T23:30:00-01:00", Date.UTC(2026, 1, 1, 0, 30)],
  ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
  ["1969-12-31T23:59:59.999Z", -1],
])("%s is an instant", (text, expected) => {
  expect(readInstant(text)).toBe(expected);
});

test.each([
  "",
  "2024-01-01",
  "2024-01-01T10:00:00",
  "2024-01-01T10:00Z",
  "2024-01-01 10:00:00Z",
  "2024-1-1T10:00:00Z",
  "2023-02-29T00:00:00Z",
  "2024-02-30T00:00:00Z",
  "2024-13-01T00:00:00Z",
  "2024-00-10T00:00:00Z",
  "2024-01-00T00:00:00Z",
  "2024-01-01T24:00:00Z",
  "2024-01-01T10:60:00Z",
  "2024-01-01T10:00:60Z",
  "2024-01-01T10:00:00.Z",
  "2024-01-01T10:00:00+0100",
  "2024-01-01T10:00:00+24:00",
  " 2024-01-01T10:00:00Z",
  "2024-01-01T10:00:00Z\n",
  "1704067200",
])("%j is none", (text) => {
  expect(readInstant(text)).toBeNull();
});

test("every instant is read back as JavaScript writes it", () => {
  const dates = fc.date({
    min: new Date("0000-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(dates, (date) => {
      expect(readInstant(date.toISOString())).toBe(date.getTime());
    }),
  );
});
