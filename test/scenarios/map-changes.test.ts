import { describe, expect, test } from "vitest";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { listTroubles } from "./list-troubles.ts";
import { labelsOf, MINUTE, openScenario, type Scenario, STREAMS, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";

const MAP = ".github/flow-map.yml";
const push = ({ fake }: Scenario, text: string | null) => fake.as("mara").push("shop/web", MAP, text);

describe("a label of the map in the repository", () => {
  test("is renamed: the one that the map names comes back, the holds with it", async () => {
    const scenario = await openScenario({ labels: ["stream: refunds"] });
    const { fake, open, settle } = scenario;
    const issue = await open("The cart is empty");
    const held = await open("Card is refused", { labels: ["stream: refunds"], by: "tom" });
    fake.as("mara").editLabel("shop/web", "stream: checkout", { name: "checkout team" });
    fake.as("mara").editLabel("shop/web", "stream: refunds", { name: "STREAM: Refunds" });
    await settle();
    expect(labelsOf(issue)).toEqual(["checkout team", "stream: checkout"]);
    expect(labelsOf(held)).toEqual(["STREAM: Refunds"]);
    await expectNothingLeft(scenario, issue);
    await expectNothingLeft(scenario, held);
  });

  test("is deleted: it is made anew, with its colour and outcome, for those that need it", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const [issue, other] = [await open("The cart is empty"), await open("A chargeback")];
    fake.as("mara").deleteLabel("shop/web", "stream: checkout");
    await settle();
    expect([labelsOf(issue), labelsOf(other)]).toEqual([["stream: checkout"], ["stream: refunds"]]);
    expect(issue.labels).toMatchObject([{ color: "0969da", description: "Shoppers pay in under a minute" }]);
    await expectNothingLeft(scenario, issue);
  });

  test("keeps the colour and description that people gave it", async () => {
    const scenario = await openScenario({ labels: ["stream: checkout"] });
    const issue = await scenario.open("The cart is empty");
    expect(issue.labels).toMatchObject([{ color: "d73a4a", description: null }]);
  });

  test("another label is deleted: nobody is woken", async () => {
    const { fake, open, settle, takeRequests } = await openScenario({ labels: ["bug"] });
    await open("The cart is empty");
    takeRequests();
    fake.as("mara").deleteLabel("shop/web", "bug");
    await settle();
    expect(takeRequests()).toEqual([]);
  });
});

