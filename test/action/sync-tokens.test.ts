import { describe, expect, test } from "vitest";
import { labelsOf, openRepository, WITH_BOARD } from "./open-repository.ts";

const AS_IT_SHOULD_BE = { exitCode: 0, stderr: "" } as const;

describe("tokens", () => {
  test("a person's is refused before anything is read of the repository or written", async () => {
    const { shop, open, run, takeRequests } = await openRepository();
    open("The cart is empty");
    takeRequests();
    const { exitCode, stdout, stderr } = await run("sync", shop.fake.userToken("mara"));
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^The token is that of mara, a person: .*--as-person.*\n$/);
    expect(takeRequests().map(({ documentName }) => documentName)).toEqual(["ReadFeatures", "ReadIdentity"]);
  });

  test("a person's with --as-person: its labels are that person's choice", async () => {
    const { shop, open, run } = await openRepository();
    const [cart] = open("The cart is empty");
    const token = shop.fake.userToken("mara");
    expect((await run("sync --as-person", token)).exitCode).toBe(0);
    expect(labelsOf(cart!)).toEqual(["stream: checkout"]);
    shop.fake.as("sam").edit(cart!, { title: "Refund is late" });
    expect((await run("sync --as-person", token)).stdout).toContain("everything is as it should be");
    expect(labelsOf(cart!)).toEqual(["stream: checkout"]);
  });

  test("a person's may look", async () => {
    const { shop, open, run } = await openRepository();
    open("The cart is empty");
    expect(await run("sync --dry-run", shop.fake.userToken("noor"))).toMatchObject(AS_IT_SHOULD_BE);
  });

  test("a workflow's does all but the board, which needs one of its own", async () => {
    const { shop, appToken, open, run } = await openRepository({ map: WITH_BOARD });
    const [cart] = open("The cart is empty");
    const token = shop.fake.workflowToken("shop/web", { issues: "write", contents: "read" });
    const alone = await run("sync", token);
    expect(alone.exitCode).toBe(0);
    expect(alone.stderr.match(/^project: /gm)).toHaveLength(1);
    expect(alone.stderr).toMatch(/^project: board 1 of "shop" is not there, or cannot be seen\./);
    expect(alone.stderr).toContain("Set STREAMKEEPER_PROJECT_TOKEN to a token that sees the board.");
    expect(labelsOf(cart!)).toEqual(["stream: checkout"]);
    const wrong = await run("sync", token, { STREAMKEEPER_PROJECT_TOKEN: "wrong" });
    expect(wrong).toMatchObject({
      exitCode: 0,
      stdout: "1 open issue read, everything is as it should be.\n",
    });
    expect(wrong.stderr).toContain("That is what STREAMKEEPER_PROJECT_TOKEN sees: is it still good?");
    const both = { STREAMKEEPER_PROJECT_TOKEN: appToken() };
    expect(await run("sync", token, both)).toMatchObject(AS_IT_SHOULD_BE);
    expect(shop.board.items).toHaveLength(1);
    expect((await run("sync", token, both)).stdout).toContain("everything is as it should be");
  });

  test("a board token that does not see the repository: its cards are left alone, and that is told", async () => {
    const { shop, appToken, open, run } = await openRepository({ map: WITH_BOARD });
    const { fake, app } = shop;
    const [cart] = open("The cart is empty", "Refund is late");
    const boards = fake.seed.app({
      slug: "boards",
      publicKey: String(app.publicKey?.export({ type: "spki", format: "pem" })),
      events: [],
      webhookUrl: null,
      webhookSecret: "",
      permissions: { issues: "read", organization_projects: "write" },
    });
    const token = fake.installationToken(fake.seed.install(boards, "shop", []));
    const { exitCode, stderr } = await run("sync", appToken(), { STREAMKEEPER_PROJECT_TOKEN: token });
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      "The cards of 2 issues cannot be seen, so they are left alone. The token for the board has to see the repository, too.\n\n",
    );
    expect(labelsOf(cart!)).toEqual(["stream: checkout"]);
    expect(shop.board.items).toEqual([]);
  });

  test("one that may only read: what is missing is told once, exit code 3", async () => {
    const { shop, open, run } = await openRepository({ withLabels: false });
    open("The cart is empty", "Refund is late", "Refund is lost");
    const token = shop.fake.workflowToken("shop/web", { issues: "read", contents: "read" });
    expect((await run("plan", token)).exitCode).toBe(0);
    const { exitCode, stdout, stderr } = await run("sync", token);
    expect(exitCode).toBe(3);
    expect(stdout).toBe("3 open issues read, no issue changed.\n");
    expect(stderr).toMatch(/^labels: .* could not be created in shop\/web\. .*Issues: Read and write/);
    expect(stderr).toContain("#1: Not done: add-labels. ");
    expect(stderr).toContain("2 issues not changed, for the reason told above.");
  });
});
