import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { openRepository, type Repository } from "./open-repository.ts";
import { runCliOn } from "./run-cli-on.ts";

const COMMANDS = ["plan", "sync", "report"] as const;

describe.each(COMMANDS)(
  "%s: one clear line that says what to do, and the exit code says whose it is",
  (command) => {
    test.each<[string, (repository: Repository) => string | null, number, RegExp]>([
      ["no token", () => null, 1, /^No token for GitHub: set GH_TOKEN \(or GITHUB_TOKEN\)\./],
      [
        "a wrong token",
        () => "wrong",
        3,
        /^GH_TOKEN: GitHub does not take this token .*Set one that is good/,
      ],
      ["a token with a blank in it", () => "ghs_a b", 1, /^GH_TOKEN is no token: /],
      [
        "no access to the files",
        ({ shop }) => shop.fake.workflowToken("shop/web", { issues: "write" }),
        3,
        /^shop\/web: .*Contents: read/,
      ],
      [
        "no access to the issues",
        ({ shop }) => shop.fake.workflowToken("shop/web", { contents: "read" }),
        3,
        /^shop\/web: .*Issues: read/,
      ],
    ])("%s", async (_, token, exitCode, message) => {
      const repository = await openRepository();
      repository.open("The cart is empty");
      expectLine(await repository.run(command, token(repository)), exitCode, message);
    });

    test.each([
      [
        "no such repository",
        "shop/nowhere",
        3,
        /^shop\/nowhere: GitHub does not find it, or does not show it .* Check/,
      ],
      ["another's repository", "acme/shop", 3, /^acme\/shop: GitHub does not find it/],
      ["a name that is none", "shop", 2, /^--repo: write OWNER\/NAME, such as acme\/shop\.$/],
      ["an address", "https://github.com/acme/shop", 2, /^--repo: write OWNER\/NAME/],
    ])("%s", async (_, name, exitCode, message) => {
      const { shop, appToken } = await openRepository();
      expectLine(await runCliOn(shop.fake.url, appToken(), [command, "--repo", name]), exitCode, message);
    });

    test("a name that is none is told before a token is asked for", async () => {
      expect((await runCliOn("http://127.0.0.1:9", null, [command, "--repo", "shop"])).exitCode).toBe(2);
    });

    test("GITHUB_API_URL is no address", async () => {
      const result = await runCliOn("api.github.com", "ghs_a", [command, "--repo", "shop/web"]);
      expectLine(
        result,
        1,
        /^GITHUB_API_URL is no http or https address\. Write https:\/\/api\.github\.com, or /,
      );
    });

    test("a server that is not there", async () => {
      const result = await runCliOn("http://127.0.0.1:9", "ghs_a", [command, "--repo", "shop/web"]);
      expectLine(
        result,
        3,
        /^http:\/\/127\.0\.0\.1:9: GitHub did not answer.* Try again later, or check GITHUB_API_URL/,
      );
    });

    test.each([
      ["knows no such page", 404],
      ["shows a page of its own", 200],
    ])("a server that is no GitHub, and %s", async (_, status) => {
      const server = createServer((_request, response) => {
        response.writeHead(status, { "content-type": "text/html" }).end("<html>Welcome!</html>");
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      onTestFinished(() => void server.close());
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const result = await runCliOn(url, "ghs_a", [command, "--repo", "shop/web"]);
      expectLine(result, 3, new RegExp(`^${url}.* GITHUB_API_URL`));
    });

    test("no token is ever told", async () => {
      const { run } = await openRepository();
      for (const token of ["ghs_secret", "ghs_secret with blanks", "ghs_secret\u00e9"]) {
        const { stdout, stderr } = await run(command, token);
        expect(stdout + stderr).not.toContain("secret");
      }
    });
  },
);

function expectLine(
  { exitCode, stdout, stderr }: Awaited<ReturnType<Repository["run"]>>,
  code: number,
  message: RegExp,
): void {
  expect(stderr.trimEnd()).toMatch(message);
  expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: "" });
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
}
