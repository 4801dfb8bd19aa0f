import { expect, test } from "vitest";
import { parse } from "yaml";
import { INPUT_NAMES } from "../../action/inputs.ts";
import { OUTPUT_NAMES } from "../../action/outputs.ts";
import { ACTION_YML } from "../action-host/read-action-yml.ts";
import { readPage } from "./read-page.ts";
import { readTable } from "./read-table.ts";

const PAGE = readPage("docs/action.md");
const bare = (cell: string | undefined): string => (cell ?? "").replaceAll("`", "");

test("docs/action.md tells of each input in the order of action.yml, with its default, and of no other", () => {
  const rows = readTable(PAGE, "input", "what it is", "default");
  expect(rows.map(([name]) => bare(name))).toEqual(Object.keys(ACTION_YML.inputs));
  for (const [name, , preset] of rows) {
    const { default: given } = ACTION_YML.inputs[bare(name)]!;
    if (given !== undefined) expect([name, bare(preset)]).toEqual([name, given]);
    // What is no default of action.yml is said in words.
    else expect([name, preset]).toEqual([name, expect.not.stringMatching(/^`[^`]*`$/)]);
  }
  expect(rows.map(([name]) => bare(name))).toEqual([...INPUT_NAMES]);
});

test("docs/action.md tells of each output, and of no other", () => {
  const rows = readTable(PAGE, "output", "what it is");
  expect(rows.map(([name]) => bare(name))).toEqual(Object.keys(ACTION_YML.outputs));
  expect(rows.map(([name]) => bare(name))).toEqual([...OUTPUT_NAMES]);
});

test("action.yml describes each input and output", () => {
  for (const { description } of [...Object.values(ACTION_YML.inputs), ...Object.values(ACTION_YML.outputs)]) {
    expect(description).toMatch(/^[A-Z`].{20,}\.$/);
  }
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly jobs?: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
  readonly steps?: readonly Step[];
}

// Those in `yml`: what stands in `yaml` is a flow map.
test("the example workflows give only inputs that are there, and every action of others by its commit", () => {
  const workflows = PAGE.blocks
    .filter(({ language }) => language === "yml")
    .map(({ code }) => parse(code) as Workflow);
  const steps = workflows.flatMap(({ jobs, steps = [] }) => [
    ...steps,
    ...Object.values(jobs ?? {}).flatMap((job) => job.steps),
  ]);
  const ours = steps.filter(({ uses }) => uses?.includes("/streamkeeper@"));
  expect(ours.length).toBeGreaterThan(4);
  for (const step of ours) {
    expect(
      Object.keys(step.with ?? {}).filter((name) => !(INPUT_NAMES as readonly string[]).includes(name)),
    ).toEqual([]);
  }
  const pins = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses.split("@")[1]]));
  expect(new Set(pins)).toEqual(new Set(["COMMIT"]));
});
