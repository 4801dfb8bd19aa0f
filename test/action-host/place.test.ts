import { describe, expect, test } from "vitest";
import { placeInRepository } from "../../action/place-in-repository.ts";
import { readPlace } from "../../action/read-place.ts";

describe("where a workflow runs", () => {
  const repo = { owner: "acme", repo: "shop" };
  const CONTEXT = { repo, serverUrl: "https://github.com", apiUrl: "https://api.github.com", runId: 7 };

  test.each([
    ["github.com", {}, "https://api.github.com", "https://github.com/acme/shop/actions/runs/7"],
    [
      "an Enterprise Server",
      { serverUrl: "https://git.acme.example/", apiUrl: "https://git.acme.example/api/v3/" },
      "https://git.acme.example/api/v3",
      "https://git.acme.example/acme/shop/actions/runs/7",
    ],
    ["a stand-in without runs", { runId: Number.NaN }, "https://api.github.com", null],
  ])("%s", (_where, more, apiUrl, runUrl) => {
    expect(readPlace({ ...CONTEXT, ...more })).toEqual({ repository: "acme/shop", apiUrl, runUrl });
  });
  test.each([
    [
      "a runner that does not say",
      {
        get repo(): never {
          throw new Error("GITHUB_REPOSITORY");
        },
      },
    ],
    ["no name", { repo: { owner: "shop" } }],
    ["an address", { repo: { owner: "https:", repo: "" } }],
  ])("%s is told", (_what, more) => {
    const context = Object.create(CONTEXT, Object.getOwnPropertyDescriptors(more)) as typeof CONTEXT;
    expect(() => readPlace(context)).toThrow(/^GITHUB_REPOSITORY is not OWNER\/NAME/);
  });
  test("an address that is none is told", () => {
    expect(() => readPlace({ ...CONTEXT, apiUrl: "ftp://x" })).toThrow(/^GITHUB_API_URL/);
  });
});

test.each([
  [".github/flow-map.yml", ".github/flow-map.yml"],
  ["./maps/../flow.yml", "flow.yml"],
  ["/home/work/maps/flow.yml", "maps/flow.yml"],
  ["/etc/flow.yml", "/etc/flow.yml"],
  ["../flow.yml", "../flow.yml"],
  ["..maps/flow.yml", "..maps/flow.yml"],
])("an annotation names %s as %s", (file, expected) => {
  expect(placeInRepository(file, "/home/work")).toBe(expected);
});
