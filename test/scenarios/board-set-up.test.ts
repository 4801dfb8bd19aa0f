import { describe, expect, test } from "vitest";
import { addProject, closeProject } from "../github/state/add-project.ts";
import { addField, updateField } from "../github/state/change-field.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { listTroubles } from "./list-troubles.ts";
import { labelsOf, openScenario, type Scenario, STREAMS, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";

const fieldOf = ({ board }: Scenario) => board.fields.find(({ name }) => name === "Stream");
const optionsOf = (scenario: Scenario) => fieldOf(scenario)?.options ?? [];
const gray = (name: string) => ({ name, color: "GRAY", description: "" }) as const;

describe("a new board", () => {
  test("gets the field with all options, their colours and outcomes, and a view grouped by it", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const issue = await scenario.open("The cart is empty");
    expect(optionsOf(scenario)).toMatchObject([
      { name: "Checkout", color: "BLUE", description: "Shoppers pay in under a minute" },
      { name: "Refunds", color: "GREEN", description: "Money is back within two days" },
    ]);
    const views = scenario.board.views.map(({ name, groupBy, verticalGroupBy }) => [
      name,
      ...[...groupBy, ...verticalGroupBy].map((field) => field.name),
    ]);
    expect(views).toEqual([["View 1"], ["By Stream", "Stream"]]);
    expect(readCard(scenario.board, issue)).toBe("Checkout");
    await expectNothingLeft(scenario, issue);
  });

  test("two issues at once: one field, one view, two cards", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, settle, board } = scenario;
    const one = fake.as("sam").openIssue("shop/web", { title: "The cart is empty" });
    const other = fake.as("sam").openIssue("shop/web", { title: "A chargeback" });
    await settle();
    expect([readCard(board, one), readCard(board, other)]).toEqual(["Checkout", "Refunds"]);
    expect(board.fields.filter(({ name }) => name === "Stream")).toHaveLength(1);
    expect(board.views.filter(({ name }) => name === "By Stream")).toHaveLength(1);
    expect(optionsOf(scenario)).toHaveLength(2);
  });

  test("two repositories at once that share it", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, settle, board, log } = scenario;
    const streams = "version: 1\nstreams: { search: { name: Search, words: [search] } }\n";
    const map = `${streams}project: { owner: shop, number: 1 }\n`;
    fake.seed.repository("shop/find", {
      roles: { mara: "maintain" },
      files: { ".github/flow-map.yml": map },
    });
    const one = fake.as("sam").openIssue("shop/web", { title: "The cart is empty" });
    const other = fake.as("sam").openIssue("shop/find", { title: "No search" });
    await settle();
    expect([readCard(board, one), readCard(board, other)]).toEqual(["Checkout", "Search"]);
    expect(
      optionsOf(scenario)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["Checkout", "Refunds", "Search"]);
    expect(listTroubles(log)).toEqual([]);
  });
});

describe("a board whose field lacks options", () => {
  test("keeps every card's value, name, colour and order when they are added", async () => {
    const scenario = await openScenario({ map: null });
    const { fake, board, settle, open } = scenario;
    const field = addField(fake.world, board, {
      name: "Stream",
      dataType: "SINGLE_SELECT",
      options: [gray("Legacy"), { name: "checkout", color: "PINK", description: "by hand" }],
    });
    const [legacy, checkout] = field.options;
    const old = await open("An old one");
    const paying = await open("Payment hangs");
    for (const issue of [old, paying]) fake.as("mara").addCard(board, issue);
    fake.as("mara").moveCard(board, old, "Stream", "Legacy");
    fake.as("mara").moveCard(board, paying, "Stream", "checkout");
    fake.as("mara").push("shop/web", ".github/flow-map.yml", WITH_BOARD);
    await settle();
    expect(optionsOf(scenario)).toMatchObject([legacy, checkout, { name: "Refunds", color: "GREEN" }]);
    expect([readCard(board, old), readCard(board, paying)]).toEqual(["Legacy", "checkout"]);
    expect([labelsOf(old), labelsOf(paying)]).toEqual([
      ["needs: stream"],
      ["held: stream", "stream: checkout"],
    ]);
    expect(board.views.map(({ name }) => name)).not.toContain("By Stream");
    await expectNothingLeft(scenario, old);
    await expectNothingLeft(scenario, paying);
  });

  test("an option that somebody deletes comes back for the next issue that needs it", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, board, open, wait } = scenario;
    await open("The cart is empty");
    const [checkout] = optionsOf(scenario);
    updateField(fake.world, fieldOf(scenario)!, { options: [checkout!] });
    await wait(11 * 60_000);
    const issue = await open("A chargeback");
    expect(optionsOf(scenario)).toMatchObject([checkout, { name: "Refunds" }]);
    expect(readCard(board, issue)).toBe("Refunds");
  });
});

