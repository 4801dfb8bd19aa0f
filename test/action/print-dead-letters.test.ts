import { describe, expect, test } from "vitest";
import type { DeadLetter } from "../../action/dead-letter.ts";
import { findLetters } from "../../action/find-letters.ts";
import { printDeadLetters } from "../../action/print-dead-letters.ts";
import { parseAddress, readOperatorAddress } from "../../action/read-operator-address.ts";
import { shortenIds } from "../../action/shorten-ids.ts";

const letter = (id: string, error: string): DeadLetter => ({
  id,
  target: "sweep 49 acme/shop",
  attempts: 1200,
  kind: null,
  error,
  at: "2026-11-24T16:00:30.000Z",
});
const print = (letters: readonly DeadLetter[], width: number): string =>
  printDeadLetters(letters, 0, { paint: (_, text) => text, width });

describe("the table", () => {
  const letters = [letter("aaaaaaaa-1", "GitHub refused it. Do this."), letter("bbbbbbbb-1", "Short.")];

  test("has reasons behind their rows where all of them fit", () => {
    const page = `Id        What                Given up, UTC     Tries  Why
aaaaaaaa  sweep 49 acme/shop  2026-11-24 16:00  1,200  GitHub refused it. Do this.
bbbbbbbb  sweep 49 acme/shop  2026-11-24 16:00  1,200  Short.`;
    expect(print(letters, 82)).toBe(page);
    expect(print(letters, Number.POSITIVE_INFINITY)).toBe(page);
  });

  test("else below them, whole", () => {
    expect(print(letters, 81)).toBe(`Id        What                Given up, UTC     Tries
aaaaaaaa  sweep 49 acme/shop  2026-11-24 16:00  1,200
  GitHub refused it. Do this.
bbbbbbbb  sweep 49 acme/shop  2026-11-24 16:00  1,200
  Short.`);
  });

  test("shows as much of an id as tells it from the others", () => {
    expect(shortenIds(["aaaaaaaa-1111", "aaaaaaaa-1122", "bbbbbbbb-1111"])).toEqual([
      "aaaaaaaa-111",
      "aaaaaaaa-112",
      "bbbbbbbb-111",
    ]);
    expect(shortenIds(["aaaaaaaa-1111"])).toEqual(["aaaaaaaa"]);
    // Two that are the same end it, too.
    expect(shortenIds(["a", "a"])).toEqual(["a", "a"]);
  });
});

test("letters are found by how their ids begin, a whole id also where it is not listed", () => {
  const whole = "cccccccc-0000-4000-8000-000000000000";
  const listed = [letter("aaaaaaaa-1", ""), letter("aaaaaaaa-2", ""), letter("bbbbbbbb-1", "")];
  expect(findLetters(["BBBB", "bbbbbbbb", "aaaa", whole, "dddd"], listed)).toEqual({
    letters: [listed[2]],
    ids: ["bbbbbbbb-1", whole],
    unknown: ["aaaa", "dddd"],
  });
});

describe("where the App answers", () => {
  test.each([
    [{}, "http://127.0.0.1:9464"],
    [{ METRICS_PORT: "", OPERATE_HOST: "" }, "http://127.0.0.1:9464"],
    [{ METRICS_PORT: "9000" }, "http://127.0.0.1:9000"],
    [{ OPERATE_HOST: "0.0.0.0" }, "http://127.0.0.1:9464"],
    [{ OPERATE_HOST: "::" }, "http://127.0.0.1:9464"],
    [{ OPERATE_HOST: "10.0.0.5", METRICS_PORT: "1" }, "http://10.0.0.5:1"],
    [{ OPERATE_HOST: "fd00::5" }, "http://[fd00::5]:9464"],
    [{ OPERATE_HOST: "localhost" }, "http://localhost:9464"],
  ])("%j: %s", (environment, address) => expect(readOperatorAddress(environment)).toBe(address));

  test.each([
    ["http://app:9464/", "http://app:9464"],
    ["https://ops.example.com/streamkeeper/?a#b", "https://ops.example.com/streamkeeper"],
    ["app:9464", null],
    ["", null],
  ])("%s", (written, address) => expect(parseAddress(written)).toBe(address));
});
