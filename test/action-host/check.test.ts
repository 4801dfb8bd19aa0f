import { describe, expect, test } from "vitest";
import { MAP_PATH, SMALL_MAP } from "../action/temporary-folder.ts";
import { listCommands } from "./read-annotations.ts";
import { runAction, type StepResult } from "./run-action.ts";
import type { Inputs } from "./write-step-environment.ts";

/** No server is asked for anything. */
const NOWHERE = { apiUrl: "http://127.0.0.1:9", token: "ghs_token" };

const check = (files: Readonly<Record<string, string>>, inputs: Inputs = {}): Promise<StepResult> =>
  runAction({ command: "check", ...inputs }, { ...NOWHERE, files });

describe("command: check", () => {
  test("a valid map: green, and one line", async () => {
    const { exitCode, log, stderr, annotations, summary } = await check({ [MAP_PATH]: SMALL_MAP });
    expect({ exitCode, stderr, annotations, summary }).toEqual({
      exitCode: 0,
      stderr: "",
      annotations: [],
      summary: "",
    });
    expect(log).toContain(`${MAP_PATH} is valid: 2 streams, 2 rules`);
  });

  test("an invalid one: red, every problem at its line, with how to repair it", async () => {
    const map = `version: 1\nstreams:\n  checkout: { outcom: Fast, words: [cart] }\n  refunds: { outcome: Money, word: [x] }\n`;
    const { exitCode, log, annotations } = await check({ [MAP_PATH]: map });
    expect(exitCode).toBe(1);
    const [first, second, ...others] = annotations.filter(({ file }) => file !== undefined);
    expect(first).toMatchObject({
      level: "error",
      file: MAP_PATH,
      line: "3",
      col: "15",
      title: "Flow map: unknown-key",
    });
    expect(first!.message).toMatch(/outcom.*\n.*outcome/s);
    expect(second).toMatchObject({ level: "error", file: MAP_PATH, line: "4" });
    expect(others.filter(({ level }) => level === "error")).toEqual([]);
    expect(annotations.at(-1)!.message).toContain(`${MAP_PATH} is not valid`);
    // The code frames, for more problems than a runner shows at their lines.
    expect(log).toMatch(/3 \|.*outcom: Fast/);
  });

  test("warnings are marked at their line and leave the job green", async () => {
    const { exitCode, annotations } = await check(
      { "maps/flow.yml": "version: 1\nstreams:\n  checkout: { words: [cart] }\n" },
      { map: "maps/flow.yml" },
    );
    expect(exitCode).toBe(0);
    expect(annotations).toMatchObject([{ level: "warning", file: "maps/flow.yml", line: "3" }]);
  });

  test("no file: what a flow map is, a first one, and that the workspace may be empty", async () => {
    const { exitCode, annotations } = await check({});
    expect(exitCode).toBe(1);
    expect(annotations).toHaveLength(1);
    expect(annotations[0]!.message).toMatch(
      /^\.github\/flow-map\.yml: there is no such file\.[\s\S]*version: 1\nstreams:\n[\s\S]*`map`[\s\S]*actions\/checkout/,
    );
  });

  test("what a stranger wrote into the map is no command to the runner", async () => {
    const map = `version: 1\n::set-output name=x::y: 1\n"##[error]z": 2\nstreams:\n  a: { outcome: b, "::add-mask::c": 3 }\n`;
    const { log } = await check({ [MAP_PATH]: map });
    expect(log).toContain("set-output");
    const commands = listCommands(log).map((line) => /^::([\w-]+)/.exec(line)?.[1]);
    expect(new Set(commands)).toEqual(new Set(["add-mask", "error"]));
    expect(listCommands(log).filter((line) => line.startsWith("::add-mask"))).toEqual([
      "::add-mask::ghs_token",
    ]);
  });
});
