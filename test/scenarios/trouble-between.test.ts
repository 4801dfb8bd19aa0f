import { describe, expect, test } from "vitest";
import { actBefore } from "./act-before.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { listTroubles } from "./list-troubles.ts";
import { labelsOf, MINUTE, openScenario, type Scenario, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";

/* What people do between an event, our read and our write. Nothing is lost, nothing breaks, nothing goes in circles. */

const FIRST = "shop/web#1";
const mutationsOf = ({ fake }: Scenario) => fake.requests.filter(({ isMutation }) => isMutation).length;

describe("between our read and our write", () => {
  test("the label is deleted in the repository: made anew, put", async () => {
    const scenario = await openScenario();
    const { fake, open, log } = scenario;
    const before = await open("The cart");
    actBefore(fake, "WriteIssues", () => fake.as("mara").deleteLabel("shop/web", "stream: checkout"));
    const issue = await open("The cart is empty");
    expect([labelsOf(before), labelsOf(issue)]).toEqual([["stream: checkout"], ["stream: checkout"]]);
    expect(listTroubles(log)).toHaveLength(1);
    await expectNothingLeft(scenario, issue);
  });

  test("the label is deleted three times: tried until it stays", async () => {
    const scenario = await openScenario();
    const { fake, open, log } = scenario;
    await open("The cart");
    const again = (times: number): void =>
      actBefore(fake, "WriteIssues", () => {
        const all = fake.world.labels.get(fake.world.repositories[0]!)!;
        if (times > 1) again(times - 1);
        if (all.some(({ name }) => name === "stream: checkout"))
          fake.as("mara").deleteLabel("shop/web", "stream: checkout");
      });
    again(3);
    const issue = await open("The cart is empty");
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    expect(listTroubles(log).filter((line) => line.startsWith("error"))).toEqual([]);
    await expectNothingLeft(scenario, issue);
  });

  test("the option is deleted on the board: made anew, set", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, open, board } = scenario;
    await open("A chargeback");
    const field = board.fields.find(({ name }) => name === "Stream")!;
    actBefore(fake, "WriteIssues", () => {
      field.options = field.options.slice(1);
    });
    const issue = await open("The cart is empty");
    expect(readCard(board, issue)).toBe("Checkout");
    await expectNothingLeft(scenario, issue);
  });

  test("the issue is deleted", async () => {
    const { fake, open, log } = await openScenario();
    actBefore(fake, "WriteIssues", () => fake.as("mara").deleteIssue(FIRST));
    await open("The cart is empty");
    expect(fake.world.issues.get(fake.world.repositories[0]!)!.size).toBe(0);
    expect(listTroubles(log)).toHaveLength(1);
    expect(log.at(-1)!.message).toBe("The issue is not there any more: nothing is done.");
  });

  test("the issue is transferred: it is done where it is now", async () => {
    const scenario = await openScenario();
    const { fake, open, log } = scenario;
    const map = "version: 1\nstreams: { pay: { words: [cart] } }\n";
    fake.seed.repository("shop/api", { files: { ".github/flow-map.yml": map } });
    actBefore(fake, "WriteIssues", () => fake.as("mara").transfer(FIRST, "shop/api"));
    await open("The cart is empty");
    const [moved] = fake.world.issues.get(fake.world.repositories[1]!)!.values();
    expect(labelsOf(moved!)).toEqual(["stream: pay"]);
    expect(listTroubles(log).filter((line) => line.startsWith("error"))).toEqual([]);
    await expectNothingLeft(scenario, moved!);
  });

  test("the issue is closed: the label that was under way is put, and then it is left alone", async () => {
    const scenario = await openScenario();
    const { fake, open } = scenario;
    actBefore(fake, "WriteIssues", () => fake.as("sam").close(FIRST));
    const issue = await open("Something is odd");
    expect(labelsOf(issue)).toEqual(["needs: stream"]);
    await expectNothingLeft(scenario, issue);
  });

  test("the issue is locked: labels work all the same, and so does the comment of an App", async () => {
    const scenario = await openScenario();
    const { fake, open, wait } = scenario;
    actBefore(fake, "WriteIssues", () => fake.as("mara").lock(FIRST));
    const issue = await open("Something is odd");
    await wait(5 * MINUTE);
    expect(labelsOf(issue)).toEqual(["needs: stream"]);
    expect(fake.world.comments.get(issue)).toHaveLength(1);
    await expectNothingLeft(scenario, issue);
  });

  test("the issue becomes a discussion before our comment", async () => {
    const scenario = await openScenario();
    const { fake, open, wait, log } = scenario;
    const issue = await open("Something is odd");
    actBefore(fake, "WriteIssues", () => fake.as("mara").convertToDiscussion(issue));
    await wait(5 * MINUTE);
    expect(fake.world.comments.get(issue) ?? []).toEqual([]);
    expect(listTroubles(log)).toHaveLength(1);
    await expectNothingLeft(scenario, issue);
  });

  test("the text changes: decided anew", async () => {
    const scenario = await openScenario();
    const { fake, open } = scenario;
    actBefore(fake, "WriteIssues", () => fake.as("sam").edit(FIRST, { title: "A chargeback" }));
    const issue = await open("The cart is empty");
    expect(labelsOf(issue)).toEqual(["stream: refunds"]);
    await expectNothingLeft(scenario, issue);
  });

  test("a person takes a label off that we are about to take off", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("The cart is empty");
    actBefore(fake, "WriteIssues", () => fake.as("tom").unlabel(issue, "stream: checkout"));
    fake.as("sam").edit(issue, { title: "A chargeback" });
    await settle();
    expect(labelsOf(issue)).toEqual(["stream: refunds"]);
    await expectNothingLeft(scenario, issue);
  });
});

