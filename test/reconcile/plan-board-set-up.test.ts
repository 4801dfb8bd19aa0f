import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Project } from "../../shared/domain/flow-map.ts";
import { planBoardSetUp } from "../../shared/reconcile/plan-board-set-up.ts";
import type { Board, BoardField, BoardOption } from "../../shared/reconcile/ports.ts";
import { foldName } from "../../shared/text/fold-name.ts";
import { flowMapOf } from "../decide/build.ts";

const MAP = flowMapOf(`
streams:
  checkout: { outcome: Shoppers pay, words: [pay], color: blue }
  refunds: { name: Money back, words: [refund], color: red }
  legacy: { retired: { into: checkout } }
project: { owner: acme, number: 7 }
`);
const PROJECT: Project = MAP.project!;

const boardOf = (field: BoardField, more: Partial<Board> = {}): Board => ({
  id: "P",
  title: "Flow",
  url: "https://github.com/orgs/acme/projects/7",
  closed: false,
  writable: true,
  field,
  ...more,
});
const optionOf = (name: string, id: string | null = `id of ${name}`): BoardOption => ({
  id,
  name,
  color: "GRAY",
  description: `of ${name}`,
});
const select = (...options: BoardOption[]): BoardField => ({
  kind: "single-select",
  id: "F",
  databaseId: 9,
  options,
});
const plan = (board: Board | null, map = MAP) => planBoardSetUp(board, PROJECT, map);

const CHECKOUT = { id: null, name: "Checkout", color: "BLUE", description: "Shoppers pay" };
const MONEY_BACK = { id: null, name: "Money back", color: "RED", description: "" };

describe("what is written", () => {
  test("a missing field is created with the living streams", () =>
    expect(plan(boardOf({ kind: "missing" }))).toEqual({
      step: { kind: "create-field", options: [CHECKOUT, MONEY_BACK] },
      usable: true,
      troubles: [],
    }));

  test("new options come behind those that are there, which stay as they are", () => {
    const [theirs, ours] = [optionOf("Theirs"), optionOf("money BACK")];
    expect(plan(boardOf(select(theirs, ours)))).toEqual({
      step: { kind: "set-options", fieldId: "F", options: [theirs, ours, CHECKOUT] },
      usable: true,
      troubles: [],
    });
  });

  test("nothing, when all are there by name, whatever case, colour and description", () =>
    expect(plan(boardOf(select(optionOf("CHECKOUT"), optionOf("Money back "))))).toEqual({
      step: null,
      usable: true,
      troubles: [],
    }));

  test("a long outcome is cut, in one line", () => {
    const map = flowMapOf(`streams: { a: { words: [a], outcome: "x\\n${"y".repeat(500)}" } }`);
    const { step } = plan(boardOf({ kind: "missing" }), map);
    expect(step?.options[0]?.description).toMatch(/^x y{197}…$/);
  });
});

describe("what is in the way: where, what, and what to do", () => {
  test.each([
    [
      "a board out of sight",
      null,
      'project: board 7 of "acme" is not there, or cannot be seen. Check project.owner (an organisation: Apps cannot see boards of users) and project.number; the App needs "Organization permissions > Projects: Read and write", accepted by an owner of "acme", and a workflow\'s GITHUB_TOKEN sees no boards.',
    ],
    [
      "a closed one",
      boardOf(select(), { closed: true }),
      'project: board 7 of "acme" ("Flow") is closed, so it is left alone. Reopen it, name another in project.number, or remove the section project from the flow map.',
    ],
    [
      "one that may not be changed",
      boardOf({ kind: "missing" }, { writable: false }),
      'project: board 7 of "acme" can be read but not changed. The App needs "Organization permissions > Projects: Read and write", accepted by an owner of "acme"; a person\'s token needs the role Write on the board.',
    ],
    [
      "a field of another type",
      boardOf({ kind: "other-type", type: "TEXT" }),
      'project: board 7 of "acme": the field "Stream" has the type TEXT, and must be SINGLE_SELECT. Rename or delete it there, or name another field in project.field: a missing one is created.',
    ],
  ])("%s", (_what, board, trouble) =>
    expect(plan(board)).toEqual({ step: null, usable: false, troubles: [trouble] }),
  );

  test("a full field: what finds no room, and what could go", () => {
    const names = Array.from({ length: 50 }, (_, index) => `Old ${index}`);
    const { step, usable, troubles } = plan(boardOf(select(...names.map((name) => optionOf(name)))));
    expect([step, usable]).toEqual([null, true]);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatch(
      /the field "Stream" has no room for "Checkout", "Money back": GitHub allows 50 options\. Delete some that are no longer used: "Old 0", "Old 1", .*…\.$/,
    );
  });

  test("room for one: the first of the map is added", () => {
    const names = Array.from({ length: 49 }, (_, index) => `Old ${index}`);
    const { step, troubles } = plan(boardOf(select(...names.map((name) => optionOf(name)))));
    expect(step?.options).toHaveLength(50);
    expect(step?.options.at(-1)).toEqual(CHECKOUT);
    expect(troubles[0]).toContain('no room for "Money back":');
  });

  test("a stranger's names make no second line", () => {
    const names = Array.from({ length: 50 }, (_, index) => `${index}\n::error::\u001b[31m\u202e`);
    const { troubles } = plan(boardOf(select(...names.map((name) => optionOf(name)))));
    const closed = plan(boardOf(select(), { closed: true, title: "a\r\n##[error]b" }));
    for (const line of [...troubles, ...closed.troubles]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(line).not.toMatch(/[\u0000-\u001f\u202e]|##\[/);
    }
  });
});

test("whatever is there: nothing is lost, moved or changed, and what is done is enough", () => {
  const options = fc.uniqueArray(
    fc.string({ maxLength: 12 }).map((name) => optionOf(name)),
    {
      selector: ({ name }) => name,
      maxLength: 50,
    },
  );
  fc.assert(
    fc.property(options, (present) => {
      const { step, troubles } = plan(boardOf(select(...present)));
      const after = step?.options ?? present;
      expect(after.slice(0, present.length)).toEqual(present);
      expect(after.length).toBeLessThanOrEqual(50);
      const made = after.map((option, index) => ({ ...option, id: option.id ?? `new ${index}` }));
      const again = plan(boardOf(select(...made)));
      expect(again.step).toBeNull();
      expect(again.troubles).toEqual(troubles);
      const names = new Set(after.map(({ name }) => foldName(name)));
      if (troubles.length === 0) expect(names).toContain("money back");
    }),
  );
});
