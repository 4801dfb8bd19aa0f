import { describe, expect, test } from "vitest";
import { readCommands } from "../../app/commands.ts";
import { type Asker, permitCommands } from "../../app/permit-commands.ts";
import { mapOf } from "../decide/build.ts";

const { flowMap: MAP } = mapOf("streams: { checkout: { words: [cart] }, refunds: { words: [refund] } }");
const ALL = "/stream none\n/stream why\n/stream recheck\n/stream checkout";
const permit = (body: string, asker: Partial<Asker>) =>
  permitCommands(readCommands(body, MAP), {
    canTriage: false,
    isAuthor: false,
    isOpen: true,
    outcome: "unmapped",
    ...asker,
  });
const checkout = { kind: "stream", id: "checkout" };

describe("with triage permission", () => {
  test.each(["mapped", "unmapped", "tie"] as const)("everything, on an issue that is %s", (outcome) => {
    const reading = readCommands(`${ALL}\n/stream nowhere`, MAP);
    expect(permitCommands(reading, { canTriage: true, isAuthor: false, isOpen: true, outcome })).toEqual({
      ...reading,
      permission: "all",
    });
  });
});

describe("an issue that is left alone", () => {
  test.each<[string, Partial<Asker>, string]>([
    ["a closed one", { isOpen: false }, "The issue is closed"],
    ["a closed one that is ignored", { isOpen: false, outcome: "ignored" }, "The issue is closed"],
    ["an ignored one", { outcome: "ignored" }, "The flow map ignores this issue"],
  ])("%s is explained, and not set, whoever asks", (_, issue, problem) => {
    const asker = { canTriage: true, ...issue };
    expect(permit(`${ALL}\n/stream nowhere`, asker)).toEqual({
      permission: "asking",
      setting: null,
      wantsWhy: true,
      wantsRecheck: true,
      problems: [expect.stringContaining(problem), expect.stringContaining('no stream "nowhere"')],
    });
    expect(permit("/stream why", asker).problems).toEqual([]);
  });
  test("its author is told that it is closed", () =>
    expect(permit("/stream checkout", { isAuthor: true, isOpen: false })).toMatchObject({
      permission: "nothing",
      setting: null,
      problems: [expect.stringContaining("The issue is closed")],
    }));
});

describe("the issue's author", () => {
  test.each(["unmapped", "tie"] as const)("names a stream while it is %s", (outcome) => {
    expect(permit("/stream checkout", { isAuthor: true, outcome })).toEqual({
      permission: "name",
      setting: checkout,
      wantsWhy: false,
      wantsRecheck: false,
      problems: [],
    });
  });
  test.each(["mapped", "ignored"] as const)("sets nothing when it is %s", (outcome) => {
    const permitted = permit("/stream checkout", { isAuthor: true, outcome });
    expect(permitted).toMatchObject({ permission: "nothing", setting: null });
    expect(permitted.problems).toEqual([expect.stringContaining("only while it has none")]);
  });
  test.each([
    "/stream none",
    "/stream auto",
    "/stream why",
    "/stream recheck",
    "/stream checkout\n/stream none",
  ])("may not: %j", (body) => {
    const permitted = permit(body, { isAuthor: true });
    expect(permitted).toMatchObject({ setting: null, wantsWhy: false, wantsRecheck: false });
    expect(permitted.problems).toEqual([expect.stringContaining("triage permission")]);
  });
  test("gets the stream, and told what is refused", () => {
    const permitted = permit(ALL, { isAuthor: true });
    expect(permitted).toMatchObject({ setting: checkout, wantsWhy: false, wantsRecheck: false });
    expect(permitted.problems).toHaveLength(1);
  });
  test("is told of a typo", () => {
    expect(permit("/stream chekout", { isAuthor: true }).problems).toEqual([
      expect.stringContaining('Is "checkout" meant?'),
    ]);
  });
});

test.each([ALL, "/stream checkout", "/stream nowhere", "/stream"])("anybody else may nothing: %j", (body) => {
  const permitted = permit(body, {});
  expect(permitted).toMatchObject({
    permission: "nothing",
    setting: null,
    wantsWhy: false,
    wantsRecheck: false,
  });
  expect(permitted.problems).toEqual([expect.stringContaining("triage permission")]);
});

test.each(["/stream why", "/stream none"])(
  "an author is not told of streams where it asked for something else: %s",
  (body) =>
    expect(permit(body, { isAuthor: true, outcome: "mapped" }).problems).toEqual([
      "These commands are for people with triage permission on this repository.",
    ]),
);