describe("between the event and our read", () => {
  test("the issue is deleted", async () => {
    const scenario = await openScenario();
    const { fake, open, log } = scenario;
    actBefore(fake, "ReadIssue", () => fake.as("mara").deleteIssue(FIRST));
    await open("The cart is empty");
    expect([mutationsOf(scenario), listTroubles(log)]).toEqual([0, []]);
  });

  test("it becomes a discussion", async () => {
    const scenario = await openScenario();
    const { fake, open, log } = scenario;
    actBefore(fake, "ReadIssue", () => fake.as("mara").convertToDiscussion(FIRST));
    await open("The cart is empty");
    expect([mutationsOf(scenario), listTroubles(log)]).toEqual([0, []]);
  });

  test("the repository gets another name", async () => {
    const scenario = await openScenario();
    const { fake, open, log } = scenario;
    actBefore(fake, "ReadIssue", () => fake.as("mara").renameRepository("shop/web", "site"));
    const issue = await open("The cart is empty");
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    expect(listTroubles(log)).toEqual([]);
    await expectNothingLeft(scenario, issue);
  });
});

describe("a permission is lost in the middle", () => {
  test("to write issues: the line names it; it comes back: done without anybody's doing", async () => {
    const scenario = await openScenario();
    const { fake, open, installation, log, settle } = scenario;
    const permissions = { contents: "read", organization_projects: "write" } as const;
    actBefore(fake, "WriteIssues", () =>
      fake.seed.permissions(installation, { ...permissions, issues: "read" }),
    );
    const issue = await open("The cart is empty");
    expect(labelsOf(issue)).toEqual([]);
    const line =
      'error: Given up.: Not done: add-labels. GitHub does not allow this token to do it. The App or token needs "Repository permissions > Issues: Read and write", and the repository must not be archived.';
    expect(new Set(listTroubles(log))).toEqual(new Set([line]));
    fake.seed.permissions(installation, { ...permissions, issues: "write" });
    await settle();
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    await expectNothingLeft(scenario, issue);
  });

  test("for boards: labels go on, one line names the permission", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, open, installation, log, settle } = scenario;
    const issue = await open("The cart is empty");
    fake.seed.permissions(installation, { contents: "read", issues: "write" });
    await settle();
    fake.as("sam").edit(issue, { title: "A chargeback" });
    await settle();
    expect(labelsOf(issue)).toEqual(["stream: refunds"]);
    expect(listTroubles(log).join("\n")).toContain("Projects: ");
    await expectNothingLeft(scenario, issue);
  });

  test("of a suspended installation: told, and nothing else", async () => {
    const scenario = await openScenario();
    const { fake, open, installation, log } = scenario;
    actBefore(fake, "ReadIssue", () => fake.seed.suspend(installation));
    const issue = await open("The cart is empty");
    expect(labelsOf(issue)).toEqual([]);
    expect(listTroubles(log)).toHaveLength(1);
  });

  test("of a removed one", async () => {
    const scenario = await openScenario();
    const { fake, open, installation, log } = scenario;
    await open("The cart");
    actBefore(fake, "ReadIssue", () => fake.seed.uninstall(installation));
    const issue = await open("The cart is empty");
    expect(labelsOf(issue)).toEqual([]);
    expect(listTroubles(log).filter((line) => line.startsWith("error"))).toEqual([]);
    expect(log.filter(({ fields }) => fields.closure === "uninstalled")).toHaveLength(1);
  });
});
