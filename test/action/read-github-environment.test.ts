import { describe, expect, test } from "vitest";
import { readGitHubEnvironment } from "../../action/read-github-environment.ts";
import { UserError } from "../../action/user-error.ts";

type Environment = Parameters<typeof readGitHubEnvironment>[0];

const messageOf = (environment: Environment): string => {
  try {
    readGitHubEnvironment(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).exitCode).toBe(1);
    return (error as UserError).message;
  }
  return "";
};

describe("the token", () => {
  test.each<[Environment, string, string]>([
    [{ GH_TOKEN: "a", GITHUB_TOKEN: "b" }, "a", "GH_TOKEN"],
    [{ GITHUB_TOKEN: "b" }, "b", "GITHUB_TOKEN"],
    [{ GH_TOKEN: " ", GITHUB_TOKEN: " b\n" }, "b", "GITHUB_TOKEN"],
  ])("%j", (environment, token, tokenName) => {
    expect(readGitHubEnvironment(environment)).toEqual({
      token,
      tokenName,
      projectToken: null,
      apiUrl: "https://api.github.com",
    });
  });

  test.each<Environment>([{}, { GH_TOKEN: "", GITHUB_TOKEN: " " }])("none: %j", (environment) => {
    expect(messageOf(environment)).toContain("set GH_TOKEN (or GITHUB_TOKEN)");
  });

  test.each(["GH_TOKEN", "GITHUB_TOKEN", "STREAMKEEPER_PROJECT_TOKEN"])("%s that is none", (name) => {
    for (const value of ["ghs_a b", "ghs_a\r\nx: y", "ghs_ä", "ghs_a\u0000"]) {
      const message = messageOf({ GITHUB_TOKEN: "good", [name]: value });
      expect(message).toMatch(new RegExp(`^${name} is no token: `));
      expect(message).not.toContain("ghs_");
    }
  });
});

test("the board's token", () => {
  const read = (value: string) =>
    readGitHubEnvironment({ GH_TOKEN: "a", STREAMKEEPER_PROJECT_TOKEN: value }).projectToken;
  expect(read("b")).toBe("b");
  expect(read("")).toBeNull();
});

describe("the server", () => {
  test.each([
    ["https://api.github.com/", "https://api.github.com"],
    ["https://github.acme.com/api/v3", "https://github.acme.com/api/v3"],
    ["https://github.acme.com/api/v3//", "https://github.acme.com/api/v3"],
    [" http://127.0.0.1:8000 ", "http://127.0.0.1:8000"],
    ["", "https://api.github.com"],
  ])("%j is read as %s", (GITHUB_API_URL, apiUrl) => {
    expect(readGitHubEnvironment({ GH_TOKEN: "a", GITHUB_API_URL }).apiUrl).toBe(apiUrl);
  });

  test.each(["api.github.com", "ftp://github.com", "https://mara:secret@github.com", "//x"])(
    "%s is none",
    (url) => {
      const message = messageOf({ GH_TOKEN: "a", GITHUB_API_URL: url });
      expect(message).toMatch(
        /^GITHUB_API_URL is no http or https address\. Write https:\/\/api\.github\.com, or/,
      );
      expect(message).not.toContain("secret");
    },
  );
});
