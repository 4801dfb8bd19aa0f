import { describe, expect, test } from "vitest";
import { addField } from "../github/state/change-field.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { listTroubles } from "./list-troubles.ts";
import { labelsOf, openScenario, STREAMS, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";

/* Where other tools for boards hurt their users, row by row: what happens here. */

const option = (name: string) => ({ name, color: "GRAY", description: "" }) as const;

test("unknown project field: it is created; one of another type is told with field, type and the valid one", async () => {
  const scenario = await openScenario({
    map: WITH_BOARD.replace("number: 1", "number: 1, field: Value flow"),
  });
  const { fake, board, open, log } = scenario;
  const issue = await open("The cart is empty");
  expect(readCard(board, issue, "Value flow")).toBe("Checkout");
  addField(fake.world, board, { name: "Size", dataType: "NUMBER" });
  fake
    .as("mara")
    .push("shop/web", ".github/flow-map.yml", WITH_BOARD.replace("number: 1", "number: 1, field: Size"));
  await scenario.settle();
  expect(listTroubles(log)).toEqual([
    'warn: project: board 1 of "shop": the field "Size" has the type NUMBER, and must be SINGLE_SELECT. Rename or delete it there, or name another field in project.field: a missing one is created.',
  ]);
});

test("unknown option: it is created with all ids kept", async () => {
  const scenario = await openScenario({ map: WITH_BOARD });
  const { fake, board, open } = scenario;
  const field = addField(fake.world, board, {
    name: "Stream",
    dataType: "SINGLE_SELECT",
    options: [option("Later"), option("Refunds")],
  });
  const ids = field.options.map(({ id }) => id);
  const issue = await open("The cart is empty");
  expect(field.options.map(({ name }) => name)).toEqual(["Later", "Refunds", "Checkout"]);
  expect(field.options.slice(0, 2).map(({ id }) => id)).toEqual(ids);
  expect(readCard(board, issue)).toBe("Checkout");
});

test("option list changed through the API: no card loses its value", async () => {
  const scenario = await openScenario({ map: WITH_BOARD });
  const { fake, board, open, settle } = scenario;
  const field = addField(fake.world, board, {
    name: "Stream",
    dataType: "SINGLE_SELECT",
    options: Array.from({ length: 20 }, (_, index) => option(`Team ${index}`)),
  });
  fake.post.hold();
  const cards = field.options.map(({ name }, index) => {
    const issue = fake.as("sam").openIssue("shop/web", { title: `Chore ${index}` });
    fake.as("mara").addCard(board, issue);
    fake.as("mara").moveCard(board, issue, "Stream", name);
    return issue;
  });
  fake.post.release(() => []);
  await open("The cart is empty");
  const more = "  search: { name: Search, words: [search] }\n";
  fake.as("mara").push("shop/web", ".github/flow-map.yml", WITH_BOARD.replace("project:", `${more}project:`));
  await settle();
  expect(field.options).toHaveLength(23);
  expect(cards.map((issue) => readCard(board, issue))).toEqual(cards.map((_, index) => `Team ${index}`));
});

describe("set a board field while adding", () => {
  test("the card that we add has its value in the same job", async () => {
    const { open, board, takeRequests } = await openScenario({ map: WITH_BOARD });
    const issue = await open("The cart is empty");
    expect(readCard(board, issue)).toBe("Checkout");
    expect(takeRequests()).toEqual(["ReadIssue", "WriteIssues", "WriteIssues"]);
  });

  test("and so has one that a person, or the board's own workflow, adds", async () => {
    const map = WITH_BOARD.replace("number: 1", "number: 1, add-items: false");
    const { fake, open, board, settle } = await openScenario({ map });
    fake.seed.user("github-project-automation", "Bot");
    for (const login of ["mara", "github-project-automation"]) {
      const issue = await open("The cart is empty");
      fake.as(login).addCard(board, issue);
      await settle();
      expect(readCard(board, issue)).toBe("Checkout");
    }
  });
});

test("auth failures that say so: a token that sees no board is told the permission, not that there is none", async () => {
  const { open, log } = await openScenario({
    map: WITH_BOARD,
    permissions: { issues: "write", contents: "read" },
  });
  const issue = await open("The cart is empty");
  expect(labelsOf(issue)).toEqual(["stream: checkout"]);
  expect(listTroubles(log)).toEqual([
    expect.stringMatching(
      /cannot be seen.*"Organization permissions > Projects: Read and write", accepted by an owner/,
    ),
  ]);
});

test("errors that name the valid values: a command for a stream that is not there", async () => {
  const { fake, app, open, settle } = await openScenario({ map: STREAMS });
  const issue = await open("The cart is empty");
  fake.as("tom").comment(issue, "/stream chekout");
  await settle();
  const [, reply] = fake.world.comments.get(issue)!;
  expect(reply!.author).toBe(app.bot);
  for (const name of ["checkout", "refunds", "none", "auto", "why", "recheck"])
    expect(reply!.body).toContain(`\`/stream ${name}\``);
});

test("never re-add a board item that a person removed", async () => {
  const scenario = await openScenario({ map: WITH_BOARD });
  const { fake, open, settle, board } = scenario;
  const issue = await open("The cart is empty");
  fake.post.hold();
  fake.as("tom").removeCard(board, issue);
  fake.post.release(() => []);
  fake.as("sam").edit(issue, { title: "A chargeback" });
  await settle();
  fake.as("mara").push("shop/web", ".github/flow-map.yml", `${WITH_BOARD}# again\n`);
  await settle();
  expect([labelsOf(issue), readCard(board, issue)]).toEqual([["stream: refunds"], undefined]);
  await expectNothingLeft(scenario, issue);
});