describe("a new map is pushed", () => {
  test("all open issues are planned anew: labels alone, no first comments", async () => {
    const scenario = await openScenario();
    const { fake, open, settle, wait } = scenario;
    const [cart, odd, closed] = [await open("The cart"), await open("Odd search"), await open("Search")];
    fake.as("sam").close(closed);
    await settle();
    fake.world.comments.clear();
    push(scenario, `${STREAMS.replace("cart, ", "")}  search: { name: Search, words: [search] }\n`);
    await wait(20 * MINUTE);
    expect([cart, odd, closed].map(labelsOf)).toEqual([
      ["needs: stream"],
      ["stream: search"],
      ["needs: stream"],
    ]);
    expect(fake.world.comments.get(cart) ?? []).toEqual([]);
    await expectNothingLeft(scenario, odd);
  });

  test("a board is named: all open issues come onto it", async () => {
    const scenario = await openScenario();
    const { open, settle, board } = scenario;
    const [cart, odd] = [await open("The cart"), await open("Something is odd")];
    push(scenario, WITH_BOARD);
    await settle();
    expect([readCard(board, cart), readCard(board, odd)]).toEqual(["Checkout", null]);
    await expectNothingLeft(scenario, cart);
  });

  test("a stream gets another name and label: what the map knows no more is left alone", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { open, settle, board } = scenario;
    const issue = await open("The cart");
    push(scenario, WITH_BOARD.replace("name: Checkout", 'name: Paying, label: "flow/pay"'));
    await settle();
    expect([labelsOf(issue), readCard(board, issue)]).toEqual([["flow/pay", "stream: checkout"], "Checkout"]);
    await expectNothingLeft(scenario, issue);
  });

  test("a stream is retired: its issues go to the successor, a person's label stays beside it", async () => {
    const scenario = await openScenario({ labels: ["stream: checkout"] });
    const { open, settle } = scenario;
    const [ours, theirs] = [
      await open("The cart"),
      await open("X", { labels: ["stream: checkout"], by: "tom" }),
    ];
    push(scenario, STREAMS.replace(/checkout: .*/, "checkout: { retired: { into: refunds } }"));
    await settle();
    expect([labelsOf(ours), labelsOf(theirs)]).toEqual([
      ["needs: stream"],
      ["stream: checkout", "stream: refunds"],
    ]);
    await expectNothingLeft(scenario, theirs);
  });

  test("an invalid one: the last valid one stays in force, and new issues are still sorted by it", async () => {
    const scenario = await openScenario();
    const { open, settle, log } = scenario;
    const before = await open("The cart");
    for (const text of ["version: 1\nstreams: {", "", "\u0000", "version: 2\n", "- a\n- b\n"]) {
      push(scenario, text);
      await settle();
    }
    const after = await open("A chargeback");
    expect([labelsOf(before), labelsOf(after)]).toEqual([["stream: checkout"], ["stream: refunds"]]);
    expect(new Set(listTroubles(log))).toEqual(
      new Set([
        "warn: The flow map is invalid: the last valid version stays in force. Run `streamkeeper check` on it.",
      ]),
    );
    push(scenario, STREAMS.replace("cart", "trolley"));
    await settle();
    expect(labelsOf(before)).toEqual(["needs: stream"]);
  });

  test("one of 2 MB: invalid, told, the last valid one stays in force", async () => {
    const scenario = await openScenario();
    const { open, settle, log } = scenario;
    push(scenario, `${STREAMS}# ${"x".repeat(2 << 20)}\n`);
    await settle();
    const issue = await open("The cart");
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    expect(listTroubles(log)).toHaveLength(1);
    await expectNothingLeft(scenario, issue);
  });

  test("while an issue is looked at: it is decided by the new one", async () => {
    const scenario = await openScenario();
    const { fake, open } = scenario;
    await open("A chargeback");
    fake.post.hold();
    push(scenario, STREAMS.replace("cart", "trolley"));
    fake.post.release(() => []);
    const issue = await open("The cart is empty");
    expect(labelsOf(issue)).toEqual(["needs: stream"]);
  });

  test("a push elsewhere wakes nobody", async () => {
    const { fake, open, settle, takeRequests } = await openScenario();
    await open("The cart");
    takeRequests();
    fake.as("mara").push("shop/web", "README.md", "Hello\n");
    await settle();
    expect(takeRequests()).toEqual([]);
  });
});

describe("no map", () => {
  test("at all: nothing happens, one read", async () => {
    const { open, takeRequests, log } = await openScenario({ map: null });
    const issue = await open("The cart is empty");
    expect([labelsOf(issue), takeRequests(), listTroubles(log)]).toEqual([[], [], []]);
  });

  test("any more: nothing happens any more, nothing is taken off", async () => {
    const scenario = await openScenario();
    const { fake, open, settle, takeRequests } = scenario;
    const before = await open("The cart is empty");
    push(scenario, null);
    await settle();
    fake.as("sam").edit(before, { title: "A chargeback" });
    const after = await open("A refund");
    expect([labelsOf(before), labelsOf(after)]).toEqual([["stream: checkout"], []]);
    expect(takeRequests().filter((name) => name === "WriteIssues")).toHaveLength(1);
    push(scenario, STREAMS);
    await settle();
    expect([labelsOf(before), labelsOf(after)]).toEqual([["stream: refunds"], ["stream: refunds"]]);
  });
});