/** The labels work, and one line says what to do about the board. */
async function expectLabelsAndOneLine(scenario: Scenario, ...parts: readonly string[]): Promise<void> {
  const { open, log } = scenario;
  const issue = await open("The cart is empty");
  const other = await open("A chargeback");
  expect([labelsOf(issue), labelsOf(other)]).toEqual([["stream: checkout"], ["stream: refunds"]]);
  const troubles = listTroubles(log);
  expect(troubles).toHaveLength(1);
  for (const part of parts) expect(troubles[0]).toContain(part);
  await expectNothingLeft(scenario, issue);
}

describe("a board that cannot be used: labels still work, one line in the log", () => {
  test("a field with 50 options", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const options = Array.from({ length: 50 }, (_, index) => gray(`Team ${index}`));
    addField(scenario.fake.world, scenario.board, { name: "Stream", dataType: "SINGLE_SELECT", options });
    await expectLabelsAndOneLine(scenario, '"Stream"', '"Checkout", "Refunds"', "50 options", '"Team 0"');
    expect(optionsOf(scenario)).toHaveLength(50);
    expect(scenario.board.items).toHaveLength(2);
  });

  test("a field of another type", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    addField(scenario.fake.world, scenario.board, { name: "Stream", dataType: "TEXT" });
    await expectLabelsAndOneLine(scenario, '"Stream"', "TEXT", "SINGLE_SELECT", "project.field");
  });

  test("a board that is not there", async () => {
    const map = `${STREAMS}project: { owner: shop, number: 7 }\n`;
    const parts = [
      "board 7",
      '"shop"',
      "project.number",
      "Organization permissions > Projects: Read and write",
    ];
    await expectLabelsAndOneLine(await openScenario({ map }), ...parts);
  });

  test("a board of a user", async () => {
    const scenario = await openScenario({ map: `${STREAMS}project: { owner: mara, number: 1 }\n` });
    const { fake } = scenario;
    const mara = fake.as("mara").user;
    addProject(fake.world, mara, mara, { title: "Mine", isPublic: true });
    await expectLabelsAndOneLine(scenario, '"mara"', "Apps cannot see boards of users");
  });

  test("a closed board", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    closeProject(scenario.fake.world, scenario.fake.as("mara").user, scenario.board);
    await expectLabelsAndOneLine(scenario, "board 1", "is closed");
  });

  test.each([
    ["no permission", { issues: "write", contents: "read" }],
    ["reading alone", { issues: "write", contents: "read", organization_projects: "read" }],
  ] as const)("%s for boards", async (_, permissions) => {
    const scenario = await openScenario({ map: WITH_BOARD, permissions });
    await expectLabelsAndOneLine(scenario, "Organization permissions > Projects: Read and write");
    expect(scenario.board.items).toEqual([]);
  });
});

test("the permission is granted later: all is put on the board, without anybody's doing", async () => {
  const permissions = { issues: "write", contents: "read" } as const;
  const scenario = await openScenario({ map: WITH_BOARD, permissions });
  const { fake, board, installation, open, settle } = scenario;
  const issue = await open("The cart is empty");
  expect(readCard(board, issue)).toBeUndefined();
  const countTokens = () => fake.requests.filter(({ path }) => path.endsWith("/access_tokens")).length;
  const before = countTokens();
  fake.seed.permissions(installation, { ...permissions, organization_projects: "write" });
  await settle();
  // GitHub's tokens keep the permissions of the time when they were given out: one to read, and one to write.
  expect(countTokens()).toBe(before + 2);
  expect(readCard(board, issue)).toBe("Checkout");
  await expectNothingLeft(scenario, issue);
});
