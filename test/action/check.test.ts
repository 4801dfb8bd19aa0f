import { expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { MAP_PATH, SMALL_MAP, temporaryFolder } from "./temporary-folder.ts";

test("a valid map: one line, exit code 0", () => {
  const folder = temporaryFolder({ [MAP_PATH]: SMALL_MAP });
  expect(runCli(["check"], folder)).toEqual({
    exitCode: 0,
    stdout: `${MAP_PATH} is valid: 2 streams, 2 rules, 0 services, 0 journeys, 0 objectives.\n`,
    stderr: "",
  });
});

test("warnings do not fail", () => {
  const folder = temporaryFolder({ [MAP_PATH]: `${SMALL_MAP}  search: { words: [find] }\n` });
  const { exitCode, stdout } = runCli(["check"], folder);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("warning[no-outcome]");
  expect(stdout).toContain("is valid (1 warning): 3 streams");
});

test("errors: every one with its frame, exit code 1", () => {
  const map = SMALL_MAP.replace("words: [checkout", "wordz: [checkout").replace(
    "version: 1",
    "version: 1\nstages: 4",
  );
  const { exitCode, stdout, stderr } = runCli(
    ["check", "--map", "map.yml"],
    temporaryFolder({ "map.yml": map }),
  );
  expect(exitCode).toBe(1);
  expect(stderr).toBe("");
  expect(stdout).toBe(`error[unknown-key] Unknown key "stages".
  --> map.yml:2:1
  1 | version: 1
  2 | stages: 4
    | ^^^^^^
  3 | streams:
  fix: "stages" belongs under "report".

error[unknown-key] Unknown key "wordz" in streams.checkout.
  --> map.yml:4:56
  3 | streams:
  4 |   checkout: { outcome: Shoppers pay in under a minute, wordz: [checkout, cart, payment] }
    |                                                        ^^^^^
  5 |   refunds: { outcome: Money is back within two days, words: ["refund*", chargeback] }
  fix: Did you mean "words"?

map.yml is not valid: 2 errors.
`);
});

test.each([
  ["no file", {}, "there is no such file"],
  ["a folder", { [`${MAP_PATH}/x`]: "" }, "it is a folder"],
])("%s: one line that says what to do, exit code 1, no stack trace", (_, files, reason) => {
  const { exitCode, stdout, stderr } = runCli(["check"], temporaryFolder(files));
  expect(exitCode).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain(`${MAP_PATH}: ${reason}`);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
});

test("the options that every command understands are no error", () => {
  const folder = temporaryFolder({ [MAP_PATH]: SMALL_MAP });
  const args = ["check", "--automation", "a", "--automation", "b", "--skip-bad-rows"];
  expect(runCli(args, folder).exitCode).toBe(0);
});
