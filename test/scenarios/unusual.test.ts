import { describe, expect, test } from "vitest";
import { addProject } from "../github/state/add-project.ts";
import { addField } from "../github/state/change-field.ts";
import { actBefore } from "./act-before.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { listTroubles } from "./list-troubles.ts";
import { labelsOf, MINUTE, openScenario, STREAMS, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";
import { say } from "./say.ts";

const HELD_REFUNDS = ["held: stream", "stream: refunds"];

describe("labels", () => {
  test("of the map's names in another case are taken as they are", async () => {
    const scenario = await openScenario({ labels: ["Stream: CHECKOUT", "NEEDS: Stream"] });
    const { fake, open, settle } = scenario;
    const issue = await open("Something is odd");
    expect(labelsOf(issue)).toEqual(["NEEDS: Stream"]);
    fake.as("sam").edit(issue, { title: "The cart is odd" });
    await settle();
    expect(labelsOf(issue)).toEqual(["Stream: CHECKOUT"]);
    await expectNothingLeft(scenario, issue);
  });

  test("held: stream, put by a person: what is there is held; nothing is there: none", async () => {
    const scenario = await openScenario({ labels: ["held: stream"] });
    const { fake, open, settle } = scenario;
    const [cart, odd] = [await open("The cart"), await open("Something is odd")];
    for (const issue of [cart, odd]) fake.as("tom").label(issue, "held: stream");
    await settle();
    for (const issue of [cart, odd]) fake.as("sam").edit(issue, { title: "A chargeback" });
    await settle();
    expect([labelsOf(cart), labelsOf(odd)]).toEqual([["held: stream", "stream: checkout"], ["held: stream"]]);
    await expectNothingLeft(scenario, cart);
    await expectNothingLeft(scenario, odd);
  });

  test("a hundred of them on the issue: given up after five tries, told, and no more than that", async () => {
    const labels = Array.from({ length: 100 }, (_, index) => `label ${index}`);
    const { fake, open, settle, log } = await openScenario({ labels });
    const issue = await open("The cart is empty", { labels, by: "tom" });
    const troubles = listTroubles(log);
    expect([troubles.length, troubles.at(-1)]).toEqual([5, expect.stringContaining("error: Given up.")]);
    fake.as("tom").unlabel(issue, "label 7");
    await settle();
    expect(labelsOf(issue)).toContain("stream: checkout");
  });

  test("a command's label is deleted between our read and our write: followed, heard once", async () => {
    const scenario = await openScenario();
    const { fake, open } = scenario;
    const issue = await open("The cart is empty");
    actBefore(fake, "WriteIssues", () => fake.as("mara").deleteLabel("shop/web", "stream: refunds"));
    const answered = await say(scenario, "tom", issue, "/stream refunds");
    expect(answered).toMatchObject({ reactions: ["THUMBS_UP"], replies: [] });
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
    await expectNothingLeft(scenario, issue);
  });

  test("with 300 others in the repository, and 50 streams", async () => {
    const streams = Array.from({ length: 48 }, (_, at) => `  s${at}: { words: [word${at}] }\n`).join("");
    const labels = Array.from({ length: 300 }, (_, index) => `label ${index}`);
    const scenario = await openScenario({ map: `${STREAMS}${streams}`, labels });
    const issue = await scenario.open("word47");
    expect(labelsOf(issue)).toEqual(["stream: s47"]);
    await expectNothingLeft(scenario, issue);
  });
});

describe("boards", () => {
  test("a move on another board, in a field of the same name: nothing of ours", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, board, open, settle } = scenario;
    const issue = await open("The cart is empty");
    const mara = fake.as("mara");
    const [own] = fake.world.organizations;
    const other = addProject(fake.world, mara.user, own!, { title: "Other" });
    const options = [{ name: "Refunds", color: "RED", description: "" }] as const;
    addField(fake.world, other, { name: "Stream", dataType: "SINGLE_SELECT", options });
    mara.addCard(other, issue);
    mara.moveCard(other, issue, "Stream", "Refunds");
    mara.removeCard(other, issue);
    await settle();
    expect([labelsOf(issue), readCard(board, issue)]).toEqual([["stream: checkout"], "Checkout"]);
    await expectNothingLeft(scenario, issue);
  });

  test("a move to a retired stream's option: its successor", async () => {
    const retired = "  old-pay: { name: Old pay, retired: { into: refunds } }\nproject:";
    const scenario = await openScenario({ map: WITH_BOARD.replace("project:", retired) });
    const { fake, board, open, settle } = scenario;
    const options = ["Old pay", "Checkout", "Refunds"].map(
      (name) => ({ name, color: "RED", description: "" }) as const,
    );
    addField(fake.world, board, { name: "Stream", dataType: "SINGLE_SELECT", options });
    const issue = await open("The cart is empty");
    fake.as("tom").moveCard(board, issue, "Stream", "Old pay");
    await settle();
    expect([labelsOf(issue), readCard(board, issue)]).toEqual([HELD_REFUNDS, "Refunds"]);
    await expectNothingLeft(scenario, issue);
  });

  test("a move while the issue is closed: followed once it is open again", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, board, open, settle, clock } = scenario;
    const issue = await open("The cart is empty");
    fake.as("sam").close(issue);
    await settle();
    clock.pass(5000);
    fake.as("tom").moveCard(board, issue, "Stream", "Refunds");
    await settle();
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    fake.as("sam").reopen(issue);
    await settle();
    expect([labelsOf(issue), readCard(board, issue)]).toEqual([HELD_REFUNDS, "Refunds"]);
    await expectNothingLeft(scenario, issue);
  });

  test("an issue on 30 boards", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, board, open, settle } = scenario;
    const issue = await open("The cart is empty");
    const mara = fake.as("mara");
    mara.removeCard(board, issue);
    for (let count = 0; count < 30; count++) {
      const other = addProject(fake.world, mara.user, fake.world.organizations[0]!, { title: `B${count}` });
      mara.addCard(other, issue);
    }
    mara.addCard(board, issue);
    await settle();
    expect(readCard(board, issue)).toBe("Checkout");
    await expectNothingLeft(scenario, issue);
  });
});

describe("transferred", () => {
  test("with our comment: there it is the same one", async () => {
    const scenario = await openScenario();
    const { fake, open, wait, settle } = scenario;
    fake.seed.repository("shop/api", {
      roles: { mara: "maintain" },
      files: { ".github/flow-map.yml": STREAMS },
    });
    const issue = await open("Something is odd");
    await wait(5 * MINUTE);
    const moved = fake.as("mara").transfer(issue, "shop/api");
    await settle();
    expect(labelsOf(moved)).toEqual(["needs: stream"]);
    expect(fake.world.comments.get(moved)).toHaveLength(1);
    await expectNothingLeft(scenario, moved);
  });

  test("to a repository without a map, between the event and our read: nothing", async () => {
    const scenario = await openScenario();
    const { fake, open, log } = scenario;
    fake.seed.repository("shop/api", { roles: { mara: "maintain" } });
    actBefore(fake, "ReadIssue", () => fake.as("mara").transfer("shop/web#1", "shop/api"));
    await open("The cart is empty");
    const [moved] = fake.world.issues.get(fake.world.repositories[1]!)!.values();
    expect([labelsOf(moved!), listTroubles(log)]).toEqual([[], []]);
  });
});
