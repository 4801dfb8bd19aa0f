import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openWorkflowShop } from "./open-workflow-shop.ts";

const FILES = { "json-path": "figures.json", "markdown-path": "page.md" } as const;
const NOWHERE = join(import.meta.dirname, "no-such-folder", "file");

describe("a runner that is not as it should be", () => {
  test.each([
    [
      "GITHUB_STEP_SUMMARY",
      /^The job summary can't be written: .*GITHUB_STEP_SUMMARY.* `markdown-path` writes/,
    ],
    ["GITHUB_OUTPUT", /^The outputs can't be given to later steps: the file that GITHUB_OUTPUT names/],
  ])("%s names no file: red, and all else is written", async (name, message) => {
    const shop = await openWorkflowShop({ issues: 5 });
    const { exitCode, annotations, summary, outputs, workspace } = await shop.run(FILES, {
      environment: { [name]: NOWHERE },
    });
    expect(exitCode).toBe(1);
    expect(annotations).toMatchObject([{ level: "error", message: expect.stringMatching(message) }]);
    expect(existsSync(join(workspace, "figures.json")) && existsSync(join(workspace, "page.md"))).toBe(true);
    expect(summary !== "").toBe(name !== "GITHUB_STEP_SUMMARY");
    expect(outputs.coverage !== undefined).toBe(name !== "GITHUB_OUTPUT");
  });

  test("no GITHUB_STEP_SUMMARY at all: green, and the log says so", async () => {
    const shop = await openWorkflowShop({ issues: 5 });
    const { exitCode, log, outputs } = await shop.run({}, { environment: { GITHUB_STEP_SUMMARY: "" } });
    expect(exitCode).toBe(0);
    expect(log).toContain("This runner shows no job summary");
    expect(outputs.coverage).toBe("100");
  });

  test.each(["", "shop"])(
    'GITHUB_REPOSITORY is "%s": said, and nothing is asked of GitHub',
    async (written) => {
      const shop = await openWorkflowShop({ issues: 0 });
      const { exitCode, annotations } = await shop.run({}, { environment: { GITHUB_REPOSITORY: written } });
      expect(exitCode).toBe(1);
      expect(annotations.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^GITHUB_REPOSITORY is not OWNER\/NAME\. A runner sets it/),
      ]);
      expect(shop.fake.requests).toEqual([]);
    },
  );
});
