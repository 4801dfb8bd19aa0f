import { describe, expect, test } from "vitest";
import { INPUT_DEFAULTS, INPUT_NAMES, type InputName, readInputs } from "../../action/inputs.ts";
import { ACTION_YML } from "./read-action-yml.ts";
import type { Inputs } from "./write-step-environment.ts";

const read = (inputs: Inputs) => readInputs((name) => inputs[name] ?? "");
/** The lines of the error. */
function complain(inputs: Inputs): string[] {
  try {
    read(inputs);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n");
  }
}

test("nothing given: a report of the workflow's own repository to the summary", () => {
  expect(read({})).toEqual({
    command: "report",
    githubToken: null,
    projectToken: null,
    map: null,
    weeks: null,
    now: null,
    repositories: [],
    postTo: "summary",
    statusUpdate: false,
    failOn: { kind: "never" },
    jsonPath: null,
    markdownPath: null,
  });
});

describe("what an input may be", () => {
  test.each<[InputName, string, object]>([
    ["command", "check", { command: "check" }],
    ["command", " Report ", { command: "report" }],
    ["command", "sync", { command: "sync" }],
    ["github-token", "ghs_x", { githubToken: "ghs_x" }],
    ["project-token", "ghs_y", { projectToken: "ghs_y" }],
    ["map", " maps/flow.yml ", { map: "maps/flow.yml" }],
    ["weeks", "4", { weeks: 4 }],
    ["weeks", "52", { weeks: 52 }],
    ["now", "2026-06-15T11:00:00+02:00", { now: Date.parse("2026-06-15T09:00:00Z") }],
    ["repositories", "acme/shop", { repositories: ["acme/shop"] }],
    [
      "repositories",
      "\n acme/shop \r\nacme/api.v2\n\nACME/Shop\n",
      { repositories: ["acme/shop", "acme/api.v2"] },
    ],
    ["post-to", "issue", { postTo: "issue" }],
    ["status-update", "true", { statusUpdate: true }],
    ["status-update", "FALSE", { statusUpdate: false }],
    ["fail-on", "attention", { failOn: { kind: "attention" } }],
    ["fail-on", "unmapped>0", { failOn: { kind: "unmapped", over: 0 } }],
    ["fail-on", "unmapped > 20", { failOn: { kind: "unmapped", over: 20 } }],
    ["json-path", "out/figures.json", { jsonPath: "out/figures.json" }],
    ["markdown-path", "page.md", { markdownPath: "page.md" }],
  ])("%s: %j", (name, written, expected) => {
    expect(read({ [name]: written })).toMatchObject(expected);
  });
});

describe("what it may not be", () => {
  test.each<[InputName, string, RegExp]>([
    ["command", "plan", /^command: "plan" is not valid\. Write report, check or sync\.$/],
    ["weeks", "3", /4 to 52/],
    ["weeks", "53", /4 to 52/],
    ["weeks", "12.5", /4 to 52/],
    ["weeks", "1e1", /4 to 52/],
    ["now", "2026-06-15", /an instant such as 2026-06-15T09:00:00Z/],
    ["repositories", "shop", /owner\/name, such as acme\/shop, one a line/],
    ["repositories", "acme/shop, acme/api", /one a line/],
    ["repositories", "https://github.com/acme/shop", /one a line/],
    ["repositories", "acme/shop\nother/api", /several owners \(acme, other\)/],
    ["post-to", "comment", /summary or issue/],
    ["status-update", "yes", /true or false/],
    ["fail-on", "always", /never, attention, or unmapped>N/],
    ["fail-on", "unmapped>-1", /unmapped>N/],
    ["fail-on", "unmapped", /unmapped>N/],
  ])("%s: %j", (name, written, expected) => {
    expect(complain({ [name]: written })).toEqual([expect.stringMatching(expected)]);
  });

  test("a token with a blank in it is not told", () => {
    const [line] = complain({ "github-token": "ghs_se cret" });
    expect(line).toMatch(/^github-token: /);
    expect(line).not.toMatch(/se|cret/);
  });

  test("two files of the same name", () => {
    expect(complain({ "json-path": "out/x", "markdown-path": "./out/x" })).toEqual([
      expect.stringMatching(/^json-path and markdown-path name the same file/),
    ]);
    expect(complain({ "json-path": "maps/a.yml", map: "./maps/a.yml" })).toEqual([
      expect.stringMatching(/^json-path and map name the same file/),
    ]);
  });

  test("all of them are told at once", () => {
    expect(complain({ weeks: "0", command: "x", "fail-on": "y", repositories: "a\nb" })).toHaveLength(5);
  });
});

test("action.yml has these inputs in this order, and these defaults", () => {
  expect(Object.keys(ACTION_YML.inputs)).toEqual([...INPUT_NAMES]);
  const { "github-token": token, ...others } = Object.fromEntries(
    Object.entries(ACTION_YML.inputs).flatMap(([name, { default: preset }]) =>
      preset === undefined ? [] : [[name, preset]],
    ),
  );
  expect(others).toEqual(INPUT_DEFAULTS);
  expect(token).toMatch(/^\$\{\{ github\.token \}\}$/);
});
