import { describe, expect, test } from "vitest";
import {
  narrowPermissions,
  type Permissions,
  READING,
  WRITING,
  WRITING_WITH_BOARD,
} from "../../app/narrow-permissions.ts";

const ALL: Permissions = {
  metadata: "read",
  issues: "write",
  contents: "read",
  organization_projects: "write",
};
const METADATA = { metadata: "read" };

describe("what a token is asked for", () => {
  test.each<[string, Permissions, Permissions, Permissions]>([
    ["all is granted", READING, ALL, READING],
    ["more than ever is needed", READING, { ...ALL, contents: "write", secrets: "read" }, READING],
    [
      "no boards",
      READING,
      { issues: "write", contents: "read" },
      { ...METADATA, issues: "read", contents: "read" },
    ],
    ["writing", WRITING, ALL, { ...METADATA, issues: "write" }],
    [
      "writing on boards",
      WRITING_WITH_BOARD,
      ALL,
      { ...METADATA, issues: "write", organization_projects: "write" },
    ],
    ["less than is needed", WRITING, { issues: "read" }, { ...METADATA, issues: "read" }],
    [
      "a board that is administered",
      WRITING_WITH_BOARD,
      { organization_projects: "admin" },
      { ...METADATA, organization_projects: "write" },
    ],
    ["nothing at all", WRITING, {}, METADATA],
    ["a level that we do not know", WRITING, { issues: "most" }, METADATA],
    ["a name that every object has", { toString: "write" }, {}, METADATA],
  ])("%s", (_, wanted, granted, narrowed) => {
    expect(narrowPermissions(wanted, granted)).toEqual(narrowed);
  });

  test("what reads cannot write, and what writes cannot read code", () => {
    expect(Object.values(READING)).toEqual(["read", "read", "read", "read"]);
    expect(WRITING_WITH_BOARD).not.toHaveProperty("contents");
  });
});
